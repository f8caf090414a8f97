#!/bin/sh
# DuckDB 2.0.1: a CSV column of the spectral classes F and T is read as truth values.
#
# F is the class of stars like Procyon, T that of cool brown dwarfs. In a table of only these, or of F stars alone, the
# reader infers BOOLEAN, without a warning: every F becomes false and every T true, and a copy of the table has those
# words for classes. A single star of another class changes the type of the whole column to VARCHAR, so that the parts of
# one catalogue come out with different labels: "false" in one and "F" in another. Polars 2.1.0 and pandas 3.1.1 read
# letters. It matters where a catalogue is selected or split in DuckDB before its stars are drawn or trained on.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet duckdb==2.0.1 polars==2.1.0 pandas==3.1.1

cat >probe.py <<'END'
import duckdb, pandas, polars

with open("f-stars.csv", "w") as file:
    file.write("name,spectral_class\nProcyon,F\nCanopus,F\n")
with open("others.csv", "w") as file:
    file.write("name,spectral_class\nSun,G\nPolaris,F\n")
table = duckdb.sql("SELECT spectral_class FROM read_csv('f-stars.csv')")
print("duckdb", table.dtypes[0], [row[0] for row in table.fetchall()])
for name in ["f-stars", "others"]:
    duckdb.sql(f"COPY (FROM read_csv('{name}.csv')) TO '{name}-copy.csv'")
    lines = open(f"{name}-copy.csv").read().split()[1:]
    print("copy", name, sorted({line.split(",")[1] for line in lines}))
print("polars", polars.read_csv("f-stars.csv")["spectral_class"].to_list())
print("pandas", list(pandas.read_csv("f-stars.csv")["spectral_class"]))
END
cat >expected.txt <<'END'
duckdb BOOLEAN [False, False]
copy f-stars ['false']
copy others ['F', 'G']
polars ['F', 'F']
pandas ['F', 'F']
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
