#!/usr/bin/env python3
"""Changes single bytes of the inputs and of the files of a report, after each of which `verify` has to name the
changed file with exit code 1.

usage: verify_changes.py PROGRAM [CHANGES OF INPUTS] [CHANGES OF EACH OUTPUT]
"""

import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

INPUTS = ["stars.csv", "experiment.yaml", "report.md.mustache", "warm.csv", "cool.csv"]
CURVES = "[{file: warm.csv}, {file: cool.csv}]"
WARM = "log_temperature,absolute_magnitude\n4.0,1.0\n3.9,2.5\n3.8,4.0\n3.75,4.7\n"
COOL = "# cooler stars\nlog_temperature,absolute_magnitude\n3.7,5.5\n3.6,7.5\n3.5,11.0\n"
# The formats in each folder; pandoc takes longer than all the rest.
FOLDERS = {"out": "md,html,report-pdf,png,pdf,svg", "word": "docx"}


def prepare(program, folder):
    """A report in every format on a small experiment in `folder`."""
    subprocess.run([program, "new", folder], check=True, stdout=subprocess.DEVNULL)
    experiment = folder / "experiment.yaml"
    text = re.sub(r"(?m)^figures:.*$", "figures: [hr-diagram]", experiment.read_text())
    assert "curves: []" in text
    experiment.write_text(text.replace("curves: []", "curves: " + CURVES))
    (folder / "warm.csv").write_text(WARM)
    (folder / "cool.csv").write_text(COOL)
    outputs = []
    for output, formats in FOLDERS.items():
        if "docx" in formats and not shutil.which("pandoc"):
            continue
        run(program, "report", folder, "--format", formats, "-o", output).check_returncode()
        run(program, "verify", folder, output).check_returncode()
        outputs += [
            str(path.relative_to(folder)) for path in sorted((folder / output).rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        ]
    return outputs


def run(program, command, folder, *arguments):
    paths = [*arguments, "experiment.yaml"] if command == "verify" else ["experiment.yaml", *arguments]
    # A changed experiment can ask for a long training.
    return subprocess.run([program, command, *paths, "--quiet"], cwd=folder, capture_output=True, timeout=300)


def change(program, original, name, seed):
    """Changes one byte of the file `name`; returns the place and the answer if that does not name the file."""
    source = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "copy"
        shutil.copytree(original, folder)
        data = bytearray((folder / name).read_bytes())
        index = source.randrange(len(data))
        old = data[index]
        data[index] = source.choice([byte for byte in range(256) if byte != old])
        (folder / name).write_bytes(data)
        output = name.split("/")[0] if "/" in name else "out"
        answer = run(program, "verify", folder, output)
        said = answer.stdout.decode(errors="replace")
        if answer.returncode == 1 and is_named(name, said):
            return None
        around = bytes(data[max(index - 20, 0):index + 20])
        return f"{name}, byte {index}, {old} now {data[index]} in {around!r}: {answer.returncode} {said!r} {answer.stderr!r}"


def is_named(name, said):
    """Whether an answer names a file, an input at the beginning of a line and an output anywhere."""
    if "/" in name:
        path = name.split("/", 1)[1]
        shown = path.rsplit(".", 1)[0] if path.startswith("figures/") else path
        # No input was changed.
        return shown in said and not any(input in said for input in INPUTS)
    others = [other for other in INPUTS if other != name]
    inputs = [line.split(" is not the ")[0] for line in said.splitlines() if " is not the " in line]
    # A changed experiment can name another file, and none but that.
    is_alone = name == "experiment.yaml" or not any(other in line for other in others for line in inputs)
    return f"out: {name} is not the" in said and is_alone


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    input_count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    output_count = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    with tempfile.TemporaryDirectory() as place:
        original = pathlib.Path(place) / "report"
        outputs = prepare(program, original)
        source = random.Random(1)
        # Every input as often as any other, however small it is.
        names = [INPUTS[number % len(INPUTS)] for number in range(input_count)]
        names += [name for name in outputs for _ in range(output_count)]
        source.shuffle(names)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            faults = list(pool.map(lambda job: change(program, original, job[1], job[0]), enumerate(names)))
    counts = collections.Counter(names)
    print(", ".join(f"{counts[name]} of {name}" for name in INPUTS + outputs if counts[name]))
    faults = [fault for fault in faults if fault]
    for fault in faults:
        print(fault)
    print(f"{len(names)} changes, {len(faults)} of them not named")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
