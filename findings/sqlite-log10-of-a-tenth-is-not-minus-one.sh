#!/bin/sh
# SQLite 3.40.1: log10(0.1) is -0.9999999999999998, while log10(10) is 1; DuckDB, PostgreSQL and Spark return -1.
#
# SQLite computes ln(x) * (1 / ln 10), whose rounding errors show at powers of ten below 1, and in the last digit of half
# of all other numbers. An absolute magnitude is m + 5 log10(parallax / 100 mas): a star with a parallax of 10 mas and
# m = 10 has M = 5.000000000000001, not 5. Stars counted in cells of 0.02 mag then lie in other cells than in any other
# engine, wherever a catalogue has round distances and magnitudes of two decimals. round(log10(x), 14) repairs it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
sqlite3 --version | grep -q '^3\.40\.1 ' || {
  echo "this needs the sqlite3 command in version 3.40.1"
  exit 1
}

cat >expected.txt <<'END'
log10(0.1) is -1: 0
log10(10) is 1: 1
M at 10 mas is 5: 0
rounded, M is 5: 1
END
sqlite3 :memory: >observed.txt <<'END'
SELECT 'log10(0.1) is -1: ' || (log10(0.1e0) = -1);
SELECT 'log10(10) is 1: ' || (log10(10e0) = 1);
SELECT 'M at 10 mas is 5: ' || (10e0 + 5 * log10(10e0 / 100) = 5);
SELECT 'rounded, M is 5: ' || (10e0 + 5 * round(log10(10e0 / 100), 14) = 5);
END
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
