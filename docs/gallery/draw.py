"""Draw the gallery: write docs/gallery.md from docs/gallery/page.md, and its figures into docs/gallery/figures.

    python3 draw.py PROGRAM

A line `plot KIND EXPERIMENT OPTIONS…` of the page becomes the figure that PROGRAM draws of that experiment, with its
caption and the command. The experiments are beside this file; stars.py writes their tables.
"""

import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
PICTURES = HERE / "figures"


def prepare(folder):
    """Put the experiments and their tables into `folder`."""
    subprocess.run([sys.executable, HERE / "stars.py", folder], check=True)
    for experiment in HERE.glob("*.yaml"):
        shutil.copy(experiment, folder)
    assignment = HERE.parents[1] / "templates/assignment"
    shutil.copy(assignment / "stars.csv", folder)
    shutil.copy(assignment / "experiment.yaml", folder / "assignment.yaml")


def file_name(line):
    """Return the name of the picture: the words of the line, without the names of options."""
    words = [word.lower() for word in shlex.split(line)[1:] if not word.startswith("--")]
    return "-".join("".join(c if c.isalnum() or c == "." else "-" for c in word) for word in words) + ".png"


def draw(program, folder, line):
    """Draw the figure of a line of the page, and return its Markdown."""
    _, kind, experiment, *options = shlex.split(line)
    picture = PICTURES / file_name(line)
    command = [program, "plot", kind, f"{experiment}.yaml", "--dpi", "120", *options, "--quiet", "--output", picture]
    drawn = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if drawn.returncode:
        sys.exit(f"{line}\n{drawn.stderr}")
    caption, _, alternative = drawn.stdout.strip().partition("\n")
    shown = shlex.join(["mainsequence", "plot", kind, f"{experiment}.yaml", *options])
    return f"![{alternative.strip() or caption}](gallery/figures/{picture.name})\n\n{caption}\n\n`{shown}`"


def main(program):
    program = pathlib.Path(program).resolve()
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    lines = (HERE / "page.md").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        prepare(pathlib.Path(folder))
        drawn = pool.map(lambda line: draw(program, folder, line) if line.startswith("plot ") else line, lines)
        page = "\n".join(drawn)
    (HERE.parent / "gallery.md").write_text(page + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
