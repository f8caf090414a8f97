#!/bin/sh
# Runs every benchmark, and compares the ratios with those of Benchmarks/baseline.tsv.
#
#   Benchmarks/all.sh [FOLDER]      the tables go into FOLDER, .build/benchmarks by default
#
# With RECORD=1 the measured ratios become the new baseline. The machine has to be idle; it takes a quarter of an hour.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-.build/benchmarks}
mkdir -p "$folder"
RATIOS=$(realpath "$folder")/ratios.tsv
export RATIOS
rm -f "$RATIOS"
for run in Benchmarks/Report/run.sh Benchmarks/Startup/run.sh Benchmarks/Figures/run.sh Benchmarks/Watch/run.sh \
  Benchmarks/Reading/run.sh Benchmarks/Training/run.sh Benchmarks/Classification/run.sh Benchmarks/Scale/run.sh; do
  name=$(basename "$(dirname "$run")")
  echo "$name" >&2
  sh "$run" >"$folder/$name.md"
  cat "$folder/$name.md"
done
if [ -n "${RECORD:-}" ]; then cp "$RATIOS" Benchmarks/baseline.tsv; fi
python3 Benchmarks/ratios.py Benchmarks/baseline.tsv "$RATIOS"
