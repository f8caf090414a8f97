#!/bin/sh
# Runs every finding, and reports which still hold. Called by `make findings`.
set -eu
cd "$(dirname "$0")/../findings"

failed=0
for script in *.sh; do
  [ -e "$script" ] || { echo 'no findings yet'; exit 0; }
  status=0
  output=$(sh "./$script" 2>&1) || status=$?
  if [ $status = 0 ]; then
    result='holds'
  else
    result="fails (exit $status)" failed=1
  fi
  printf '%s: %s\n' "${script%.sh}" "$result"
  printf '%s\n' "$output" | sed 's/^/    /'
done
exit $failed
