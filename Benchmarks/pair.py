"""Times two programs alternately, as whole processes, and prints a Markdown table.

    python3 Benchmarks/pair.py PAIRS NAME COMMAND NAME COMMAND

Each command is split at blanks as a shell would, and `{output}` in it becomes a folder that is new
in each run. Of each the median wall time and the greatest peak memory are shown (which cannot be
less than this program's own, some 12 MiB); and the median of the ratios of the pairs, which a machine
that is slow for a while disturbs less than a ratio of medians. A pair that is not counted goes
ahead, to fill the caches.
"""

import os
import shlex
import statistics
import sys
import tempfile
import time

from ratios import record

KIB = 1024 if sys.platform == "darwin" else 1  # ru_maxrss is in bytes there, in KiB elsewhere


def run(command):
    """The wall time in seconds and the peak memory in KiB of one process."""
    silence = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    with tempfile.TemporaryDirectory() as folder:
        words = [word.replace("{output}", folder) for word in command]
        start = time.perf_counter()
        child = os.posix_spawnp(words[0], words, os.environ, file_actions=silence)
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{shlex.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / KIB


def main(pairs, names, commands):
    runs = [[run(command) for command in commands] for _ in range(pairs + 1)][1:]
    print("| | wall time, median (s) | min … max | peak memory (MiB) |")
    print("|:--|--:|:-:|--:|")
    for place, name in enumerate(names):
        seconds = [pair[place][0] for pair in runs]
        memory = max(pair[place][1] for pair in runs) / 1024
        spread = f"{min(seconds):.3f} … {max(seconds):.3f}"
        print(f"| {name} | {statistics.median(seconds):.3f} | {spread} | {memory:.1f} |")
    ratios = [second[0] / first[0] for first, second in runs]
    record(", ".join(names), statistics.median(ratios))
    print()
    print(
        f"Median of {pairs} pairwise ratios: **{statistics.median(ratios):.1f}** "
        f"({min(ratios):.1f} … {max(ratios):.1f})."
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2::2], [shlex.split(command) for command in sys.argv[3::2]])
