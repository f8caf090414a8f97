#!/usr/bin/env python3
"""Breaks runs of the program on purpose, and counts what went wrong: crashes, hangs, torn files and silent errors.

usage: torture.py PROGRAM [--kind faults|kills|names|pollution|soak]... [--seed N] [--runs N]

faults     one system call after the other fails (with strace): in report, train and classify
kills      the program is killed at a random moment while it replaces a report
names      awkward texts as names of stars, columns, classes, titles and files
pollution  one fault in a table, whose outcome is known: refused, or read as before
soak       watch follows a table that is saved again and again; its memory must stay flat

A run is named by its seed, so that `--seed N --runs 1` repeats it. Exits with 1 if anything went wrong.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CODES = {0, 1, 64, 65, 66, 70, 71, 73, 74, 130}
TIMEOUT = 60
EXPERIMENT = "title: Torture\ndata: stars.csv\nfigures: [hr-diagram, decision]\nformats: [png]\nruns: [{learning_rate: 0.5, epochs: 5}]\n"
STARS = "name,absolute_magnitude,effective_temperature,label\n" + "".join(
    f"S{i},{m},{t},{label}\n"
    for i, (m, t, label) in enumerate([
        (4.8, 5772, 1), (0.6, 9602, 1), (11.2, 25000, 2), (-5.8, 3600, 3), (10.5, 3300, 1), (12.9, 7740, 2),
        (-0.3, 4286, 3), (13.2, 14000, 2), (-5.3, 3590, 3), (6.1, 5260, 1), (2.0, 7550, 1), (-2.5, 4010, 3),
    ]))
COMMANDS = {
    "report": ["report", "e.yaml", "--force", "-o", "out"],
    "train": ["train", "e.yaml", "-o", "out/model.json"],
    "classify": ["classify", "model.json", "stars.csv", "-o", "out/classes.csv"],
}
FAULTS = {
    "openat": "EMFILE", "read": "EIO", "write": "ENOSPC", "pwrite64": "ENOSPC", "fsync": "EIO", "fdatasync": "EIO",
    "rename": "EIO", "renameat2": "EIO", "mkdir": "EACCES", "ftruncate": "ENOSPC", "fstat": "EIO", "newfstatat": "EIO",
    "getdents64": "EIO", "mmap": "ENOMEM", "clone3": "EAGAIN", "unlink": "EIO", "fchmod": "EPERM", "flock": "ENOLCK",
}
NAUGHTY = [
    "a&b<c>", "\"quoted\"", "'", "`code`", "[link](x)", "$x^2$", "\\alpha", "{{slot}}", "*a*_b_", "| pipe |", "# head",
    "-1", "=1+1", "@cmd", "%s%n", "../../x", "NaN", "null", "true", "1e309", " nbsp\u00a0", "e\u0301" * 20, "\u202eabc",
    "\u200b", "\ufeff", "\u0085x", "\u2028x", "𝔐𝕊", "👩‍🚀", "مرحبا", "主序星", "ﬁ", "İ", "ß", "\U000e0041", "x" * 300, "&a *a",
    "R&D of *D", "<script>alert(1)</script>", "]]>", "--", "<!--", "javascript:x", "\\", "a\\nb", "%00", "~", "C:\\x",
]


def setup(program, folder, stars=STARS, experiment=EXPERIMENT):
    (folder / "stars.csv").write_text(stars)
    (folder / "e.yaml").write_text(experiment)
    run(program, ["train", "e.yaml", "-o", "model.json"], folder)
    (folder / "out").mkdir(exist_ok=True)


def run(program, arguments, folder, wrap=(), **options):
    return subprocess.run(
        [*wrap, program, *arguments, "-q"], cwd=folder, capture_output=True, timeout=TIMEOUT, **options)


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def visible(files):
    return {name: data for name, data in files.items() if not pathlib.Path(name).name.startswith(".")}


class Tally(collections.Counter):
    def fail(self, kind, seed, text):
        self[kind] += 1
        print(f"{kind}: {seed}: {text}", flush=True)

    def judge(self, seed, status, error, is_heard=True):
        """Counts the end of a run; a signal is a crash. A message is expected if it `is_heard`."""
        self["runs"] += 1
        if status < 0 or status > 130:
            self.fail("crash", seed, f"status {status}")
        elif status not in CODES:
            self.fail("wrong code", seed, f"status {status}")
        elif status != 0 and is_heard and not error.strip():
            self.fail("silent", seed, f"status {status} without a message")


def compare(tally, seed, folder, old, new):
    """Every file is the old or the new one."""
    for name, data in visible(contents(folder)).items():
        if data not in (old.get(name), new.get(name)):
            tally.fail("torn", seed, f"{name}: {len(data)} bytes")


def prepared(program, folder, command):
    """The visible files in `out` after a run of one experiment, which stay in place, and of the one that is left there."""
    results = []
    for text, stars in ((EXPERIMENT.replace("epochs: 5", "epochs: 6"), STARS + "Sun,4.83,5772,1\n"), (EXPERIMENT, STARS)):
        # Classes depend on the table, reports and models on the experiment; a report on another table lists its changes.
        if command == "classify": (folder / "stars.csv").write_text(stars)
        else: (folder / "e.yaml").write_text(text)
        run(program, COMMANDS[command], folder)
        results.append(visible(contents(folder / "out")))
    new, old = results
    if command == "classify": (folder / "stars.csv").write_text(STARS + "Sun,4.83,5772,1\n")
    else: (folder / "e.yaml").write_text(EXPERIMENT.replace("epochs: 5", "epochs: 6"))
    return old, new


def loader_calls(program, call, folder):
    """The number of calls by which the system's loader and the start of the program are over."""
    trace = folder / "loading"
    subprocess.run(["strace", "-qq", "-o", trace, "-e", f"trace={call}", program, "--version"], capture_output=True)
    return len(trace.read_text(errors="replace").splitlines())


