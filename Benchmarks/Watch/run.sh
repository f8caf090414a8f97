#!/bin/sh
# Times how long after a save `mainsequence watch` has the new files in their places.
#
#   Benchmarks/Watch/run.sh [SAVES]      11 saves by default; prints Markdown
#
# HYG names a file of the HYG catalogue (hygdata_v3_abridged.csv), which is timed too.
set -eu
hyg=${HYG:+$(realpath "$HYG")}
cd "$(dirname "$0")/../.."
saves=${1:-11}

. Benchmarks/peers.sh
make build >&2

describe_machine
python3 --version
echo
python3 Benchmarks/Watch/measure.py "$saves" .build/release/mainsequence \
  templates/assignment/stars.csv ${hyg:+"$hyg"}
