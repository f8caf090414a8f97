#!/bin/sh
# Times drawing alone against matplotlib and datashader: the report's figures, and many stars.
#
#   Benchmarks/Figures/run.sh [PAIRS]      7 pairs by default; prints Markdown
#
# The peers' packages and the stars go into .build/figure-peers, once.
set -eu
cd "$(dirname "$0")/../.."
pairs=${1:-7}
peer=.build/figure-peers
packages='numpy==2.4.6 pandas==3.1.1 matplotlib==3.11.2 datashader==0.19.1 tabulate==0.10.0'

. Benchmarks/peers.sh
install_peers $peer "$packages"
make build PRODUCT=FigureBenchmark >&2
ours=.build/release/FigureBenchmark

describe_machine
echo "$($peer/bin/python --version), $packages."
echo
$peer/bin/python Benchmarks/Figures/pair.py "$pairs" $peer "$ours" \
  "$peer/bin/python Benchmarks/Figures/peers.py templates/assignment/stars.csv"
