#!/bin/sh
# DuckDB 2.0.1: right ascensions in a CSV file become times of day, and so do declinations north of the equator.
#
# Positions are often written as 18:36:56.34 and 38:47:01.3, hours and degrees with minutes and seconds. The reader infers
# TIME, without a warning, as long as no value has a sign or reaches 24: the declinations of a field between 0 and +24
# degrees become times, and one star further north or south turns the column to VARCHAR. Digits beyond the microsecond
# are cut: 06:45:08.9172804 loses its last, 6 microarcseconds. Polars 2.1.0 reads text unless dates are asked for, pandas
# 3.1.1 always. It matters where stars are matched by position in DuckDB before they are drawn.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet duckdb==2.0.1 polars==2.1.0 pandas==3.1.1

cat >probe.py <<'END'
import duckdb, pandas, polars

def write(name, *declinations):
    with open(name, "w") as file:
        file.write("ra,dec\n")
        for dec in declinations:
            file.write(f"06:45:08.9172804,{dec}\n")

write("low.csv", "05:13:30", "08:52:06")
write("high.csv", "05:13:30", "38:47:01")
for name in ["low.csv", "high.csv"]:
    table = duckdb.sql(f"SELECT ra, dec FROM read_csv('{name}')")
    print("duckdb", name, table.dtypes[0], table.dtypes[1], table.fetchall()[0][0])
print("polars", polars.read_csv("low.csv")["ra"].dtype)
print("pandas", pandas.read_csv("low.csv")["ra"].dtype)
END
cat >expected.txt <<'END'
duckdb low.csv TIME TIME 06:45:08.917280
duckdb high.csv TIME VARCHAR 06:45:08.917280
polars String
pandas str
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
