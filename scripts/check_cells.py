#!/usr/bin/env python3
"""Check that every engine counts the same stars in the same cells as the program.

  scripts/check_cells.py PROGRAM [EXPERIMENT TABLE]

A table of 100,000 stars with awkward values (missing, NaN, infinite, zero, negative, impossible, on the edges of cells)
is counted by `mainsequence bin`, whole and in parts, and by the queries of `mainsequence query` in sqlite3 (of Python),
and where installed duckdb, pyspark, and PostgreSQL if PGHOST is set, which also takes the place of an archive for ADQL.
With an experiment and a table of comma-separated values, this is done for those too. Ends with 1 if a count differs.
"""

import csv
import io
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
MISSING = {"", "nan", "null", "na"}
GAIA = "title: Stars\ndata: stars.csv\nmissing: leave-out\nfeatures: [gaia_absolute_magnitude, {}]\n"
VISUAL = (
    "title: Stars\ndata: visual.csv\nmissing: leave-out\nfeatures: [absolute_magnitude, {}]\n"
    "columns: {{apparent_magnitude: V, color_bv: 'B-V'}}\n"
)  # fmt: skip
CASES = {
    "by place, no classes": GAIA.format("log_temperature") + "label: none\n",
    "dwarfs, labels found": GAIA.format("log_temperature") + "label: kind\ntemperature_from: dwarfs\n",
    "colour, two classes": GAIA.format("color_bp_rp")
    + "label: kind\nclasses: [{label: \"it's\", name: a}, {label: b, name: b}]\nparallax_over_error: 0\n",
    "B-V, extinction, numbers as classes": VISUAL.format("log_temperature")
    + "label: number\nclasses: [{label: '1', name: a}, {label: '2', name: b}]\nextinction: columns\n",
    "kelvin, Ballesteros, fixed extinction": VISUAL.format("effective_temperature")
    + "label: none\ntemperature_from: ballesteros\nextinction: {a_v: 0.31}\ncell: [0.05, 25]\nweight: n\n",
}  # fmt: skip


def awkward(rng, usual):
    """A number of the usual kind or, one time in ten, another."""
    if rng.random() < 0.9:
        return usual(rng)
    return rng.choice(["", "NaN", "inf", "-inf", "0", "-0.0", "-1", "1e-12", "1e300", "-99999", "10", "100", "1"])


def write(path, columns, count, seed):
    rng = random.Random(seed)
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for _ in range(count):
            writer.writerow([make(rng) for make in columns.values()])


def gaia():
    return {
        "phot_g_mean_mag": lambda r: awkward(r, lambda r: round(r.uniform(2, 20), r.choice([1, 2, 6]))),
        "parallax": lambda r: awkward(r, lambda r: r.choice([1, 10, 100, 0.1, 10 ** r.uniform(-1, 2.5)])),
        "parallax_error": lambda r: awkward(r, lambda r: r.uniform(0.01, 0.5)),
        "bp_rp": lambda r: awkward(r, lambda r: round(r.uniform(-0.6, 5.2), r.choice([1, 2, 3, 6]))),
        "kind": lambda r: r.choice(["it's", "b", "b", "c", "", "null", "-"]),
    }


def visual():
    return {
        "V": lambda r: awkward(r, lambda r: round(r.uniform(-1, 14), 2)),
        "B-V": lambda r: awkward(r, lambda r: round(r.uniform(-0.4, 2.2), 3)),
        "e_B-V": lambda r: awkward(r, lambda r: r.choice([0, 0.01])),
        "dist_pc": lambda r: awkward(r, lambda r: r.choice([1, 10, 100, 1e5, 2e5, 10 ** r.uniform(0, 3)])),
        "E(B-V)": lambda r: awkward(r, lambda r: round(r.uniform(0, 1), 2)),
        "number": lambda r: r.choice([1, 2, 3, ""]),
        "n": lambda r: r.choice([0, 1, 1, 2, 7]),
    }


# --- engines: each takes the folder and the name of a table of comma-separated values, and returns a function that
# runs a query on its table `stars`


def number(text):
    return None if text.strip().lower() in MISSING else float(text)


def table(path):
    """The names, whether each column holds texts, and the rows."""
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    names, rows = rows[0], rows[1:]

    def is_text(column):
        try:
            for row in rows:
                number(row[column])
        except ValueError:
            return True
        return False

    return names, [is_text(c) for c in range(len(names))], rows


def in_sqlite(path):
    names, texts, rows = table(path)
    base = sqlite3.connect(":memory:")
    columns = ", ".join(f'"{n}" {"TEXT" if t else "REAL"}' for n, t in zip(names, texts))
    base.execute(f"CREATE TABLE stars ({columns})")
    rows = ([v if t else number(v) for v, t in zip(row, texts)] for row in rows)
    base.executemany(f"INSERT INTO stars VALUES ({', '.join('?' * len(names))})", rows)
    return lambda query: base.execute(query).fetchall()


