#!/bin/sh
# Measures what other programs make of the report and its figures; docs/consumers.md records the result.
#
#   consumers.sh PROGRAM
#
# Python libraries are installed, in the versions below, into .build/consumers. Programs that are not installed are
# left out; on Debian they come from
#   apt-get install cmark-gfm inkscape libreoffice-draw libreoffice-writer librsvg2-bin mupdf-tools pandoc \
#     poppler-utils texlive-fonts-recommended texlive-latex-recommended texlive-xetex lmodern fonts-dejavu
set -eu
program=$1
root=$(cd "$(dirname "$0")/.." && pwd)
tools=$root/.build/consumers
if ! [ -e "$tools/ready" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet cairosvg==2.9.1 svglib==2.3.2 resvg_py==0.5.0 typst==0.15.2 \
    pymupdf==2.0 pillow==13.0.0
  touch "$tools/ready"
fi
export PYTHONDONTWRITEBYTECODE=1
exec "$tools/bin/python" "$root/scripts/consumers/measure.py" "$program" "$root/output"
