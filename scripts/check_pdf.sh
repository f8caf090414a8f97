#!/usr/bin/env bash
# Renders reports as PDF, and checks them with other programs: qpdf, poppler, and PyPI's pdfua.
#
#   scripts/check_pdf.sh [PROGRAM] [EXPERIMENT…]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-.build/release/mainsequence}")
shift || true
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet install pdfua==0.1.3

check() {
  local name=$1 pdf=$2
  qpdf --check "$pdf" >"$work/qpdf.txt" || { cat "$work/qpdf.txt"; exit 1; }
  ! grep -i warning "$work/qpdf.txt"
  # The columns after the name and type: encoding, embedded, subset, Unicode.
  pdffonts "$pdf" | tail -n +3 | awk '{ if ($(NF - 4) != "yes" || $(NF - 2) != "yes") { print "not embedded: " $0; bad = 1 } } END { exit bad }'
  "$work/venv/bin/pdfua" check "$pdf" >"$work/pdfua.txt" || { cat "$work/pdfua.txt"; exit 1; }
  python3 scripts/check_pdf.py "$pdf"
  echo "$name: $(pdfinfo "$pdf" | sed -n 's/^Pages: *//p') pages, $(stat -c %s "$pdf") bytes: no findings"
}

for template in one-page poster; do
  "$program" report --template $template --quiet --format md,report-pdf --output "$work/1"
  [ "$(pdfinfo "$work/1/report.pdf" | sed -n 's/^Pages: *//p')" = 1 ] || { echo "$template has several pages"; exit 1; }
  check "$template" "$work/1/report.pdf"
  rm -rf "${work:?}/1"
done

for experiment in '' "$@"; do
  name=${experiment:-assignment}
  for turn in 1 2; do
    # shellcheck disable=SC2086  # no word for the built-in experiment
    "$program" report $experiment --quiet --format md,report-pdf,png --output "$work/$turn"
  done
  cmp "$work/1/report.pdf" "$work/2/report.pdf"
  check "$name" "$work/1/report.pdf"
  rm -rf "${work:?}/1" "${work:?}/2"
done
