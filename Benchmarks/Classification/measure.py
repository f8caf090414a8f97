"""Times `classify` and its peer on the same stars, A B A B …, and prints a Markdown table.

    measure.py ROWS PAIRS PROGRAM [OLDER]
"""

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ratios import record

HERE = Path(__file__).parent
EXPERIMENT = """title: Stars
data: stars.csv
network: {hidden: [16], activation: tanh, initial: glorot}
runs: [{learning_rate: 0.5, epochs: 2000}]
"""


def write_stars(path, rows):
    """Stars on the main sequence, giants and white dwarfs, with names."""
    numbers = random.Random(7)
    with open(path, "w") as file:
        file.write("name,absolute_magnitude,log_temperature\n")
        for row in range(rows):
            kind = numbers.random()
            if kind < 0.1:
                place = numbers.gauss(0.5, 1.2), numbers.gauss(3.68, 0.03)
            elif kind < 0.13:
                place = numbers.gauss(12.5, 1), numbers.gauss(4.05, 0.1)
            else:
                temperature = min(max(numbers.gauss(3.75, 0.12), 3.4), 4.6)
                place = 5 - (temperature - 3.76) * 22 + numbers.gauss(0, 0.6), temperature
            file.write("HIP %d,%.3f,%.4f\n" % (row + 1, *place))


def run(command, folder):
    """The wall time, the CPU time (s) and the peak memory (MiB) of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed")
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def main(rows, pairs, program, older=None):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        program = str(Path(program).resolve())
        subprocess.run([program, "new", "mine"], cwd=folder, check=True, capture_output=True)
        (folder / "mine/e.yaml").write_text(EXPERIMENT)
        for arguments in (["train", "mine/e.yaml", "-o", "m.json"],
                          ["export", "m.json", "--to", "onnx", "-o", "m.onnx"]):
            subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)
        write_stars(folder / "t.csv", rows)
        programs = {
            "mainsequence": [program, "classify", "m.json", "t.csv", "-o", "a.csv", "-q"],
            "polars, onnxruntime": [sys.executable, str(HERE.resolve() / "peer.py"), "m.onnx", "t.csv", "b.csv"],
        }
        if older:
            programs["older build"] = [str(Path(older).resolve()), "classify", "m.json", "t.csv", "-o", "c.csv", "-q"]
        for command in programs.values():
            run(command, folder)
        results = {name: [] for name in programs}
        for _ in range(pairs):
            for name, command in programs.items():
                results[name].append(run(command, folder))
        if older and (folder / "a.csv").read_bytes() != (folder / "c.csv").read_bytes():
            sys.exit("the two builds write different files")
        ours = results["mainsequence"]
        print(f"{rows:,} stars, {pairs} pairs; medians, and the medians of pairwise ratios to ours\n")
        print("| | wall time (s) | CPU time (s) | peak memory (MiB) |")
        print("|:--|--:|--:|--:|")
        for name, runs in results.items():
            cells = []
            for index in range(3):
                text = f"{statistics.median(r[index] for r in runs):.{2 if index < 2 else 0}f}"
                if runs is not ours:
                    ratio = statistics.median(r[index] / o[index] for r, o in zip(runs, ours))
                    if index == 0:
                        record(f"classify {rows:,} rows, {name}", ratio)
                    text += f" (**{ratio:.1f}×**)"
                cells.append(text)
            print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])
