#!/bin/sh
# Polars 2.1.0: a field "nan" makes the whole column of a CSV file text, while "NaN" is a number.
#
# NumPy's savetxt and C's printf write a number that is not one as "nan". A single such magnitude or colour turns the
# column into strings, without a warning, and a later comparison with a number raises an error. "NaN" in the same place
# is read as a number, and pandas 3.1.1 and DuckDB 2.0.1 take both spellings.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet polars==2.1.0 numpy==2.4.6 pandas==3.1.1 duckdb==2.0.1

cat >probe.py <<'END'
import duckdb, numpy, pandas, polars

stars = [[5.31, 0.65], [float("nan"), 1.2]]
numpy.savetxt("numpy.csv", stars, delimiter=",", header="Vmag,BV", comments="", fmt="%g")
with open("numpy.csv") as file:
    text = file.read()
with open("capital.csv", "w") as file:
    file.write(text.replace("nan", "NaN"))
for name in ["numpy.csv", "capital.csv"]:
    print(name, "polars", polars.read_csv(name)["Vmag"].dtype)
    print(name, "pandas", pandas.read_csv(name)["Vmag"].dtype)
    print(name, "duckdb", duckdb.sql(f"SELECT Vmag FROM read_csv('{name}')").dtypes[0])
END
cat >expected.txt <<'END'
numpy.csv polars String
numpy.csv pandas float64
numpy.csv duckdb DOUBLE
capital.csv polars Float64
capital.csv pandas float64
capital.csv duckdb DOUBLE
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
