#!/bin/sh
# pandas 3.1.1 with tabulate 0.10.0: to_markdown prints 19-digit identifiers to six digits if all columns are numbers.
#
# A frame of Gaia's source_id (64-bit integers) and a magnitude is converted to floating point on its way into the
# table: two different stars print as the same 2.94705e+18. With a column of text beside them (a name, a spectral
# type) every digit is printed, so that a table that worked loses its identifiers when the names are dropped. No
# warning. It matters for tables of stars in Markdown reports, and for whoever reads them again.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet pandas==3.1.1 tabulate==0.10.0 numpy==2.4.6

cat >probe.py <<'END'
import pandas

frame = pandas.DataFrame({
    "source_id": [2947050466531873025, 2947050466531873027], "Gmag": [5.31, 8.44], "name": ["a", "b"]})
print("numbers alone")
print(frame[["source_id", "Gmag"]].to_markdown(index=False))
print("with a text")
print(frame.to_markdown(index=False))
END
cat >expected.txt <<'END'
| 2.94705e+18 |   5.31 |
| 2.94705e+18 |   8.44 |
| 2947050466531873025 |   5.31 | a      |
| 2947050466531873027 |   8.44 | b      |
END
env/bin/python probe.py >observed.txt
cat observed.txt

missing=$(grep -vxFf observed.txt expected.txt || true)
[ "$missing" ] || exit 0
echo "no longer so: $missing"
exit 1