def duckdb_table(path):
    import duckdb

    names, texts, _ = table(path)
    base = duckdb.connect()
    columns = ", ".join(f"'{n}': '{'VARCHAR' if t else 'DOUBLE'}'" for n, t in zip(names, texts))
    base.execute(f"CREATE TABLE stars AS SELECT * FROM read_csv('{path}', header=true, columns={{{columns}}})")
    return base


def in_duckdb(path):
    base = duckdb_table(path)
    return lambda query: base.execute(query).fetchall()


def in_spark(path):
    from pyspark.sql import SparkSession

    file = f"{path}.parquet"
    duckdb_table(path).execute(f"COPY stars TO '{file}' (FORMAT parquet)")
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.read.parquet(str(file)).createOrReplaceTempView("stars")
    return lambda query: [tuple(row) for row in spark.sql(query).collect()]


def in_postgres(path):
    if "PGHOST" not in os.environ:
        raise ImportError("PGHOST is not set")
    names, texts, _ = table(path)
    columns = ", ".join(f'"{n}" {"TEXT" if t else "DOUBLE PRECISION"}' for n, t in zip(names, texts))
    script = f"DROP TABLE IF EXISTS stars;\nCREATE TABLE stars ({columns});\n\\copy stars FROM '{path}' CSV HEADER\n"
    run = ["psql", "-q", "-v", "ON_ERROR_STOP=1"]
    subprocess.run(run, input=script.replace("DROP", "SET client_min_messages = error;\nDROP"), text=True, check=True)

    def answer(query):
        out = subprocess.run([*run, "--csv"], input=query, text=True, check=True, capture_output=True).stdout
        return list(csv.reader(io.StringIO(out)))[1:]

    return answer


ENGINES = {"sqlite": in_sqlite, "duckdb": in_duckdb, "postgres": in_postgres, "adql": in_postgres, "spark": in_spark}


def cells(rows):
    """The numbers of stars by cell and class."""
    counts = {}
    for row in rows:
        key = (int(float(row[0])), int(float(row[1])), *map(str, row[4:-1]))
        assert key not in counts, f"{key} twice"
        counts[key] = int(row[-1])
    return counts


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)


def check_parts(folder, experiment, path, expected):
    """The same bytes in 1, 7 and 100 parts, counted apart and together, in any order."""
    lines = path.read_text().splitlines(keepends=True)
    for count in [7, 100]:
        names = []
        for part in range(count):
            names.append(folder / f"part{part}.csv")
            names[-1].write_text(lines[0] + "".join(lines[1 + part :: count]))
        random.shuffle(names)
        counted = [folder / f"cells{i}.csv" for i in range(7)]
        for i, name in enumerate(counted):
            subprocess.run([PROGRAM, "bin", experiment, *names[i::7], "-q", "-o", name], check=True)
        random.shuffle(counted)
        if run("bin", experiment, *counted[:3], *counted[3:], "-q").stdout != expected:
            print(f"  {count} parts: OTHER BYTES")
            return False
    print("  7 and 100 parts: the same bytes")
    return True


def check(folder, experiment, path, name):
    print(name)
    start = time.time()
    done = run("bin", experiment, path)
    if done.returncode:
        print(done.stderr)
        return False
    expected = cells(list(csv.reader(io.StringIO(done.stdout)))[1:])
    print(f"  bin: {sum(expected.values())} stars, {len(expected)} cells, {time.time() - start:.1f} s")
    is_same = check_parts(folder, experiment, path, done.stdout)
    for engine, connect in ENGINES.items():
        query = run("query", experiment, "--for", engine, "--data", path)
        if query.returncode:
            print(f"  {engine}: {query.stderr.strip()}")
            is_same = is_same and engine == "adql"
            continue
        try:
            answer = connect(path)
        except ImportError as error:
            print(f"  {engine}: not run ({error})")
            continue
        start = time.time()
        counts = cells(answer(query.stdout))
        others = {key for key in expected.keys() | counts.keys() if expected.get(key) != counts.get(key)}
        verdict = f"DIFFERS in {len(others)} cells, such as {sorted(others)[:3]}" if others else "the same"
        print(f"  {engine}: {sum(counts.values())} stars, {verdict}, {time.time() - start:.1f} s")
        is_same = is_same and not others
    return is_same


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o755)
        if len(sys.argv) > 2:
            path = folder / "own.csv"
            shutil.copy(sys.argv[3], path)
            sys.exit(0 if check(folder, sys.argv[2], path, sys.argv[3]) else 1)
        write(folder / "stars.csv", gaia(), 100_000, 1)
        write(folder / "visual.csv", visual(), 100_000, 2)
        results = []
        for title, text in CASES.items():
            experiment = folder / "e.yaml"
            experiment.write_text(text)
            path = folder / ("visual.csv" if "visual" in text else "stars.csv")
            results.append(check(folder, experiment, path, title))
        sys.exit(0 if all(results) else 1)


main()
