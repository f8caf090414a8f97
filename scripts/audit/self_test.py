#!/usr/bin/env python3
"""Tells how many false sentences the audit notices: one finding at a time is removed, or a digit or a word of it is
changed.

usage: self_test.py PROGRAM [NUMBER OF EXPERIMENTS]
"""

import math
import pathlib
import re
import sys
import tempfile

import yaml

from audit import Loader, check_findings, report
from case import Case, runs_of
from comparison_findings import Sweep
from generate import generate

WORDS = {
    "rises": "falls",
    "falls": "rises",
    "better": "worse",
    "all ": "most ",
    "correctly": "wrongly",
    " is ": " is not ",
    "above": "below",
}


def changes(text):
    """The text without existing, and with one digit or word changed."""
    yield None
    for match in re.finditer(r"\d+", text):
        last = match.end() - 1
        digit = int(text[last])
        yield text[:last] + str(digit + 3 if digit < 7 else digit - 3) + text[last + 1 :]
    for word, other in WORDS.items():
        if word in text:
            yield text.replace(word, other, 1)


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 12
    made = noticed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for path in generate(folder, count):
            experiment = yaml.load(path.read_text(), Loader)
            result, errors = report(program, path, folder / f"{path.stem}-report")
            if result is None:
                sys.exit(errors)
            facts, text, tables = result
            case = Case(path.stem, experiment, facts, text, tables)
            case.asked = runs_of(experiment)
            case.sweep = Sweep(facts["sweep"], case.limit if case.plan.is_plain else math.inf) if facts["sweep"] else None
            findings = facts["findings"]
            for index, finding in enumerate(findings):
                for change in changes(finding["text"]):
                    changed = [] if change is None else [{**finding, "text": change}]
                    facts["findings"] = findings[:index] + changed + findings[index + 1 :]
                    case.faults = []
                    check_findings(case)
                    made, noticed = made + 1, noticed + bool(case.faults)
                    if not case.faults:
                        print(f"{path.stem}: not noticed: {finding['kind']}: {change}")
    print(f"{noticed:,} of {made:,} changes noticed")
    sys.exit(noticed < made)


if __name__ == "__main__":
    main()
