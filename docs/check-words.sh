#!/bin/sh
# Looks for the words of words.txt in everything that is read, and fails if there is one.
# A line that quotes such a word ends with the mark "word-list: quotation".
set -eu
cd "$(dirname "$0")/.."
found=$(mktemp)
trap 'rm -f "$found"' EXIT
tab=$(printf '\t')
grep -v '^#' docs/words.txt | while IFS="$tab" read -r pattern instead; do
  grep -rnEiw --include='*.swift' --include='*.md' --include='*.mustache' --include='*.yaml' \
    --include='*.html' --include='*.yml' --include='*.cff' --include='*.sh' --include='*.c' --include='*.h' \
    --include='*.inc' --include=Makefile --exclude-dir=Fixtures --exclude-dir=.build \
    "$pattern" Sources templates docs output findings Benchmarks .github ./*.md Makefile 2>/dev/null |
    grep -v 'word-list: quotation' | grep -v '^docs/style.md' | sed "s|\$| → $instead|" >>"$found" || true
done
[ -s "$found" ] || exit 0
cat "$found"
echo "$(wc -l <"$found") lines hold words of docs/words.txt" >&2
exit 1
