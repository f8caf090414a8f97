#!/bin/sh
# DuckDB 2.0.1: greatest and least ignore nulls, so that a bounded missing value becomes a number; SQLite 3 keeps it null.
#
# The weighted sums of a network are bounded before exp, because an exponential overflows: greatest(least(z, 700), -700).
# For a star without a temperature z is null. In DuckDB, as in PostgreSQL, least(NULL, 700) is 700: the sum is no longer
# missing, and the star gets probabilities and a class like any other. SQLite's min and max of two numbers return null for
# the same query, and numpy 2.4.6 keeps NaN in minimum and loses it in fmin. A CASE that compares z leaves a null alone in
# all of them. It matters wherever a model classifies a catalogue with gaps inside a database.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet duckdb==2.0.1 numpy==2.4.6

cat >probe.py <<'END'
import sqlite3
import duckdb, numpy

z = "CAST(NULL AS DOUBLE)"
print("duckdb", duckdb.sql(f"SELECT greatest(least({z}, 700), -700)").fetchall()[0][0])
print("sqlite", sqlite3.connect("").execute("SELECT max(min(NULL, 700), -700)").fetchone()[0])
case = f"CASE WHEN {z} > 700 THEN 700 WHEN {z} < -700 THEN -700 ELSE {z} END"
print("duckdb case", duckdb.sql(f"SELECT {case}").fetchall()[0][0])
print("numpy minimum", numpy.minimum(numpy.nan, 700.0))
print("numpy fmin", numpy.fmin(numpy.nan, 700.0))
END
cat >expected.txt <<'END'
duckdb 700.0
sqlite None
duckdb case None
numpy minimum nan
numpy fmin 700.0
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
