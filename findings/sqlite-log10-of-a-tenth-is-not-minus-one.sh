#!/bin/sh
# SQLite 3.40.1 (Debian 12; here by PyPI's apsw 3.40.1.0): log10(0.1) is -0.9999999999999998, while log10(10) is 1. From
# 3.42.0 on (apsw 3.42.0.0) it is -1, as in DuckDB, PostgreSQL and Spark.
#
# The error shows at powers of ten below 1. An absolute magnitude is m + 5 log10(parallax / 100 mas): a star with a parallax
# of 10 mas and m = 10 has M = 5.000000000000001, not 5. Stars counted in cells of 0.02 mag then lie in other cells than in
# any other engine, wherever a catalogue has round distances and magnitudes of two decimals. round(log10(x), 14) repairs it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >probe.py <<'END'
import apsw

def value(expression):
    return apsw.Connection(":memory:").cursor().execute("SELECT " + expression).fetchall()[0][0]

print(apsw.sqlitelibversion(), "log10(0.1) is -1:", value("log10(0.1e0) = -1"))
print(apsw.sqlitelibversion(), "log10(10) is 1:", value("log10(10e0) = 1"))
print(apsw.sqlitelibversion(), "M at 10 mas is 5:", value("10e0 + 5 * log10(10e0 / 100) = 5"))
print(apsw.sqlitelibversion(), "rounded, M is 5:", value("10e0 + 5 * round(log10(10e0 / 100), 14) = 5"))
END
python3 -m venv old
old/bin/pip install --quiet apsw==3.40.1.0
python3 -m venv new
new/bin/pip install --quiet apsw==3.42.0.0
{ old/bin/python probe.py && new/bin/python probe.py; } >observed.txt
cat observed.txt

cat >expected.txt <<'END'
3.40.1 log10(0.1) is -1: 0
3.40.1 log10(10) is 1: 1
3.40.1 M at 10 mas is 5: 0
3.40.1 rounded, M is 5: 1
3.42.0 log10(0.1) is -1: 1
3.42.0 M at 10 mas is 5: 1
END
missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
