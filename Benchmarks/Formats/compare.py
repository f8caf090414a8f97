"""Compares what the program reads from every file of a folder with the first one, and prints a table.

    compare.py PROGRAM FOLDER REFERENCE

A file is read as meant if `check --json` reports the same stars, quantities, missing values and ranges.
"""
import json
import pathlib
import subprocess
import sys

program, folder, reference = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]


def read(path):
    """The facts about a table, or the first line of the errors."""
    run = subprocess.run([program, "check", str(path), "--json"], capture_output=True, text=True)
    try:
        found = json.loads(run.stdout)
    except json.JSONDecodeError:
        return run.stderr.splitlines()[0][:100] if run.stderr else f"exit code {run.returncode}"
    if "stars" not in found:
        return found["diagnostics"][0]["message"][:100]
    facts = {"rows": found["rows"], "stars": found["stars"]}
    for quantity in found["quantities"]:
        values = [quantity[key] for key in ("smallest", "median", "largest")]
        facts[quantity["role"]] = (
            [None if value is None else round(value, 9) for value in values], quantity["missing"])
    facts["classes"] = {entry["label"]: entry["stars"] for entry in found["classes"]}
    return facts


expected = read(folder / reference)
failed = 0
print("| file | as meant |\n|:--|:--|")
for path in sorted(folder.iterdir()):
    facts = read(path)
    if facts == expected:
        verdict = "yes"
    else:
        failed += 1
        verdict = facts if isinstance(facts, str) else "; ".join(
            f"{key}: {facts.get(key)}" for key in expected if facts.get(key) != expected[key])
    print(f"| {path.name} | {verdict} |")
print(f"{failed} files are read otherwise", file=sys.stderr)
sys.exit(1 if failed else 0)
