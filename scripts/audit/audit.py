#!/usr/bin/env python3
"""Computes every number of a report again, decides every finding again, and compares the words.

usage: audit.py PROGRAM [EXPERIMENT.yaml | FOLDER ...] [--generated N] [--tables FOLDER]
"""

import argparse
import collections
import concurrent.futures
import csv
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

import numpy as np
import yaml

import classifiers
import further
from case import Case, runs_of
from comparison_findings import COMPARISON, Sweep, check_sweep
from generate import generate
from run_findings import FINDINGS
from study_findings import STUDY
from wording import parse, sentence_count

np.seterr(all="ignore")


class Loader(yaml.SafeLoader):
    """YAML in which 1e-3 is a number, as in version 1.2."""


Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?$"), list("-+0123456789")
)
Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in entries if tag != "tag:yaml.org,2002:int"]
    + [("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"))] * any(t.endswith(":int") for t, _ in entries)
    for first, entries in Loader.yaml_implicit_resolvers.items()
}
for entries in Loader.yaml_implicit_resolvers.values():
    entries.sort(key=lambda entry: not entry[0].endswith(":int"))


def report(program, path, folder):
    """The facts of a report, its text, and its tables of epochs by learning rate; None if it is refused."""
    folder.mkdir()
    output = folder / "output"
    command = [program, "report", str(path), "--json", "--quiet", "--output", str(output)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1) or not done.stdout.strip():
        return None, done.stderr.strip()
    facts = json.loads(done.stdout)
    tables = {}
    for table in (output / "tables").glob("epochs-rate-*.csv"):
        tables[float(table.stem.removeprefix("epochs-rate-"))] = table
    return (facts, (output / "report.md").read_text(), tables), done.stderr.strip()


def check_findings(case):
    """Each finding appears exactly if its condition holds, and says what is right."""
    findings = case.facts["findings"]
    expected = []
    for kind, decide in STUDY.items():
        expected += entries("study", None, kind, decide(case))
    for run in case.runs:
        for kind, decide in FINDINGS.items():
            expected += entries("run", run.rate, kind, decide(case, run))
    for kind, decide in COMPARISON.items():
        expected += entries("comparison", None, kind, decide(case))
    found = {}
    for finding in findings:
        found.setdefault((finding["scope"], finding["learning_rate"], finding["kind"]), []).append(finding)
    for scope, rate, kind, options, numbers in expected:
        place = kind if rate is None else f"{kind} at {rate}"
        listed = found.get((scope, rate, kind), [])
        if not listed:
            if None not in options:
                case.fault(place, f"is missing; it should say: {options[0]}")
            continue
        check(case, place, listed.pop(0), [option for option in options if option], numbers)
    for (_, rate, kind), rest in found.items():
        for finding in rest:
            case.sentences += sentence_count(finding["text"])
            case.fault(kind if rate is None else f"{kind} at {rate}", f"should not appear: {finding['text']}")


def entries(scope, rate, kind, decided):
    if decided is None:
        return []
    return [(scope, rate, kind, *entry) for entry in (decided if isinstance(decided, list) else [decided])]


def check(case, place, finding, options, numbers):
    text = finding["text"]
    case.sentences += sentence_count(text)
    faults = min((option.faults(text) for option in options), key=lambda f: (len(f), f[:1] and "words" in f[0]))
    if faults:
        case.fault(place, f"{text!r}: {'; '.join(faults)}")
    for name, own in numbers.items():
        if own is not None and math.isfinite(own):
            precision = 1e-5 if "curvature" in name or "limit" in name else 1e-7
            case.equal(f"{place}, {name}", float(own), finding["numbers"].get(name), precision, 1e-9)
    if set(finding["numbers"]) != set(numbers):
        case.fault(place, f"lists the numbers {sorted(finding['numbers'])}, should list {sorted(numbers)}")


