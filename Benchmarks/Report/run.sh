#!/bin/sh
# Times the whole report against the same one written with numpy, pandas and matplotlib; against six of its figures by
# gnuplot, where that is installed; and with report.pdf against figures by vl-convert on a page by Typst.
#
#   Benchmarks/Report/run.sh [PAIRS]      11 pairs by default; prints Markdown
#
# The peers' packages and the data of the figures go into .build/peer, once.
set -eu
cd "$(dirname "$0")/../.."
pairs=${1:-11}
peer=.build/peer
packages='numpy==2.4.6 pandas==3.1.1 matplotlib==3.11.2 tabulate==0.10.0 vl-convert-python==1.9.0.post1 typst==0.15.2'

. Benchmarks/peers.sh
install_peers $peer "$packages"
$peer/bin/python Benchmarks/Report/prepare.py templates/assignment/stars.csv $peer/figures
make build >&2
report='.build/release/mainsequence report --quiet --output {output}'

describe_machine
echo "$($peer/bin/python --version), $packages."
echo
$peer/bin/python Benchmarks/pair.py "$pairs" mainsequence "$report" \
  'numpy, pandas, matplotlib' "$peer/bin/python Benchmarks/Report/peer.py templates/assignment/stars.csv {output}"
if command -v gnuplot >/dev/null; then
  gnuplot --version
  echo
  $peer/bin/python Benchmarks/pair.py "$pairs" mainsequence "$report" 'gnuplot, six bare figures' \
    "gnuplot -e \"data='$peer/figures'; output='{output}'\" Benchmarks/Report/figures.gp"
fi
echo
$peer/bin/python Benchmarks/pair.py "$pairs" 'mainsequence with report.pdf' "$report --format md,report-pdf,png,pdf" \
  'vl-convert, Typst' "$peer/bin/python Benchmarks/Report/page.py $peer/figures {output}"
