"""Keeps the ratios of benchmarks, and reports those that fell.

    python3 Benchmarks/ratios.py BASELINE MEASURED

A line of either file is the name of a work, a tab and a ratio: how often the program does the work in the time in
which its peer does it once. Exits with 1 if a ratio is more than 15 % below that of the baseline.
"""

import os
import sys

TOLERANCE = 1.15


def record(work, ratio):
    """Adds a ratio to the file that the variable RATIOS names, if it is set."""
    if path := os.environ.get("RATIOS"):
        with open(path, "a") as file:
            file.write(f"{work}\t{ratio:.3g}\n")


def read(path):
    with open(path) as file:
        return {work: float(ratio) for work, ratio in (line.split("\t") for line in file)}


def main(baseline, measured):
    baseline, measured = read(baseline), read(measured)
    print("| work, against | baseline | now | |\n|:--|--:|--:|:--|")
    fallen = 0
    for work, ratio in measured.items():
        before = baseline.get(work)
        has_fallen = before is not None and ratio * TOLERANCE < before
        fallen += has_fallen
        shown = "–" if before is None else f"{before:g}"
        print(f"| {work} | {shown} | {ratio:g} | {'**slower**' if has_fallen else ''} |")
    for work in baseline.keys() - measured.keys():
        print(f"| {work} | {baseline[work]:g} | not measured | |")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
