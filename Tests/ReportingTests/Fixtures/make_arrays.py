"""Writes the fixtures that numpy, pandas and tabulate decide.

    python3 -m pip install numpy==2.4.6 pandas==3.1.1 tabulate==0.10.0
    python3 Tests/ReportingTests/Fixtures/make_arrays.py

Numbers are stored as the sixteen hexadecimal digits of their bits, since JSON has no NaN and no
infinity. Into the fixtures of FormattingTests are written:

    arrays.json        arrays and the text numpy prints for them
    rounding.json      numbers and numpy.round(x, 3) of them
    numbers.json       numbers and C's %.3f, %.6g of them

into those of DocumentsTests:

    pipe-tables.json   columns and the table pandas' to_markdown prints for them

and beside this file:

    epochs-*.md        the two epoch tables of tables.json, as pandas prints them
"""

import json
import math
import struct
from pathlib import Path

import numpy as np
import pandas as pd

folder = Path(__file__).parent
documents = folder.parent.parent / "DocumentsTests" / "Fixtures"
formatting = folder.parent.parent / "FormattingTests" / "Fixtures"
generator = np.random.default_rng(20)
SPECIAL = [0.0, -0.0, math.nan, math.inf, -math.inf, 5e-324, 1e300, -1e300, 1e6, 1e-9, 0.5, 1e8]


def bits(x):
    return struct.pack(">d", x).hex()


def stored(array):
    if array.ndim == 1:
        return [bits(x) for x in array]
    return [[bits(x) for x in row] for row in array]


