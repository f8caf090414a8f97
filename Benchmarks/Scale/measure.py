"""Times work on millions of stars, ours and a peer's in turn, and prints a Markdown table.

    python3 Benchmarks/Scale/measure.py PAIRS PROGRAM FOLDER

The stars are made in FOLDER once: a main sequence, giants and white dwarfs, scattered, with labels. Where nothing else
does the same work, the peer is another command of the program, or a fixed loop of Python.
"""

import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ratios import record

EXPERIMENT = """title: Stars
data: {data}
runs: [{{learning_rate: 0.5, epochs: {epochs}}}]
{more}"""
TANH = "network: {hidden: [16], activation: tanh, initial: glorot}\n"
LOOP = "sum(i * i for i in range(5_000_000))"
DUCKDB = """
import duckdb, sys
duckdb.sql(f"COPY (SELECT floor(absolute_magnitude / 0.02) AS i, floor(log_temperature / 0.002) AS j, label,"
           f" count(*) AS n FROM read_csv('{sys.argv[1]}') GROUP BY ALL ORDER BY ALL) TO '{sys.argv[2]}'")
"""


def write_stars(path, rows):
    numbers = random.Random(7)
    with open(path, "w") as file:
        file.write("name,absolute_magnitude,log_temperature,label\n")
        for row in range(rows):
            kind = numbers.random()
            if kind < 0.1:
                label, y, x = 3, numbers.gauss(0.5, 1.2), numbers.gauss(3.68, 0.03)
            elif kind < 0.13:
                label, y, x = 2, numbers.gauss(12.5, 1), numbers.gauss(4.05, 0.1)
            else:
                label, x = 1, min(max(numbers.gauss(3.75, 0.12), 3.4), 4.6)
                y = 5 - (x - 3.76) * 22 + numbers.gauss(0, 0.6)
            file.write(f"S{row},{y:.4f},{x:.5f},{label}\n")


def run(command, folder):
    """The wall time, the CPU time (s) and the peak memory (MiB) of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed: {error.decode()[-300:]}")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def main(pairs, program, folder):
    folder = Path(folder).resolve()
    program = str(Path(program).resolve())
    for name, rows in [("m6.csv", 10**6), ("m7.csv", 10**7)]:
        if not (folder / name).exists():
            write_stars(folder / name, rows)
    (folder / "labelled.yaml").write_text(EXPERIMENT.format(data="m6.csv", epochs=50, more=TANH))
    (folder / "cells.yaml").write_text(EXPERIMENT.format(
        data="cells.csv", epochs=10, more="weight: n\ncell: [0.02, 0.002]\n" + TANH))
    (folder / "fine.yaml").write_text(EXPERIMENT.format(
        data="fine.csv", epochs=10, more="weight: n\ncell: [0.0125, 0.00125]\n"))
    subprocess.run(
        [program, "bin", "labelled.yaml", "m7.csv", "--cell", "0.0125x0.00125", "-q", "-o", "fine.csv"],
        cwd=folder, check=True)
    python = sys.executable
    bin_cells = [program, "bin", "labelled.yaml", "m7.csv", "-q", "-o", "cells.csv"]
    works = [
        ("bin of 10⁷ stars", bin_cells, "DuckDB's GROUP BY", [python, "-c", DUCKDB, "m7.csv", "duckdb.csv"]),
        ("report from 347,222 cells, 2-3-3", [program, "report", "fine.yaml", "-q", "--force", "-o", "fine"],
         "a loop of Python", [python, "-c", LOOP]),
        ("report from the cells of 10⁷ stars", [program, "report", "cells.yaml", "-q", "--force", "-o", "cells"],
         "a loop of Python", [python, "-c", LOOP]),
        ("report on 10⁶ labelled stars, 50 epochs", [program, "report", "labelled.yaml", "-q", "--force", "-o", "labelled"],
         "train", [program, "train", "labelled.yaml", "-q", "-o", "model.json"]),
        ("check of 10⁶ stars", [program, "check", "m6.csv"],
         "plot", [program, "plot", "hr-diagram", "--data", "m6.csv", "-q", "-o", "hr.png"]),
    ]
    print("| work | wall (s) | CPU (s) | peak memory (MiB) | peer | wall (s) | CPU (s) | peak memory (MiB) | ratio |")
    print("|:--|--:|--:|--:|:--|--:|--:|--:|--:|")
    for work, ours, name, peer in works:
        runs = [(run(ours, folder), run(peer, folder)) for _ in range(pairs + 1)][1:]
        ratio = statistics.median(other[0] / own[0] for own, other in runs)
        cells = [
            " | ".join(f"{statistics.median(pair[place][kind] for pair in runs):.{2 if kind < 2 else 0}f}" for kind in range(3))
            for place in range(2)
        ]
        print(f"| {work} | {cells[0]} | {name} | {cells[1]} | **{ratio:.2f}** |", flush=True)
        record(f"{work}, {name}", ratio)


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
