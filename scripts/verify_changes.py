#!/usr/bin/env python3
"""Changes single bytes of the inputs of a report, and counts after how many `verify` names the changed input.

usage: verify_changes.py PROGRAM [NUMBER OF CHANGES]
"""

import collections
import concurrent.futures
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

INPUTS = ["stars.csv", "experiment.yaml", "report.md.mustache", "curve.csv"]
CURVE = "log_temperature,absolute_magnitude\n4.0,1.0\n3.9,2.5\n3.7,5.5\n3.6,7.5\n"


def prepare(program, folder):
    """A report on a small experiment in `folder`."""
    subprocess.run([program, "new", folder], check=True, stdout=subprocess.DEVNULL)
    experiment = folder / "experiment.yaml"
    text = re.sub(r"(?m)^figures:.*$", "figures: [hr-diagram]", experiment.read_text())
    experiment.write_text(text.replace("curves: []", "curves: [{file: curve.csv}]"))
    (folder / "curve.csv").write_text(CURVE)
    run(program, "report", folder, "-o", folder / "out").check_returncode()
    run(program, "verify", folder, folder / "out").check_returncode()


def run(program, command, folder, *arguments):
    paths = [*arguments, "experiment.yaml"] if command == "verify" else ["experiment.yaml", *arguments]
    return subprocess.run([program, command, *paths, "--quiet"], cwd=folder, capture_output=True)


def change(program, original, seed):
    """Changes one byte; returns the input, its place and the answer if that does not name the input."""
    source = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "copy"
        shutil.copytree(original, folder)
        name = source.choice(INPUTS)
        data = bytearray((folder / name).read_bytes())
        index = source.randrange(len(data))
        data[index] = source.choice([byte for byte in range(256) if byte != data[index]])
        (folder / name).write_bytes(data)
        answer = run(program, "verify", folder, "out")
        is_named = name.encode() in answer.stdout + answer.stderr
        return name, None if answer.returncode in (1, 65, 66) and is_named else (index, data[index], answer)


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as place:
        original = pathlib.Path(place) / "report"
        prepare(program, original)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            results = list(pool.map(lambda seed: change(program, original, seed), range(count)))
    changed = collections.Counter(name for name, _ in results)
    print(", ".join(f"{changed[name]} of {name}" for name in INPUTS))
    faults = [(name, fault) for name, fault in results if fault]
    for name, (index, byte, answer) in faults:
        print(f"{name}, byte {index} now {byte}: {answer.returncode} {answer.stdout!r} {answer.stderr!r}")
    print(f"{count} changes, {len(faults)} of them not named")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
