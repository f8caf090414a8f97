"""Draws the same figures with the program's code and its peers in turn, and prints a Markdown table.

    python3 Benchmarks/Figures/pair.py PAIRS FOLDER OURS PEERS

OURS and PEERS are commands that answer requests (see FigureBenchmark.swift and peers.py); both stay in
memory, so that only drawing is timed. The stars are made here, the same for all: a main sequence, a
giant branch and white dwarfs, scattered. Requests go A B A B …; a first pair is not counted. Of
each the median is shown, and the median of the ratios of the pairs.
"""

import shlex
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ratios import record

COUNTS = [1_000_000, 10_000_000]


class Worker:
    def __init__(self, command):
        self.process = subprocess.Popen(
            shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def time(self, request):
        print(request, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        return float(answer) if answer else sys.exit(f"no answer to {request}")

    def peak(self):
        """The greatest memory so far, in MiB; 0 where the system does not tell."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def write_stars(path, count):
    generator = np.random.default_rng(1)
    x, y = np.empty(count), np.empty(count)
    dwarfs, giants = count * 85 // 100, count * 95 // 100
    x[:dwarfs] = 3.45 + 0.75 * generator.beta(1.3, 4, dwarfs)
    y[:dwarfs] = 14 - 24 * (x[:dwarfs] - 3.45) + generator.normal(0, 0.5, dwarfs)
    x[dwarfs:giants] = generator.normal(3.68, 0.04, giants - dwarfs)
    y[dwarfs:giants] = 1 - 25 * (3.7 - x[dwarfs:giants]) + generator.normal(0, 0.8, giants - dwarfs)
    x[giants:] = generator.uniform(3.7, 4.4, count - giants)
    y[giants:] = 14 - 6 * (x[giants:] - 3.9) + generator.normal(0, 0.4, count - giants)
    np.concatenate([x, y]).tofile(path)


def main(pairs, folder, ours, peers):
    ours, peers = Worker(ours), Worker(peers)
    rows = [("the report's figures, PNG and PDF", "figures", "matplotlib", "figures")]
    for count in COUNTS:
        path = Path(folder, f"stars-{count}.bin").resolve()
        if not path.exists():
            write_stars(path, count)
        for name, kind in [
            ("matplotlib hist2d", "hist2d"), ("matplotlib hexbin", "hexbin"),
            ("datashader, no axes", "datashader"),
        ]:
            rows.append((f"{count:,} stars, PNG", f"stars {count} {path}", name, f"{kind} {count} {path}"))
    print("| drawn | mainsequence (s) | min … max | peer | peer (s) | ratio |")
    print("|:--|--:|:-:|:--|--:|--:|")
    for name, own, peer, other in rows:
        runs = [(ours.time(own), peers.time(other)) for _ in range(pairs + 1)][1:]
        times, others = zip(*runs)
        ratio = statistics.median(b / a for a, b in runs)
        record(f"{name}, {peer}", ratio)
        print(
            f"| {name} | {statistics.median(times):.4f} | {min(times):.4f} … {max(times):.4f} "
            f"| {peer} | {statistics.median(others):.3f} | {ratio:.1f} |", flush=True,
        )
    print(
        f"\nPeak memory, the columns included: {ours.peak():.0f} MiB, peers {peers.peak():.0f} MiB."
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
