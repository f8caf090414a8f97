#!/bin/sh
# Checks that every file which states the version states the same, and VERSION if one is given.
# Called by `make check-version`.
set -eu
cd "$(dirname "$0")/.."

program=$(sed -n 's/.*static let version = "\(.*\)"/\1/p' Sources/mainsequence/MainSequence.swift)
citation=$(sed -n 's/^version: //p' CITATION.cff)
changelog=$(sed -n 's/^## \([0-9][0-9.]*\).*/\1/p' CHANGELOG.md | head -n 1)
expected=${1:-$program}

failed=0
for pair in "MainSequence.swift $program" "CITATION.cff $citation" "CHANGELOG.md $changelog"; do
  if [ "${pair#* }" = "$expected" ]; then continue; fi
  echo "${pair% *} says \"${pair#* }\", not $expected" >&2
  failed=1
done
exit $failed