def arrays():
    """Arrays whose printing differs in some way, first those named, then random ones."""
    yield from (np.array([x]) for x in SPECIAL)
    yield from (np.array([x, 1.5, -2.25]) for x in SPECIAL)
    yield from (np.array([x, y]) for x in SPECIAL for y in SPECIAL)
    yield from (np.full(shape, 0.5) for shape in [(3, 1), (3, 2), (1, 1), (3, 3), (1, 7)])
    yield np.zeros(0)
    yield np.zeros((0, 3))
    yield np.zeros((3, 0))
    for text in [
        "1e-4 0.1", "0.99e-4 0.09", "1 1000", "1 1000.0001", "99999999 99999", "1e8 1e6", "1e-5 -1",
        "0.1 0.12345678 0.123456785", "0.123456789 -5", "0.30000000000000004 1", "1e100 1e99",
        "1e-100 1e-99 nan", "1e100 inf", "-inf 1", "-inf nan", "inf 0.001", "nan 123456.7",
        "2.5 1e22", "123456789.123 1e6", "1.0000000001 2", "0.99999999999 -3", "4.9e-324 1e-323",
        "1.7976931348623157e308 1", "2.2250738585072014e-308 0", "9.999999999e9 1", "0.000123456789",
        "0.000976562500000 1", "5e-9 5e-8", "0.00390625 1.00390625", "0.001953125", "33554432.5",
    ]:
        yield np.array([float(x) for x in text.split()])
    yield np.arange(40.0)
    yield np.arange(60.0).reshape(2, 30) / 7
    yield generator.normal(size=(2, 25))
    yield np.arange(1000.0)
    yield np.arange(1001.0)
    yield np.arange(1001.0) / 3
    yield np.arange(1200.0).reshape(40, 30)
    yield np.arange(1200.0).reshape(4, 300)
    yield np.arange(1200.0).reshape(6, 200)
    yield np.arange(1400.0).reshape(7, 200)
    yield np.arange(1200.0).reshape(300, 4)
    yield np.arange(1200.0).reshape(200, 6)
    yield np.arange(1200.0).reshape(171 + 29, 6)[:, ::-1] * 1e9
    yield np.arange(1050.0).reshape(1, 1050)
    yield np.concatenate([np.ones(500), [1e-9, math.nan, -1e9], np.ones(600)])
    for _ in range(120):
        shape = [(3, 1), (3, 2), (3, 3), (2, 5), (9,), (1, 3), (4,), (20,)][generator.integers(8)]
        scale = 10.0 ** generator.integers(-6, 9)
        values = generator.normal(size=shape) * scale
        yield np.round(values, 3)
        yield values
    for _ in range(60):
        values = np.round(generator.normal(size=(2, 3)), generator.integers(0, 5))
        places = generator.integers(0, 6, size=2)
        for place in places:
            values[place // 3, place % 3] = SPECIAL[generator.integers(len(SPECIAL))]
        yield values
    for _ in range(40):
        yield np.frombuffer(generator.bytes(8 * 3), dtype=">f8").astype("f8")


def numbers():
    """Numbers whose rounding is in doubt: ties of the decimal and of the binary value, extremes."""
    yield from SPECIAL
    for thousandths in range(-12, 13):
        yield (thousandths + 0.5) / 1000
        yield (thousandths + 0.5) / 1024
        yield thousandths / 8 + 1 / 16
    yield from [2.6755, 1.0005, 0.0015, 8.0005, 1234.5675, 0.1235, 1e15 + 0.5, 9.0e15, 4.5035e15]
    yield from [1e22, 123456.5, 999999.5, 999999.4999, 0.00001, 0.00009999995, 100000, 1e5 - 0.5]
    yield from [9.9995, 99.9995, 0.9995, 0.9994999999, 1e305, -1e305, 1.7e308, 2.2250738585072014e-308]
    for _ in range(300):
        yield float(generator.normal() * 10.0 ** generator.integers(-8, 12))
    for _ in range(100):
        yield float(np.frombuffer(generator.bytes(8), dtype="f8")[0])


def tables():
    """Small frames: each column is a header, a kind and its cells; the first one is the index."""
    yield [("", "integers", [0, 1]), ("name", "text", ["The Sun", "Sirius B"])]
    yield [("", "integers", [0, 1, 2]), ("a", "decimals", [1.5, math.nan, 100.25])]
    yield [("i", "integers", [10, -7]), ("x", "decimals", [1e6, 12345678.9]), ("", "text", ["", "a"])]
    yield [("n", "integers", [1]), ("a long header", "integers", [123456]), ("t", "text", ["x"])]
    yield [("n", "integers", [1, 20]), ("one line", "text", ["a\nbc\n  d", "e"]), ("z", "text", ["", "q\nr"])]
    yield [("k", "text", ["a", "b"]), ("v", "decimals", [1e-7, -math.inf]), ("w", "decimals", [2.0, 3.0])]
    yield [("k", "text", [" padded ", "b"]), ("v", "decimals", [0.1, 1e-5]), ("w", "decimals", [1e15, 1.25e20])]
    yield [("k", "integers", [1, 2, 3]), ("v", "decimals", [-0.0, 1 / 3, 1e5])]
    yield [("é", "integers", [1]), ("Größe", "text", ["äöü"])]


def markdown(columns):
    frame = pd.DataFrame({header: cells for header, _, cells in columns[1:]})
    frame.index = pd.Index(columns[0][2], name=columns[0][0])
    return frame.to_markdown()


def write(name, items, folder=formatting):
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    (folder / name).write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def epoch_table(run):
    rows = [
        {key: np.array(value) if isinstance(value, list) else value for key, value in epoch.items()}
        for epoch in run["epochs"]
    ]
    return pd.DataFrame(rows).set_index("epoch").to_markdown() + "\n"


write("arrays.json", [{"values": stored(a), "text": str(a)} for a in arrays()])
with np.errstate(all="ignore"):
    write("rounding.json", [[bits(x), bits(float(np.round(x, 3)))] for x in numbers()])
write("numbers.json", [[bits(x), "%.3f" % x, "%.6g" % x] for x in numbers()])
write(
    "pipe-tables.json",
    [
        {
            "columns": [
                {"header": h, kind: [bits(x) for x in cells] if kind == "decimals" else cells}
                for h, kind, cells in columns
            ],
            "text": markdown(columns),
        }
        for columns in tables()
    ],
    documents,
)
for run in json.loads((folder / "tables.json").read_text()):
    (folder / f"epochs-rate-{run['learning_rate']:g}.md").write_text(epoch_table(run))
