#!/bin/sh
# Polars 2.1.0: a field "nan" makes the whole column of a CSV file text, while "NaN" is a number.
#
# NumPy, astropy and C's printf write a number that is not one as "nan". A single such magnitude or colour turns the
# column into strings, without a warning, and a later filter such as Vmag < 6 raises an error or compares texts. The
# spelling "NaN" in the same place is read as a number, and pandas 3.1.1 and DuckDB 2.0.1 take both.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet polars==2.1.0 numpy==2.4.6 pandas==3.1.1 duckdb==2.0.1 || exit 77

cat >probe.py <<'END'
import duckdb, numpy, pandas, polars

numpy.savetxt("numpy.csv", [[5.31, 0.65], [float("nan"), 1.2]], delimiter=",", header="Vmag,BV", comments="", fmt="%g")
with open("capital.csv", "w") as file:
    file.write(open("numpy.csv").read().replace("nan", "NaN"))
for name in ["numpy.csv", "capital.csv"]:
    print(name, "polars", polars.read_csv(name)["Vmag"].dtype)
    print(name, "pandas", pandas.read_csv(name)["Vmag"].dtype)
    print(name, "duckdb", duckdb.sql(f"SELECT Vmag FROM read_csv('{name}')").dtypes[0])
END
env/bin/python probe.py | tee observed.txt
grep -q '^numpy.csv polars String' observed.txt
grep -q '^capital.csv polars Float64' observed.txt
grep -q '^numpy.csv pandas float64' observed.txt
grep -q '^numpy.csv duckdb DOUBLE' observed.txt
