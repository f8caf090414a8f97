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

if [ "$(cat $peer/packages 2>/dev/null)" != "$packages" ]; then
  python3 -m venv $peer
  # shellcheck disable=SC2086  # one word for each package
  $peer/bin/pip install --quiet $packages >&2
  echo "$packages" >$peer/packages
fi
make build >&2

cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)
cpu=${cpu:-$(sysctl -n machdep.cpu.brand_string 2>/dev/null || uname -m)}

echo "$cpu, $(getconf _NPROCESSORS_ONLN) cores, $(uname -sr)."
echo "$(swift --version 2>/dev/null | head -n 1); $($peer/bin/python --version), $packages."
echo
$peer/bin/python Benchmarks/pair.py "$pairs" \
  mainsequence '.build/release/mainsequence report --quiet --output {output}' \
  'numpy, pandas, matplotlib' "$peer/bin/python Benchmarks/peer.py templates/assignment/stars.csv {output}"
