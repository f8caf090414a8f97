#!/usr/bin/env python3
"""Check the exports of models in every engine that is installed.

  scripts/check_exports.py PROGRAM

Models of several shapes, some with sums of +-800, are exported, and the largest error of a probability is printed for
the five stars of each export and for 1,000 other stars, among them missing and infinite features. The engines: a C
compiler, numpy, sqlite3 (of Python), and where installed duckdb, onnxruntime, pyspark, and PostgreSQL if PGHOST is set.
Ends with 1 if an error is above 1e-12.
"""

import csv
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import numpy as np

PROGRAM = os.path.abspath(sys.argv[1])
FEATURES = ["absolute_magnitude", "log_temperature", "metallicity"]
SHAPES = [
    ([2, 3, 3], "sigmoid", 1), ([2, 16, 3], "tanh", 1), ([3, 64, 64, 6], "relu", 1), ([2, 1200, 2], "sigmoid", 1),
    ([2, 16, 3], "tanh", 800), ([2, 8, 3], "sigmoid", 800), ([3, 8, 3], "relu", 800),
]  # fmt: skip


def model(sizes, activation, steepness, rng):
    """A model file of random weights, whose sums reach about +-steepness."""
    layers = [
        {"weights": (rng.normal(size=(rows, columns)) * max(1, steepness / columns**0.5)).tolist(),
         "biases": rng.normal(size=rows).tolist()}
        for columns, rows in zip(sizes, sizes[1:])
    ]  # fmt: skip
    values = stars(sizes[0], 20, rng)
    classes = [
        {"label": str(k), "name": f"class 'n' \\ {k}", "plural": f"stars of {k}", "color": None}
        for k in range(sizes[-1])
    ]
    return {
        "format": "mainsequence-model-1",
        "origin": {"program": "check */ ?", "data": "0", "experiment": "0"},
        "features": FEATURES[: sizes[0]], "columns": {"metallicity": "metallicity"} if sizes[0] > 2 else {},
        "temperature_from": None, "parallax_unit": None, "distance_unit": None, "parallax_over_error": 5.0,
        "extinction": None, "classes": classes, "activation": activation, "layers": layers,
        "stars": {"names": [f"S{i}" for i in range(20)], "classes": [i % sizes[-1] for i in range(20)],
                  "values": values.T.tolist()},
    }  # fmt: skip


def stars(features, count, rng):
    """Features of random stars, [count, features]."""
    low, high = np.array([-6, 3.4, -2])[:features], np.array([17, 4.7, 0.5])[:features]
    return low + (high - low) * rng.random((count, features))


def export(folder, name, *options):
    path = folder / name
    subprocess.run([PROGRAM, "export", folder / "model.json", *options, "-o", path], check=True)
    return path


