#!/bin/sh
# Times the whole report against the same one written with numpy, pandas and matplotlib.
#
#   Benchmarks/run.sh [PAIRS]      11 pairs by default; prints Markdown
#
# The peer's packages go into .build/peer, once.
set -eu
cd "$(dirname "$0")/.."
pairs=${1:-11}
peer=.build/peer
packages='numpy==2.4.6 pandas==3.1.1 matplotlib==3.11.2 tabulate==0.10.0'

. Benchmarks/peers.sh
install_peers $peer "$packages"
make build >&2

describe_machine
echo "$($peer/bin/python --version), $packages."
echo
$peer/bin/python Benchmarks/pair.py "$pairs" \
  mainsequence '.build/release/mainsequence report --quiet --output {output}' \
  'numpy, pandas, matplotlib' "$peer/bin/python Benchmarks/peer.py templates/assignment/stars.csv {output}"
