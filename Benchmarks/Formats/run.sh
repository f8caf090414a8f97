#!/bin/sh
# Writes the same ten stars with other programs in every format, and compares what this program reads.
# STILTS, R and LibreOffice take part where they are installed.
set -eu
cd "$(dirname "$0")"
program=${1:-$(cd ../.. && swift build --configuration release --show-bin-path)/mainsequence}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet astropy==8.0.2 fitsio==1.4.2 numpy==2.4.6 pandas==3.1.1 polars==2.1.0 \
  duckdb==2.0.1 openpyxl==3.1.5 tabulate==0.10.0
mkdir "$work/files"
"$work/env/bin/python" write.py "$work/files"
"$work/env/bin/python" compare.py "$program" "$work/files" pandas.csv
