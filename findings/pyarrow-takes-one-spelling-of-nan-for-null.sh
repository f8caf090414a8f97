#!/bin/sh
# pyarrow 26.0.1: of the spellings of NaN in a CSV file, some are missing values and the others are numbers.
#
# "NaN", "nan", "-NaN" and "-nan" become null, since they are on the reader's list of missing values, which is compared letter
# by letter. "NAN", "Nan" and "+nan" are not on it, and become the number NaN. A table whose magnitudes were written by two
# programs, one of them in capital letters, has both in a column without a warning: the count of missing values is then too
# small, and one star turns the mean of the column into NaN, while without it the mean leaves such stars out.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet pyarrow==26.0.1

cat >probe.py <<'END'
import io
import pyarrow.compute, pyarrow.csv

for spelling in ["NaN", "nan", "-NaN", "-nan", "NAN", "Nan", "+nan"]:
    table = f"name,Vmag\nA,5.31\nB,{spelling}\n".encode()
    column = pyarrow.csv.read_csv(io.BytesIO(table))["Vmag"]
    mean = pyarrow.compute.mean(column).as_py()
    print(f"{spelling}: {column.type}, {column.null_count} missing, mean {mean}")
END
cat >expected.txt <<'END'
NaN: double, 1 missing, mean 5.31
nan: double, 1 missing, mean 5.31
-NaN: double, 1 missing, mean 5.31
-nan: double, 1 missing, mean 5.31
NAN: double, 0 missing, mean nan
Nan: double, 0 missing, mean nan
+nan: double, 0 missing, mean nan
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