def check_table(case):
    """The table of the networks beside simple classifiers."""
    rows = re.findall(
        r"^\| *(most frequent class|linear disc[^|]*|nearest star|network, \$\\eta[^|]*?) *\|(.*)\|$", case.report, re.M
    )
    expected = [(kind, matrix) for kind, matrix in case.baselines.items()]
    truth = case.labels[case.scored]
    expected += [
        (str(run.rate), classifiers.confusion(truth, run.predicted[case.scored], len(case.classes)))
        for run in case.runs
    ]
    if len(rows) != len(expected):
        case.fault("table of classifiers", f"has {len(rows)} rows, should have {len(expected)}")
    for (name, cells), (_, matrix) in zip(rows, expected):
        total, right = int(matrix.sum()), int(matrix.trace())
        cells = [cell.strip() for cell in cells.split("|")]
        interval = classifiers.wilson(right, total)
        pairs = [
            (cells[0], total), (cells[1], right), (cells[2], right / total),
            *zip(cells[3].split(" to "), interval), (cells[4], classifiers.balanced_accuracy(matrix)),
            (cells[5], classifiers.macro_f1(matrix)),
        ]  # fmt: skip
        case.sentences += 1
        for printed, own in pairs:
            value, unit = parse(printed)
            case.numbers += 1
            if abs(value - own) > 0.5 * unit + 1e-9:
                case.fault("table of classifiers", f"{name}: {printed} should be {own:.6g}")


def audit(program, path, folder):
    experiment = yaml.load(path.read_text(), Loader)
    result, errors = report(program, path, folder)
    if result is None:
        return None, errors
    facts, text, tables = result
    name = path.parent.name if path.stem == "experiment" else path.stem
    case = Case(name, experiment, facts, text, tables)
    case.asked = runs_of(experiment)
    case.sweep = Sweep(facts["sweep"], case.limit if case.plan.is_plain else math.inf) if facts["sweep"] else None
    if case.sweep:
        check_sweep(case)
    if path.stem.startswith("generated-"):
        with open(path.with_suffix(".csv"), newline="") as file:
            case.check_stars(list(csv.DictReader(file)))
    further.check_seeds(case)
    further.check_folds(case)
    check_findings(case)
    check_table(case)
    return case, errors


def experiments(arguments, folder, program):
    for given in map(pathlib.Path, arguments.experiments):
        yield from sorted(given.glob("*.yaml")) if given.is_dir() else [given]
    if arguments.tables:
        root = pathlib.Path(arguments.tables).resolve()
        for table in ["dslabs_stars/stars.csv", "hyg_v3_abridged/hygdata_v3_abridged.csv"]:
            if (root / table).exists():
                target = folder / table.split("/")[0]
                subprocess.run([program, "new", target, "--data", root / table], check=True, stdout=subprocess.DEVNULL)
                yield target / "experiment.yaml"
    (folder / "generated").mkdir()
    yield from generate(folder / "generated", arguments.generated)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("experiments", nargs="*")
    parser.add_argument("--generated", type=int, default=200, help="the number of generated experiments")
    parser.add_argument("--tables", default=os.environ.get("STAR_TABLES"), help="a folder of public catalogues")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    totals = collections.Counter()
    with tempfile.TemporaryDirectory() as temporary, concurrent.futures.ProcessPoolExecutor() as workers:
        folder = pathlib.Path(temporary)
        paths = list(experiments(arguments, folder, program))
        places = [folder / f"report-{index}" for index in range(len(paths))]
        for lines, counts in workers.map(result, [program] * len(paths), paths, places):
            totals.update(counts)
            for line in lines:
                print(line, flush=True)
    print(
        f"{totals['experiments']} experiments ({totals['refused']} without a report), "
        f"{totals['sentences']:,} sentences and {totals['numbers']:,} numbers checked, "
        f"{totals['undecided']} trainings too chaotic to repeat, {totals['faults']} disagreements"
    )
    kinds = list(STUDY) + list(FINDINGS) + list(COMPARISON)
    print("findings by kind: " + ", ".join(f"{kind} {totals[kind]:,}" for kind in kinds))
    sys.exit(1 if totals["faults"] or not totals["experiments"] else 0)


def result(program, path, place):
    """What is wrong with the report on an experiment, by line, and how much was checked."""
    try:
        case, errors = audit(program, path, place)
    except Exception:
        return [f"{path}: the audit failed\n{traceback.format_exc()}"], {"faults": 1}
    finally:
        shutil.rmtree(place, ignore_errors=True)
    if case is None:
        return [f"{path.stem}: no report: {errors.splitlines()[0] if errors else ''}"], {"refused": 1}
    lines = [f"{case.name}: {what}: {detail}" for what, detail in case.faults]
    return lines, {
        "experiments": 1,
        "sentences": case.sentences,
        "numbers": case.numbers,
        "undecided": case.undecided,
        "faults": len(lines),
        **collections.Counter(finding["kind"] for finding in case.facts["findings"]),
    }


if __name__ == "__main__":
    main()
