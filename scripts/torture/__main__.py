"""Breaks runs of the program on purpose, and counts what went wrong: crashes, hangs, torn files and silent errors.

usage: python3 scripts/torture PROGRAM [--kind KIND]... [--runs N | --minutes N | --slice] [--state FILE]

faults     call N of each system call fails (with strace), for every N, in report, train and classify
kills      the program is killed at write, rename and the like number N, for every N, in five commands
moments    the program is killed at a random moment while it replaces a report
names      awkward texts in eight places: star, column, class, plural, title, author, file, folder
pollution  one fault in a table, at every place where it can be: refused, or read as before
sizes      files of less than 1 MB, each one structure repeated: 2 s and 256 MiB at most
soak       watch follows a table that is saved again and again; its memory must stay flat

Every run has a number, by which it is repeated exactly. With --state, the numbers reached and the totals are kept in a
file, and the next call goes on from there. Exits with 1 if anything went wrong, now or before.
"""

import sys

sys.dont_write_bytecode = True

import argparse
import json
import os
import pathlib
import time

from faults import Faults, Kills, Moments
from names import Names
from pollution import Pollution
from sizes import Sizes
from soak import Soak
from tally import Tally

KINDS = {
    "faults": (Faults, 400), "kills": (Kills, 100), "moments": (Moments, 60), "names": (Names, 160),
    "pollution": (Pollution, 400), "sizes": (Sizes, 400), "soak": (Soak, 300),
}
# The runs of each kind in a slice; faults and kills need strace, which is rarely there, and sizes have a time limit.
SLICE = {"moments": 150, "names": 736, "pollution": 2000, "soak": 400}


def load(path):
    return json.loads(path.read_text()) if path and path.exists() else {}


def save(path, state):
    if not path:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(state, indent=1) + "\n")
    new.replace(path)


def work(kind, program, state, runs, minutes, keep):
    """Does runs of a kind from the number that the state has reached, until there are enough or none is left."""
    begun = time.monotonic()
    own = state.setdefault(kind, {"next": 0, "totals": {}})
    tally = Tally(own["totals"])
    done = 0
    with KINDS[kind][0](program, own, tally) as work:
        while (time.monotonic() - begun < minutes * 60) if minutes else (done < runs):
            before = tally["runs"]
            if not work.run(own["next"]):
                break
            own["next"] += 1
            own["totals"] = dict(tally)
            done += tally["runs"] - before
            keep()
    return done, tally


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("program")
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--runs", type=int, help="the number of runs of each kind")
    parser.add_argument("--minutes", type=float, help="the time for each kind")
    parser.add_argument("--slice", action="store_true", help="a few runs of each kind, the same every time")
    parser.add_argument("--state", type=pathlib.Path, help="the file of the numbers reached and the totals")
    options = parser.parse_args()
    state = load(options.state)
    for kind in options.kind or (SLICE if options.slice else KINDS):
        done, tally = work(
            kind, os.path.abspath(options.program), state,
            SLICE[kind] if options.slice else options.runs or KINDS[kind][1], options.minutes,
            lambda: save(options.state, state))
        print(f"{kind}: {done} runs now; {tally}", flush=True)
    save(options.state, state)
    return 1 if any(Tally(own["totals"]).bad for own in state.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
