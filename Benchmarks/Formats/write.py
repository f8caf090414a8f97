"""Writes the same ten stars with many libraries and formats, one file each, into a folder.

Every file holds the columns source_id (19 digits), name, Vmag, Plx, Teff, SpType; a magnitude and a
temperature are missing in one row each. A library that is not installed is passed over.
"""
import importlib.util
import pathlib
import shutil
import subprocess
import sys
import tempfile

folder = pathlib.Path(sys.argv[1])
names = ["Sun-like", "Sirius A", "Sirius B", "Arcturus", "Vega", "Barnard", "Procyon", "eps Eri", "red", "blue"]
columns = {
    "source_id": [2947050466531873000 + i for i in range(10)],
    "name": names,
    "Vmag": [5.31, -1.46, 8.44, -0.05, 0.03, 9.51, 0.34, 3.73, 12.5, None],
    "Plx": [80.0, 379.21, 378.9, 88.83, 130.23, 546.98, 284.56, 310.94, 25.0, 10.0],
    "Teff": [5772, 9940, 25200, 4286, 9602, 3134, 6530, 5084, None, 12100],
    "SpType": ["G2V", "A1V", "DA2", "K1.5III", "A0V", "M4V", "F5V", "K2V", "M3III", "B8V"],
}
units = {"Vmag": "mag", "Plx": "mas", "Teff": "K"}
written = []


def attempt(name, write):
    """Runs a writer; one that raises is reported and leaves no file."""
    path = folder / name
    try:
        write(path)
        written.append(name)
    except Exception as error:  # the report is the purpose
        print(f"{name}\tnot written: {type(error).__name__}: {str(error)[:80]}")
        path.unlink(missing_ok=True)


def has(module):
    """Whether a library is installed."""
    return importlib.util.find_spec(module) is not None


def astropy_files():
    from astropy.table import MaskedColumn, Table

    table = Table()
    for key, values in columns.items():
        mask = [value is None for value in values]
        kind = {"source_id": "i8", "name": "U16", "SpType": "U8", "Teff": "f8"}.get(key, "f8")
        filled = [0 if value is None else value for value in values]
        table[key] = MaskedColumn(filled, mask=mask, dtype=kind, unit=units.get(key))
    for suffix, kind in [
        ("ecsv", "ascii.ecsv"), ("csv", "ascii.csv"), ("tab.txt", "ascii.tab"), ("ipac.tbl", "ascii.ipac"),
        ("rst.txt", "ascii.fixed_width_two_line"), ("mrt.txt", "ascii.mrt"), ("rdb", "ascii.rdb"),
        ("fits", "fits"),
    ]:
        attempt(f"astropy.{suffix}", lambda p, k=kind: table.write(p, format=k, overwrite=True))
    for kind in ["tabledata", "binary", "binary2"]:
        attempt(
            f"astropy.{kind}.vot",
            lambda p, k=kind: table.write(p, format="votable", tabledata_format=k, overwrite=True))


def frame_files():
    import pandas

    frame = pandas.DataFrame(columns)
    frame["Teff"] = frame["Teff"].astype("Int64")
    attempt("pandas.csv", lambda p: frame.to_csv(p, index=False))
    attempt("pandas.index.csv", lambda p: frame.to_csv(p))
    attempt("pandas.tsv", lambda p: frame.to_csv(p, index=False, sep="\t"))
    attempt("pandas.german.csv", lambda p: frame.to_csv(p, index=False, sep=";", decimal=","))
    attempt("pandas.csv.gz", lambda p: frame.to_csv(p, index=False))
    attempt("pandas.records.json", lambda p: frame.to_json(p, orient="records"))
    attempt("pandas.lines.json", lambda p: frame.to_json(p, orient="records", lines=True))
    if has("openpyxl"):
        text = frame.astype({"source_id": str})
        attempt("pandas.xlsx", lambda p: text.to_excel(p, index=False))
    if has("tabulate"):
        attempt("pandas.md", lambda p: p.write_text(frame.astype({"source_id": str}).to_markdown(index=False)))


