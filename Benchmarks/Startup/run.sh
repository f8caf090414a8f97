#!/bin/sh
# Times the shortest commands against the start of Python, and a report with HTML and PDF against one without.
#
#   Benchmarks/Startup/run.sh [PAIRS]      21 pairs by default; prints Markdown
set -eu
cd "$(dirname "$0")/../.."
pairs=${1:-21}

. Benchmarks/peers.sh
make build >&2
program=.build/release/mainsequence

describe_machine
python3 --version
echo
python3 Benchmarks/pair.py "$pairs" "mainsequence --version" "$program --version" \
  "python3 -S -E -c pass" "python3 -S -E -c pass"
echo
python3 Benchmarks/pair.py "$pairs" "check of 20 stars" "$program check templates/assignment/stars.csv" \
  "python3 -S -E -c pass" "python3 -S -E -c pass"
echo
python3 Benchmarks/pair.py "$pairs" \
  "report with HTML and PDF" "$program report -q --format md,html,report-pdf,png,pdf --output {output}" \
  "report without" "$program report -q --format md,png,pdf --output {output}"
