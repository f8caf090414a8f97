#!/bin/sh
# Computes every number behind reports again with numpy, decides every finding again, and compares the words.
# Called by `make audit` with the path of the program. The experiments are the assignment's and generated ones; further
# ones are those of the folder STAR_CASES, and those that the program makes of the catalogues in the folder STAR_TABLES.
set -eu

program=$1
root=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check numpy==2.2.6 PyYAML==6.0.2

if [ -n "${STAR_CASES:-}" ]; then
  mkdir "$work/cases"
  cp "$STAR_CASES"/* "$work/cases"
  chmod u+w "$work/cases"/*
  if [ -e "$work/cases/make.py" ]; then (cd "$work/cases" && python3 make.py); fi
  set -- "$work/cases"
else
  set --
fi
set -- "$root/../templates/assignment" "$@"
OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 \
  "$work/venv/bin/python" "$root/audit/audit.py" "$program" "$@" --generated "${GENERATED:-200}"
