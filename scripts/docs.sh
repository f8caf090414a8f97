#!/bin/sh
# Builds the reference of every library module with DocC, and fails on a warning.
#
#   docs.sh FOLDER
#
# Called by `make docs`; each module becomes a site of its own in FOLDER.
set -eu
folder=$1
cd "$(dirname "$0")/.."

# It fails on the modules of tests that were never built, after it has written the graphs of all others.
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members \
  >/dev/null 2>&1 || true
graphs=$(swift build --show-bin-path)/../symbolgraph
rm -rf "$folder"
for catalogue in Sources/*/*.docc; do
  module=$(basename "$catalogue" .docc)
  mkdir -p "$folder/graphs/$module"
  [ -f "$graphs/$module.symbols.json" ] || {
    echo "no symbols of $module" >&2
    exit 1
  }
  cp "$graphs/$module.symbols.json" "$graphs/$module@"*.symbols.json "$folder/graphs/$module" 2>/dev/null || true
  echo "$module"
  docc convert "$catalogue" --additional-symbol-graph-dir "$folder/graphs/$module" \
    --fallback-display-name "$module" --fallback-bundle-identifier "mainsequence.$module" \
    --output-path "$folder/$module" --warnings-as-errors >"$folder/graphs/$module/log" 2>&1 || {
    cat "$folder/graphs/$module/log" >&2
    failed=1
  }
done
rm -rf "$folder/graphs"
exit "${failed:-0}"
