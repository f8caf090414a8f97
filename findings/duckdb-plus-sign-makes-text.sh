#!/bin/sh
# DuckDB 2.0.1: a number written with a plus sign makes the whole column of a CSV file text.
#
# Declinations, proper motions and velocities are often printed with their sign, as +38.78 beside -16.72. DuckDB's
# reader infers VARCHAR for such a column, without a warning. A comparison with a number is then an error, but max and
# ORDER BY compare texts in silence: of +38.78, -16.72 and +54.93 the largest is -16.72. A cast of the same text to
# DOUBLE succeeds, and Polars 2.1.0 and pandas 3.1.1 read numbers. It matters where a catalogue is counted or filtered
# in DuckDB before its stars are drawn.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet duckdb==2.0.1 polars==2.1.0 pandas==3.1.1

cat >probe.py <<'END'
import duckdb, pandas, polars

with open("stars.csv", "w") as file:
    file.write("name,dec\nVega,+38.78\nSirius,-16.72\nMizar,+54.93\n")
table = duckdb.sql("SELECT dec FROM read_csv('stars.csv')")
print("duckdb", table.dtypes[0], [row[0] for row in table.fetchall()])
print("duckdb max", duckdb.sql("SELECT max(dec) FROM read_csv('stars.csv')").fetchall()[0][0])
print("duckdb cast", duckdb.sql("SELECT CAST('+38.78' AS DOUBLE)").fetchall()[0][0])
print("polars", polars.read_csv("stars.csv")["dec"].dtype)
print("pandas", pandas.read_csv("stars.csv")["dec"].dtype)
END
cat >expected.txt <<'END'
duckdb VARCHAR ['+38.78', '-16.72', '+54.93']
duckdb max -16.72
duckdb cast 38.78
polars Float64
pandas float64
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
