#!/bin/sh
# Runs every test with coverage, and prints the lines of each module that they execute.
# Called by `make coverage`; its build is kept apart in .build-coverage.
set -eu
cd "$(dirname "$0")/.."

build=.build-coverage
swift test --scratch-path "$build" --enable-code-coverage
report=$(swift test --scratch-path "$build" --show-codecov-path)

python3 - "$report" "$PWD" <<'END'
import collections
import json
import sys

report, root = sys.argv[1:]
modules = collections.defaultdict(lambda: [0, 0])
with open(report) as file:
    files = json.load(file)["data"][0]["files"]
for file in files:
    path = file["filename"].removeprefix(root + "/").split("/")
    if path[0] == "Sources" and path[1] != "_TestSupport":
        lines = file["summary"]["lines"]
        modules[path[1]][0] += lines["covered"]
        modules[path[1]][1] += lines["count"]

rows = sorted(modules.items()) + [("all", [sum(column) for column in zip(*modules.values())])]
print("| module | lines | covered |\n| --- | ---: | ---: |")
for module, (covered, count) in rows:
    print(f"| `{module}` | {count:,} | {100 * covered / count:.1f} % |" if module != "all"
          else f"| all | {count:,} | {100 * covered / count:.1f} % |")
END
