#!/bin/sh
# Runs every finding, and reports which still hold. Called by `make findings`.
set -eu
cd "$(dirname "$0")/../findings"

failed=0
for script in *.sh; do
  [ -e "$script" ] || { echo 'no findings yet'; exit 0; }
  status=0
  output=$(sh "./$script" 2>&1) || status=$?
  case $status in
    0) result='holds' ;;
    77) result='skipped' ;;
    *) result="no longer so (exit $status)" failed=1 ;;
  esac
  printf '%s: %s\n' "${script%.sh}" "$result"
  printf '%s\n' "$output" | sed 's/^/    /'
done
exit $failed