def polars_files():
    import polars

    frame = polars.DataFrame(columns)
    attempt("polars.csv", frame.write_csv)
    attempt("polars.tsv", lambda p: frame.write_csv(p, separator="\t"))
    attempt("polars.json", frame.write_json)
    attempt("polars.ndjson", frame.write_ndjson)


def duckdb_files():
    import duckdb

    source = folder / "pandas.csv"
    for suffix, options in [
        ("csv", "HEADER"), ("pipe.csv", "HEADER, DELIMITER '|'"), ("json", "FORMAT JSON"),
        ("array.json", "FORMAT JSON, ARRAY true"),
    ]:
        attempt(
            f"duckdb.{suffix}",
            lambda p, o=options: duckdb.sql(
                f"COPY (SELECT * FROM read_csv('{source}')) TO '{p}' ({o})"))


def fitsio_files():
    import fitsio
    import numpy

    data = numpy.zeros(10, dtype=[
        ("source_id", "i8"), ("name", "S16"), ("Vmag", "f8"), ("Plx", "f8"), ("Teff", "f8"), ("SpType", "S8")])
    for key, values in columns.items():
        data[key] = [numpy.nan if value is None else value for value in values]
    attempt("fitsio.fits", lambda p: fitsio.write(str(p), data, units=["", "", "mag", "mas", "K", ""], clobber=True))
    attempt(
        "fitsio.ascii.fits", lambda p: fitsio.write(str(p), data, table_type="ascii", clobber=True))


def stilts_files():
    source = folder / "astropy.tabledata.vot"
    for suffix, kind in [
        ("vot", "votable"), ("binary.vot", "votable(format=BINARY)"), ("fits", "fits-basic"), ("colfits", "colfits-basic"),
        ("csv", "csv"), ("txt", "ascii"), ("tst", "tst"), ("tbl", "ipac"),
    ]:
        def write(path, kind=kind):
            subprocess.run(
                ["stilts", "tcopy", str(source), str(path), "ifmt=votable", f"ofmt={kind}"], check=True,
                capture_output=True)
        attempt(f"stilts.{suffix}", write)


def r_files():
    source = folder / "pandas.csv"
    for name, call in [
        ("r.csv", "write.csv(d, '{}', row.names=FALSE)"), ("r.table.txt", "write.table(d, '{}')"),
        ("r.csv2.csv", "write.csv2(d, '{}', row.names=FALSE)"),
    ]:
        def write(path, call=call):
            script = (
                f"d <- read.csv('{source}', colClasses=c(source_id='character'), check.names=FALSE); "
                + call.format(path))
            subprocess.run(["Rscript", "-e", script], check=True, capture_output=True)
        attempt(name, write)


def libreoffice_files():
    source = folder / "pandas.csv"
    # Comma, double quote, UTF-8, from line 1, column 1 (the identifiers) as text.
    import_filter = "CSV:44,34,76,1,1/2"
    for name, suffix, kind in [
        ("libreoffice.xlsx", "xlsx", "xlsx:Calc MS Excel 2007 XML"),
        ("libreoffice.csv", "csv", "csv:Text - txt - csv (StarCalc):44,34,76,1"),
        ("libreoffice.semicolon.csv", "csv", "csv:Text - txt - csv (StarCalc):59,34,76,1"),
    ]:
        def write(path, suffix=suffix, kind=kind):
            with tempfile.TemporaryDirectory() as place:
                subprocess.run(
                    ["soffice", "--headless", f"-env:UserInstallation=file://{place}/profile",
                     f"--infilter={import_filter}", "--convert-to", kind, "--outdir", place, str(source)],
                    check=True, capture_output=True)
                shutil.move(pathlib.Path(place) / f"pandas.{suffix}", path)
        attempt(name, write)


if has("astropy"): astropy_files()
if has("pandas"): frame_files()
if has("polars"): polars_files()
if has("duckdb") and has("pandas"): duckdb_files()
if has("fitsio"): fitsio_files()
if subprocess.run(["which", "stilts"], capture_output=True).returncode == 0: stilts_files()
if subprocess.run(["which", "Rscript"], capture_output=True).returncode == 0: r_files()
if subprocess.run(["which", "soffice"], capture_output=True).returncode == 0: libreoffice_files()
print(f"{len(written)} files written", file=sys.stderr)