def faults(program, seed, runs, tally):
    if not shutil.which("strace"):
        return print("faults: strace is not installed")
    cases = [(command, call, number) for number in range(1, 60) for command in COMMANDS for call in FAULTS]
    random.Random(seed).shuffle(cases)
    exhausted = set()
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        setup(program, folder)
        loading = {call: loader_calls(program, call, folder) for call in FAULTS}
        for command, call, number in cases:
            number += loading[call]
            if tally["runs"] >= runs or any(c == (command, call) and number >= n for *c, n in map(list, exhausted)):
                continue
            old, new = prepared(program, folder, command)
            name = f"{command} {call}:{number}"
            wrap = ["strace", "-f", "-qq", "-o", "trace", "-e", f"trace={call}", "-e", f"inject={call}:error={FAULTS[call]}:when={number}"]
            try:
                result = run(program, COMMANDS[command], folder, wrap)
            except subprocess.TimeoutExpired:
                tally.fail("hang", name, "")
                continue
            if "INJECTED" not in (folder / "trace").read_text(errors="replace"):
                exhausted.add((command, call, number))
                continue
            tally.judge(name, result.returncode, result.stderr, is_heard=call != "write")
            compare(tally, name, folder / "out", old, new)
            if result.returncode == 0 and visible(contents(folder / "out")) != new:
                tally.fail("silent", name, "success without the new files")


