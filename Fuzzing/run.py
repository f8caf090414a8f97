#!/usr/bin/env python3
"""Feeds the readers with inputs that libFuzzer makes up, and counts the executions and what was found.

usage: run.py PROGRAM [--reader NAME]... [--seconds N] [--seed N] [--largest BYTES] [--slice] [--repeat FILE]

Each reader has a folder .build/fuzz/READER: `corpus` is where its next run begins, `found` holds the inputs that
ended the program, took too long or too much memory, and `runs.tsv` has a line for each run. The seeds are the tables,
experiments and templates of this repository, those in Fuzzing/Seeds, and the files with a known extension in the folder
that STAR_CORPORA names. With --slice, each reader is executed some thousand times, the same every time, and nothing but what is
found is kept. With --repeat, an input is read once. Exits with 1 if anything was found.
"""

import argparse
import datetime
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXTENSIONS = {
    "text": "csv tsv txt tbl mrt data md ecsv", "votable": "vot xml", "fits": "fits", "gzip": "gz", "xlsx": "xlsx",
    "json": "json", "experiment": "yaml yml", "model": "", "template": "mustache",
}
FOLDERS = ["Tests/TableFormatsTests/BadTables", "Tests/ExperimentsTests/BrokenExperiments", "templates"]
LARGEST = 1 << 15
# The executions of a reader in a slice.
SLICE = 5000
# Less than what a small input may take, times what the sanitizer adds: one allocation, and all memory with its shadow.
LIMITS = ["-timeout=10", "-malloc_limit_mb=256", "-rss_limit_mb=1536"]
ENVIRONMENT = {
    # What ends the process tells where by itself; the backtrace of Swift takes seconds for each.
    "SWIFT_BACKTRACE": "enable=no",
    # The runtime and what it caches are not released at the end. The quarantine of what is freed would count as memory.
    "ASAN_OPTIONS": "detect_leaks=0:quarantine_size_mb=16:allocator_may_return_null=1",
}


def seeds(reader):
    """The inputs to begin with."""
    extensions = {"." + extension for extension in EXTENSIONS[reader].split()}
    folders = [ROOT / folder for folder in FOLDERS]
    if os.environ.get("STAR_CORPORA"):
        folders.append(pathlib.Path(os.environ["STAR_CORPORA"]))
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in extensions]
    found += (ROOT / "Fuzzing/Seeds" / reader).glob("*")
    return [path.read_bytes() for path in sorted(found) if path.is_file() and path.stat().st_size <= LARGEST]


def words(reader):
    """The lines of the dictionary."""
    file = ROOT / "Fuzzing/Dictionaries" / f"{reader}.dict"
    lines = file.read_text().splitlines() if file.exists() else []
    if reader in ("model", "experiment"):
        names = set(re.findall(r'Key\(\s*"(\w+)"', "".join(
            path.read_text() for path in (ROOT / "Sources/Experiments/Keys").glob("*.swift"))))
        mark = '\\"' if reader == "model" else ""
        lines += [f'"{mark}{name}{mark}: "' for name in sorted(names)]
    if reader == "model":
        lines += (ROOT / "Fuzzing/Dictionaries/json.dict").read_text().splitlines()
    if reader == "template":
        names = set(re.findall(r"^\| *`(\w+)`", (ROOT / "docs/templates.md").read_text(), re.M))
        lines += [f'"{{{{{sign}{name}}}}}"' for name in sorted(names) for sign in ("", "#", "/", "^")]
    return lines


def fuzz(program, reader, seconds, seed, largest):
    """Runs one reader; returns the names of the inputs found."""
    folder = ROOT / ".build/fuzz" / reader
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    record = folder / "runs.tsv"
    runs = record.read_text().splitlines() if record.exists() else []
    count, new = execute(
        program, reader, folder / "corpus", folder,
        [f"-seed={seed or len(runs) + 1}", f"-max_total_time={seconds}", f"-max_len={largest}"])
    with record.open("a") as lines:
        lines.write(f"{datetime.date.today()}\t{seconds}\t{count}\t{len(new)}\n")
    total = sum(int(line.split("\t")[2]) for line in [*runs, f"\t\t{count}"])
    print(f"{reader:11} {count:11,} executions, {total:11,} in all; found {', '.join(new) or 'nothing'}", flush=True)
    return new


def fuzz_slice(program, reader):
    """Runs one reader as always; returns the names of the inputs found."""
    with tempfile.TemporaryDirectory() as corpus:
        count, new = execute(
            program, reader, pathlib.Path(corpus), ROOT / ".build/fuzz" / reader,
            [f"-runs={SLICE}", "-seed=1", "-max_len=1024"])
    print(f"{reader:11} {count:6,} executions; found {', '.join(new) or 'nothing'}", flush=True)
    return new


def execute(program, reader, corpus, folder, options):
    """Runs one reader on the seeds and the corpus; returns its executions and the names of the inputs found."""
    found = folder / "found"
    found.mkdir(parents=True, exist_ok=True)
    for data in seeds(reader):
        (corpus / hashlib.sha1(data).hexdigest()).write_bytes(data)
    (folder / "words.dict").write_text("\n".join(words(reader)) + "\n")
    before = set(os.listdir(found))
    arguments = [
        program, str(corpus), *options, f"-dict={folder / 'words.dict'}", f"-artifact_prefix={found}/",
        "-print_final_stats=1", *LIMITS]
    result = subprocess.run(
        arguments, env={**os.environ, **ENVIRONMENT, "READER": reader}, stderr=subprocess.PIPE, errors="replace")
    (folder / "log").write_text(result.stderr)
    count = re.search(r"number_of_executed_units: (\d+)", result.stderr)
    count = int(count[1]) if count else 0
    new = sorted(name for name in set(os.listdir(found)) - before if not name.startswith("slow-unit"))
    if result.returncode and not new:
        sys.exit(f"{reader} ends with {result.returncode}:\n{result.stderr[-2000:]}")
    if new:
        print(result.stderr[-2000:])
    return count, new


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--reader", action="append", choices=EXTENSIONS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--largest", type=int, default=LARGEST)
    parser.add_argument("--slice", action="store_true")
    parser.add_argument("--repeat")
    options = parser.parse_args()
    readers = options.reader or list(EXTENSIONS)
    if options.repeat:
        environment = {**os.environ, **ENVIRONMENT, "SWIFT_BACKTRACE": "", "READER": readers[0]}
        sys.exit(subprocess.run([options.program, options.repeat], env=environment).returncode)
    if options.slice:
        sys.exit(any([fuzz_slice(options.program, reader) for reader in readers]))
    sys.exit(any([fuzz(options.program, reader, options.seconds, options.seed, options.largest) for reader in readers]))


if __name__ == "__main__":
    main()