def classified(folder, values):
    """The probabilities of the program itself."""
    with open(folder / "stars.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FEATURES[: values.shape[1]])
        writer.writerows(values.tolist())
    done = subprocess.run(
        [PROGRAM, "classify", folder / "model.json", folder / "stars.csv", "-q"], check=True, capture_output=True, text=True
    )
    rows = list(csv.reader(done.stdout.splitlines()))
    first = next(i for i, name in enumerate(rows[0]) if name.startswith("probability of"))
    return np.array([row[first:] for row in rows[1:]], dtype=float)


def in_c(folder, values, classes):
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        return None
    source = export(folder, "model.c", "--to", "c")
    (folder / "main.c").write_text(
        f"""#include <stdio.h>
        void classify_star(const double *, double *);
        int main(void) {{
          double x[{values.shape[1]}], p[{classes}];
          while (fread(x, sizeof x, 1, stdin)) {{ classify_star(x, p); fwrite(p, sizeof p, 1, stdout); }}
        }}"""
    )
    flags = ["-std=c99", "-O2", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror"]
    subprocess.run([compiler, *flags, "-DSELF_TEST", source, "-o", folder / "test"], check=True)
    subprocess.run([folder / "test"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([compiler, *flags, source, folder / "main.c", "-o", folder / "run"], check=True)
    output = subprocess.run([folder / "run"], input=values.tobytes(), capture_output=True, check=True).stdout
    return np.frombuffer(output).reshape(-1, classes)


def in_numpy(folder, values, classes):
    path = export(folder, "model.py", "--to", "python")
    subprocess.run([sys.executable, path], check=True, stdout=subprocess.DEVNULL)
    names = {"__name__": "model"}
    exec(path.read_text(), names)  # noqa: S102: written by the program under test
    return names["probabilities"](values)


def in_onnxruntime(folder, values, classes):
    try:
        import onnxruntime
    except ImportError:
        return None
    session = onnxruntime.InferenceSession(export(folder, "model.onnx", "--to", "onnx"))
    return session.run(["probabilities"], {"features": values})[0]


def queries(folder, engine):
    test = export(folder, f"test.{engine}.sql", "--to", "sql", "--for", engine)
    query = export(folder, f"{engine}.sql", "--to", "sql", "--for", engine, "--from", "stars", "--id", "id")
    return test.read_text(), query.read_text()


def ordered(rows, classes):
    """The probabilities of rows that begin with an id."""
    rows = sorted(rows, key=lambda row: row[0])
    return np.array([[np.nan if p is None else p for p in row[-classes:]] for row in rows], dtype=float)


def columns(values):
    return ", ".join(FEATURES[: values.shape[1]])


def in_sqlite(folder, values, classes):
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE stars (id, {columns(values)})")
    marks = ",".join("?" * (values.shape[1] + 1))
    database.executemany(f"INSERT INTO stars VALUES ({marks})", [(i, *row) for i, row in enumerate(values.tolist())])
    test, query = queries(folder, "sqlite")
    assert database.execute(test).fetchone()[0] < 1e-12
    return ordered(database.execute(query).fetchall(), classes)


def in_duckdb(folder, values, classes):
    try:
        import duckdb
    except ImportError:
        return None
    database = duckdb.connect()
    database.execute(f"CREATE TABLE stars (id INTEGER, {columns(values).replace(',', ' DOUBLE,')} DOUBLE)")
    marks = ",".join("?" * (values.shape[1] + 1))
    database.executemany(f"INSERT INTO stars VALUES ({marks})", [(i, *row) for i, row in enumerate(values.tolist())])
    test, query = queries(folder, "duckdb")
    assert database.execute(test).fetchone()[0] < 1e-12
    return ordered(database.execute(query).fetchall(), classes)


def in_postgres(folder, values, classes):
    if not os.environ.get("PGHOST") or not shutil.which("psql"):
        return None

    def ask(sql):
        flags = ["-qAt", "-F", ",", "-v", "ON_ERROR_STOP=1"]
        done = subprocess.run(["psql", *flags], input=sql, capture_output=True, text=True, check=True)
        return [line.split(",") for line in done.stdout.splitlines()]

    test, query = queries(folder, "postgres")
    assert float(ask(test)[0][0]) < 1e-12
    cells = [",".join(["%d" % i, *(f"'{x}'::float8" for x in row)]) for i, row in enumerate(values.tolist())]
    rows = ask(
        f"CREATE TEMP TABLE stars (id int, {columns(values).replace(',', ' float8,')} float8);"
        f"INSERT INTO stars VALUES {','.join(f'({c})' for c in cells)};" + query
    )
    return ordered([(int(row[0]), *(p or None for p in row[1:])) for row in rows], classes)


def in_spark(folder, values, classes):
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        return None
    memory = ("spark.driver.memory", "2g")
    spark = SparkSession.builder.master("local[2]").config(*memory).config("spark.ui.enabled", False).getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    rows = [(i, *row) for i, row in enumerate(values.tolist())]
    spark.createDataFrame(rows, ["id", *FEATURES[: values.shape[1]]]).createOrReplaceTempView("stars")
    test, query = (text.rstrip().rstrip(";") for text in queries(folder, "spark"))
    assert spark.sql(test).collect()[0][0] < 1e-12
    return ordered([tuple(row) for row in spark.sql(query).collect()], classes)


def main():
    rng = np.random.default_rng(17)
    worst = 0.0
    engines = [in_c, in_numpy, in_onnxruntime, in_sqlite, in_duckdb, in_postgres, in_spark]
    for sizes, activation, steepness in SHAPES:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "model.json").write_text(json.dumps(model(sizes, activation, steepness, rng)))
            values = stars(sizes[0], 1000, rng)
            own = classified(folder, values)
            bad = np.array([[np.nan, 4.0, 0.0], [1.0, np.inf, 0.0], [-np.inf, np.nan, 0.0]])[:, : sizes[0]]
            for engine in engines:
                found = engine(folder, np.concatenate([values, bad]), sizes[-1])
                if found is None:
                    continue
                error = np.abs(found[: len(values)] - own).max()
                if not np.isnan(found[len(values) :]).all():
                    error = np.inf
                worst = max(worst, error)
                print(f"{'-'.join(map(str, sizes))} {activation} {steepness:>3}  {engine.__name__[3:]:<12} {error:.1e}", flush=True)
    return 0 if worst <= 1e-12 else 1


if __name__ == "__main__":
    raise SystemExit(main())