def kills(program, seed, runs, tally):
    for number in range(seed, seed + runs):
        source = random.Random(number)
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            setup(program, folder)
            old, new = prepared(program, folder, "report")
            process = subprocess.Popen(
                [program, *COMMANDS["report"], "-q"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(source.uniform(0, 0.15))
            process.send_signal(source.choice([signal.SIGKILL, signal.SIGQUIT, signal.SIGXCPU, signal.SIGTERM]))
            process.wait()
            tally["runs"] += 1
            compare(tally, number, folder / "out", old, new)
            result = run(program, COMMANDS["report"], folder)
            after = contents(folder / "out")
            left = [name for name in after if name.endswith(".tmp")]
            if result.returncode != 0 or visible(after) != new:
                tally.fail("torn", number, f"the next run: status {result.returncode}")
            if left:
                tally.fail("left", number, ", ".join(left))


def names(program, seed, runs, tally):
    texts = NAUGHTY * (runs // len(NAUGHTY) + 1)
    for number, text in enumerate(texts[:runs]):
        source = random.Random(seed + number)
        place_of = source.choice(["star", "column", "class", "title", "file", "author", "folder", "plural"])
        quoted, field = json.dumps(text), '"' + text.replace('"', '""') + '"'
        stars, experiment, data = STARS, EXPERIMENT, "stars.csv"
        classes = "classes: [{{label: '1', name: {}, plural: {}}}, {{label: '2', name: b}}, {{label: '3', name: c}}]\n"
        if place_of == "star": stars = STARS.replace("S3", field, 1)
        if place_of == "column": stars = "".join(f"{line},{field if row == 0 else row}\n" for row, line in enumerate(STARS.splitlines()))
        if place_of in ("class", "plural"):
            experiment += classes.format(*((quoted, "x") if place_of == "class" else ("x", quoted)))
        if place_of == "title": experiment = experiment.replace("Torture", quoted)
        if place_of == "author": experiment += f"author: {quoted}\n"
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            setup(program, folder, stars, experiment)
            arguments = ["report", "e.yaml", "--format", "md,html,png,svg", "-o", "out"]
            safe = text.replace("/", "_").replace("\0", "")[:80]
            if place_of == "file":
                (folder / (safe + ".csv")).write_text(stars)
                arguments += [f"--data=./{safe}.csv"]
            if place_of == "folder": arguments[-1] = "./o" + safe
            key = f"{place_of} {quoted[:60]}"
            try:
                result = run(program, arguments, folder)
            except subprocess.TimeoutExpired:
                tally.fail("hang", key, "")
                continue
            tally.judge(key, result.returncode, result.stderr)
            for file in folder.rglob("*"):
                if file.suffix in (".md", ".html", ".svg") and any(
                        c in file.read_text() for c in "\u202e\u200b\u2066\x1b\x85"):
                    tally.fail("hidden", key, file.name)
            if any(byte < 32 and byte not in (10, 13) for byte in result.stderr):
                tally.fail("hidden", key, "standard error")


def pollution(program, seed, runs, tally):
    """Each fault: the table, and whether it is read as before (True), refused (False) or either (None)."""
    lines = STARS.splitlines()
    cases = [
        ("CRLF", "\r\n".join(lines) + "\r\n", True), ("no last line feed", "\n".join(lines), True),
        ("byte order mark", "\ufeff" + STARS, True), ("semicolons", STARS.replace(",", ";"), True),
        ("tabs", STARS.replace(",", "\t"), True), ("blank lines at the end", STARS + "\n\n\n", True),
        ("all quoted", "\n".join(",".join(f'"{f}"' for f in line.split(",")) for line in lines) + "\n", True),
        ("spaces after commas", STARS.replace(",", ", "), True), ("a comment", "# stars\n" + STARS, True),
        ("no header", "\n".join(lines[1:]) + "\n", False), ("header twice", lines[0] + "\n" + STARS, False),
        ("a field more", STARS.replace("S4,", "S4,x,"), False), ("a field less", STARS.replace("S4,10.5,", "S4,"), False),
        ("an open quotation mark", STARS.replace("S4", '"S4'), False), ("text in a number", STARS.replace("10.5", "ten"), False),
        ("decimal comma", STARS.replace("10.5", '"10,5"'), None), ("an empty cell", STARS.replace("10.5", ""), False),
        ("NUL", STARS.replace("S4", "S\0"), None), ("temperature below zero", STARS.replace("3300", "-3300"), False),
        ("another label", STARS.replace("3300,1", "3300,9"), None), ("only a header", lines[0] + "\n", False),
        ("nothing", "", False), ("equal columns", STARS.replace("name,", "label,", 1), False),
        ("units in a row", lines[0] + "\n,mag,K,\n" + "\n".join(lines[1:]) + "\n", True),
        ("a total below", STARS + "total,50.1,90000,\n", False), ("UTF-16", STARS.encode("utf-16"), False),
        ("quotation mark in a field", STARS.replace("S4", 'S"4'), None), ("other line end once", STARS.replace("3300,1\n", "3300,1\r\n"), True),
    ]
    source = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        setup(program, folder)
        for name, table, expected in source.sample(cases, min(runs, len(cases))):
            (folder / "stars.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
            train = run(program, ["train", "e.yaml", "-o", "m.json"], folder)
            tally.judge(name, train.returncode, train.stderr)
            accepted = train.returncode == 0
            same = accepted and (folder / "m.json").read_bytes() == (folder / "model.json").read_bytes()
            if expected is True and not accepted or expected is False and accepted:
                tally.fail("silent" if accepted else "refused", name, train.stderr.decode(errors="replace")[:200])
            if expected is True and accepted and not same:
                first, second = (json.loads((folder / f).read_text()) for f in ("model.json", "m.json"))
                if first.get("layers") != second.get("layers"):
                    tally.fail("silent", name, "another network")


def soak(program, seed, runs, tally):
    def memory(process):
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))

    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        setup(program, folder)
        process = subprocess.Popen(
            [program, "watch", "e.yaml", "-o", "out"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        process.stdout.readline()
        early = None
        for number in range(runs):
            (folder / "stars.csv").write_text(STARS.replace("4.8", f"4.{number % 89 + 10}"))
            process.stdout.readline()
            tally["runs"] += 1
            if number == min(200, runs // 4): early = memory(process)
        late = memory(process)
        process.terminate()
        process.wait()
        print(f"soak: {early} KiB after {min(200, runs // 4)} saves, {late} KiB after {runs}")
        if early and late > early * 1.2 + 4096:
            tally.fail("leak", seed, f"{early} to {late} KiB")


KINDS = {"faults": (faults, 400), "kills": (kills, 60), "names": (names, 150), "pollution": (pollution, 100), "soak": (soak, 300)}


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("usage: "))
    parser.add_argument("program")
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    bad = 0
    for kind in options.kind or KINDS:
        tally = Tally()
        work, runs = KINDS[kind]
        work(program, options.seed, options.runs or runs, tally)
        bad += sum(tally.values()) - tally["runs"]
        print(f"{kind}: {tally['runs']} runs" + "".join(f", {n} {k}" for k, n in tally.items() if k != "runs"), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
