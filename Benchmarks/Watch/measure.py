"""Saves tables that `mainsequence watch` follows, and prints how long it takes as a Markdown table.

    python3 Benchmarks/Watch/measure.py SAVES PROGRAM ASSIGNMENT [HYG]

ASSIGNMENT and HYG are tables of stars. Each is saved alternately with two contents, which differ in the
magnitude of one star, in place and by renaming a new file. The time goes from before the save to the line
that the program writes to a pipe when every file stands, under its name and on the disk. A first save of
each way is not counted; the others must have made the report anew for the sake of the data, which is
checked. Before each save the program has slept for a while.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ratios import record

PAUSE = 0.2  # seconds
COUNT = 12_504

LARGE = """\
title: Many stars
data: stars.csv
figures: [hr-diagram, decision]
formats: [png]
runs: [{learning_rate: 2, epochs: 10}]
"""


def synthetic():
    """A table of dwarfs, white dwarfs and giants, the same at every call."""
    generator = random.Random(1)
    lines = ["name,absolute_magnitude,effective_temperature,label"]
    for star in range(COUNT):
        share = star / COUNT
        if share < 0.85:
            label, x = 1, 3.45 + 0.75 * generator.betavariate(1.3, 4)
            y = 14 - 24 * (x - 3.45) + generator.gauss(0, 0.5)
        elif share < 0.95:
            label, x = 3, generator.gauss(3.68, 0.04)
            y = 1 - 25 * (3.7 - x) + generator.gauss(0, 0.8)
        else:
            label, x = 2, generator.uniform(3.7, 4.4)
            y = 14 - 6 * (x - 3.9) + generator.gauss(0, 0.4)
        lines.append(f"Star {star + 1},{y:.3f},{10**x:.0f},{label}")
    return "\n".join(lines) + "\n"


def edited(table, column):
    """The table, and the same with another number in a column of the first star."""
    header, star, rest = table.split("\n", 2)
    fields = star.split(",")
    place = header.split(",").index(column)
    fields[place] = f"{float(fields[place]) - 0.1:.3f}"
    return [table.encode(), "\n".join([header, ",".join(fields), rest]).encode()]


def in_place(path, contents):
    """Saves over the old file; returns when that began."""
    start = time.perf_counter()
    path.write_bytes(contents)
    return start


def by_rename(path, contents):
    """Gives a new file the name of the old one; returns when that began."""
    new = path.with_suffix(".new")
    new.write_bytes(contents)
    start = time.perf_counter()
    os.replace(new, path)
    return start


def times(program, folder, experiment, contents, saves):
    """For each way of saving the seconds that each save took."""
    table, text = Path(folder, "stars.csv"), Path(folder, "output", "report.md")
    table.write_bytes(contents[0])
    if experiment:
        Path(folder, "experiment.yaml").write_text(experiment)
    words = ["experiment.yaml"] if experiment else ["--data", "stars.csv"]
    watch = subprocess.Popen(
        [os.path.abspath(program), "watch", *words], cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )
    try:
        watch.stdout.readline()
        results = {}
        for save in [in_place, by_rename]:
            results[save] = []
            for number in range(saves + 1):
                before = text.read_bytes()
                time.sleep(PAUSE)
                start = save(table, contents[(number + 1) % 2])
                line = watch.stdout.readline()
                results[save].append(time.perf_counter() - start)
                if "the data have changed" not in line or text.read_bytes() == before:
                    sys.exit(f"no new report: {line}")
            # So that the next way begins with other contents than those that stand there.
            contents = contents if (saves + 1) % 2 == 0 else contents[::-1]
        return {save: seconds[1:] for save, seconds in results.items()}
    finally:
        watch.terminate()
        watch.wait()


def loop():
    """The least time of a fixed loop of Python, with which the rebuilds are compared from one machine to another."""
    def once():
        start = time.perf_counter()
        sum(i * i for i in range(1_000_000))
        return time.perf_counter() - start

    return min(once() for _ in range(9))


def main(saves, program, assignment, hyg=None):
    column = "absolute_magnitude"
    cases = [("the assignment", None, edited(Path(assignment).read_text(), column))]
    if hyg:
        experiment = LARGE + "label: spectral-type\nmissing: leave-out\n"
        cases.append(("HYG", experiment, edited(Path(hyg).read_text(), "absmag")))
    cases.append((f"{COUNT:,} synthetic stars", LARGE, edited(synthetic(), column)))
    unit = loop()
    print("| | saved | rebuild, median (ms) | min … max |")
    print("|:--|:--|--:|:-:|")
    for name, experiment, contents in cases:
        with tempfile.TemporaryDirectory() as folder:
            found = times(program, folder, experiment, contents, saves)
        for save, seconds in found.items():
            ms = [second * 1000 for second in seconds]
            record(f"watch, {name}, {save.__name__}, a loop of Python", unit / statistics.median(seconds))
            print(
                f"| {name} | {save.__name__.replace('_', ' ')} | {statistics.median(ms):.0f} "
                f"| {min(ms):.0f} … {max(ms):.0f} |", flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
