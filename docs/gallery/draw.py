"""Draw the gallery: write docs/gallery.md from docs/gallery/page.md, and its figures into docs/gallery/figures.

    python3 draw.py PROGRAM

A line `plot KIND EXPERIMENT OPTIONS…` of the page becomes the figure that PROGRAM draws of that experiment, with its
caption and the command. The experiments are beside this file; stars.py writes their tables.
"""

import os
import pathlib
import re
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
    """Return the name of the picture: the words of the line that are no names of options and no texts."""
    words = [word.lower() for word in shlex.split(line)[1:] if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", word)]
    return "-".join(words) + ".png"


def draw(program, folder, line):
    """Draw the figure of a line of the page, and return its Markdown: the image, the caption and the command."""
    _, kind, experiment, *options = shlex.split(line)
    picture = PICTURES / file_name(line)
    command = [program, "plot", kind, f"{experiment}.yaml", "--dpi", "120", *options, "--caption", "--output", picture]
    drawn = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if drawn.returncode:
        sys.exit(f"{line}\n{drawn.stderr}")
    caption, alternative = drawn.stdout.strip().split("\n\n", 1)
    shown = shlex.join(["mainsequence", "plot", kind, f"{experiment}.yaml", *options])
    return f"![{alternative}](gallery/figures/{picture.name})", caption, f"`{shown}`"


def written(parts, captions):
    """Return the Markdown of a line of the page; a caption that was given before is not repeated."""
    if isinstance(parts, str):
        return parts
    image, caption, command = parts
    is_new = caption not in captions
    captions.add(caption)
    return "\n\n".join([image, caption, command] if is_new else [image, command]) + "\n"


def main(program):
    program = pathlib.Path(program).resolve()
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir()
    lines = (HERE / "page.md").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        prepare(pathlib.Path(folder))
        drawn = pool.map(lambda line: draw(program, folder, line) if line.startswith("plot ") else line, lines)
        captions = set()
        page = re.sub("\n{3,}", "\n\n", "\n".join(written(parts, captions) for parts in drawn))
    (HERE.parent / "gallery.md").write_text(page.rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
