#!/bin/sh
# Polars 2.1.0: of the blanks that pad a number in a CSV file, those before it are taken and those behind it refused.
#
# Tables of stars are often padded so that their columns stand below each other. Without a schema, a blank on either side
# makes the whole column text, without a warning. With the column declared as a number, " 5.31" is read, but "5.31 " raises
# an error, so that a file whose numbers stand flush right works and one with numbers flush left does not. pandas 3.1.1
# and pyarrow 26.0.1 take both as numbers.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1

cat >probe.py <<'END'
import io
import pandas, polars, pyarrow.csv

tables = {"before": b"name,Vmag\nA, 5.31\nB,12.04\n", "behind": b"name,Vmag\nA,5.31 \nB,12.04\n"}
for place, table in tables.items():
    print(place, "polars:", polars.read_csv(table)["Vmag"].dtype)
    try:
        declared = polars.read_csv(table, schema_overrides={"Vmag": polars.Float64})["Vmag"].to_list()
    except polars.exceptions.ComputeError:
        declared = "refused"
    print(place, "polars, declared as a number:", declared)
    print(place, "pandas:", pandas.read_csv(io.BytesIO(table))["Vmag"].dtype)
    print(place, "pyarrow:", pyarrow.csv.read_csv(io.BytesIO(table))["Vmag"].type)
END
cat >expected.txt <<'END'
before polars: String
before polars, declared as a number: [5.31, 12.04]
before pandas: float64
before pyarrow: double
behind polars: String
behind polars, declared as a number: refused
behind pandas: float64
behind pyarrow: double
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
