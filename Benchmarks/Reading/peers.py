"""Reads the same tables with the program's code, polars and pandas in turn, and prints a Markdown table.

    python3 Benchmarks/Reading/peers.py PROGRAM FOLDER [ROUNDS]

FOLDER holds the peers' Python, and the tables, which are made here. Each reading is a process of its own,
which says how long it took, its start not counted, and by how much its greatest memory grew. Of each the
median is shown, and the median of the ratios to ours in the same round. A first round is not counted.
"""

import random
import statistics
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ratios import record

COUNTS = [1_000_000, 10_000_000]
PEER = """
import resource, sys, time
import {peer}
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
before, start = peak(), time.perf_counter()
table = {peer}.read_csv(sys.argv[1]{options})
print(time.perf_counter() - start, peak() - before)
"""
PEERS = {
    "polars": PEER.format(peer="polars", options=""),
    "pandas": PEER.format(peer="pandas", options=""),
    "pandas, pyarrow": PEER.format(peer="pandas", options=", engine='pyarrow'"),
}


def write_table(path, count):
    generator = random.Random(1)
    with open(path, "w") as file:
        file.write("name,absolute_magnitude,effective_temperature,log_temperature\n")
        for star in range(1, count + 1):
            logarithm = generator.uniform(3.4, 4.6)
            magnitude = generator.gauss(5, 4)
            file.write(f"HIP {star},{magnitude:.3f},{10**logarithm:.0f},{logarithm:.4f}\n")


def read(command):
    """The time in seconds and the memory in MiB of one reading."""
    return [float(word) for word in subprocess.check_output(command, text=True).split()]


def main(program, folder, rounds):
    python = str(Path(folder, "bin", "python"))
    print("| rows | | time (s) | min … max | MB/s | memory (MiB) | ratio |")
    print("|--:|:--|--:|:-:|--:|--:|--:|")
    for count in COUNTS:
        path = Path(folder, f"table-{count}.csv")
        if not path.exists():
            write_table(path, count)
        commands = {"mainsequence": [program, str(path)]}
        commands |= {name: [python, "-c", script, str(path)] for name, script in PEERS.items()}
        runs = [{name: read(c) for name, c in commands.items()} for _ in range(rounds + 1)][1:]
        for name in commands:
            times = [run[name][0] for run in runs]
            time = statistics.median(times)
            ratio = statistics.median(run[name][0] / run["mainsequence"][0] for run in runs)
            if name != "mainsequence":
                record(f"reading {count:,} rows, {name}", ratio)
            print(
                f"| {count:,} | {name} | {time:.3f} | {min(times):.3f} … {max(times):.3f} "
                f"| {path.stat().st_size / time / 1e6:,.0f} "
                f"| {statistics.median(run[name][1] for run in runs):.0f} | {ratio:.2f} |", flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 7)
