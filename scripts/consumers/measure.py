"""Prints, as Markdown, what other programs make of a report and its figures."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import readers
from pictures import compare, renderers


def run(*command, folder=None):
    """Runs a command and returns whether it succeeded, and what it printed."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
    return done.returncode == 0, done.stdout + done.stderr


def version(*command):
    """Returns the version in what a command prints; of a TeX engine, the year of TeX Live."""
    said = run(*command)[1]
    return (re.search(r"TeX Live \d+", said) or re.search(r"\d+(\.\d+)+", said)).group()


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def text(report, work):
    """Prints a table of what becomes of the Markdown."""
    source = (report / "report.md").read_text()
    prose = re.sub(r"```.*?```", "", source, flags=re.S)
    formulas = len(re.findall(r"\$\$.*?\$\$", prose, flags=re.S))
    formulas += len(re.findall(r"(?<![\\$])\$[^$\n]+\$", re.sub(r"\$\$.*?\$\$", "", prose, flags=re.S)))
    figures = source.count("\n![")
    tables = len(re.findall(r"^\|[:-]-", source, flags=re.M))
    row("program", "version", "figures", "formulas", "tables", "remarks")
    row(":--", ":--", "--:", "--:", "--:", ":--")
    row("*in report.md*", "", figures, formulas, tables, "")
    for reader in readers.all:
        if shutil.which(reader.program):
            found = reader.read(report, work, run)
            row(reader.name, version(reader.program, "--version"), *found)


def drawings(program, work):
    """Prints a table of what becomes of the figures."""
    stars = work / "many.csv"
    lines = [f"{i},{3.4 + i * 7919 % 4001 / 4000},{i * 104729 % 20011 / 1000 - 5}" for i in range(20000)]
    stars.write_text("name,log_temperature,absolute_magnitude\n" + "\n".join(lines) + "\n")
    kinds = {"hr-diagram": [], "decision": [], "network": [], "density": [stars]}
    paths = {}
    for name, table in kinds.items():
        kind = "hr-diagram" if name == "density" else name
        for ending in ["png", "svg", "pdf"]:
            path = work / f"{name}.{ending}"
            rate = ["--learning-rate", "0.1"] if name == "decision" else []
            done, said = run(program, "plot", kind, *table, *rate, "-o", path)
            if not done:
                sys.exit(said)
            paths[name, ending] = path
    for ending in ["svg", "pdf"]:
        print(f"\nFigures as {ending.upper()}: the ink drawn, and the share of the area that differs, in percent.\n")
        row("program", "version", *kinds)
        row(":--", ":--", *["--:" for _ in kinds])
        for renderer in renderers:
            if renderer.reads != ending or not renderer.is_installed():
                continue
            cells = []
            for name in kinds:
                target = work / f"{name}-{renderer.name}.png"
                try:
                    renderer.draw(paths[name, ending], target)
                    cells.append(compare(paths[name, "png"], target))
                except Exception as error:
                    cells.append("fails: " + str(error).strip().splitlines()[-1][:60])
            row(renderer.name, renderer.version(), *cells)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        print("The report as text:\n")
        text(Path(sys.argv[2]).resolve(), work)
        drawings(Path(sys.argv[1]).resolve(), work)
