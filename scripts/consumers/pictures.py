"""The programs that draw figures, and the comparison of what they draw."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata
from typing import Callable

from PIL import Image, ImageChops, ImageFilter

WIDTH = 1200


def compare(wanted, found):
    """Returns the ink of a picture relative to another, and the share of the area that differs, in percent."""
    images = []
    for path in [wanted, found]:
        image = Image.open(path).convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(paper, image).convert("L")
        image = image.resize((WIDTH, round(WIDTH * image.height / image.width)), Image.Resampling.LANCZOS)
        images.append(image)
    if abs(images[0].height - images[1].height) > 4:
        return f"another shape, {images[1].width} × {images[1].height}"
    images[1] = images[1].resize(images[0].size)

    def ink(image):
        return sum((255 - level) * count for level, count in enumerate(image.histogram()))

    blurred = [image.filter(ImageFilter.GaussianBlur(2)) for image in images]
    changes = ImageChops.difference(*blurred).histogram()
    share = sum(changes[48:]) / sum(changes)
    return f"{100 * ink(images[1]) / ink(images[0]):.0f} / {100 * share:.1f}"


@dataclass
class Renderer:
    """A program or a Python package that draws figures of one format as PNG."""

    name: str
    reads: str
    draw: Callable
    program: str = ""
    package: str = ""

    def is_installed(self):
        return bool(self.package or shutil.which(self.program))

    def version(self):
        if self.package:
            return metadata.version(self.package)
        option = "-v" if self.program in ["mutool", "pdftocairo"] else "--version"
        done = subprocess.run([self.program, option], capture_output=True, text=True)
        return re.search(r"\d+(\.\d+)+", done.stdout + done.stderr).group()


def command(*words):
    """Returns a function that runs a command, in which IN and OUT are the two files."""

    def draw(source, target):
        names = {"IN": str(source), "OUT": str(target), "STEM": str(target)[:-4], "WIDTH": str(WIDTH)}
        subprocess.run([names.get(word, word) for word in words], check=True, capture_output=True)

    return draw


def office(source, target):
    folder = target.parent / "office"
    words = ["soffice", "--headless", "--convert-to", "png", "--outdir", str(folder), str(source)]
    subprocess.run(words, check=True, capture_output=True)
    (folder / (source.stem + ".png")).replace(target)


def cairosvg(source, target):
    from cairosvg import svg2png

    svg2png(url=str(source), write_to=str(target), output_width=WIDTH)


def svglib(source, target):
    import pymupdf
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    pdf = target.with_suffix(".pdf")
    renderPDF.drawToFile(svg2rlg(str(source)), str(pdf))
    pymupdf.open(pdf)[0].get_pixmap(dpi=150).save(target)


def resvg(source, target):
    import resvg_py

    picture = resvg_py.svg_to_bytes(svg_path=str(source), width=WIDTH, dpi=96)
    target.write_bytes(bytes(picture))


def typst(source, target):
    import typst as compiler

    page = target.with_suffix(".typ")
    page.write_text(f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{source.name}")\n')
    compiler.compile(str(page), output=str(target), format="png", ppi=150)


renderers = [
    Renderer("librsvg", "svg", command("rsvg-convert", "-w", "WIDTH", "IN", "-o", "OUT"), "rsvg-convert"),
    Renderer("Inkscape", "svg", command("inkscape", "IN", "-w", "WIDTH", "-o", "OUT"), "inkscape"),
    Renderer("LibreOffice", "svg", office, "soffice"),
    Renderer("MuPDF", "svg", command("mutool", "draw", "-w", "WIDTH", "-o", "OUT", "IN"), "mutool"),
    Renderer("resvg", "svg", resvg, package="resvg_py"),
    Renderer("CairoSVG", "svg", cairosvg, package="cairosvg"),
    Renderer("svglib", "svg", svglib, package="svglib"),
    Renderer("typst", "svg", typst, package="typst"),
    Renderer(
        "poppler", "pdf", command("pdftocairo", "-png", "-singlefile", "-r", "150", "IN", "STEM"), "pdftocairo"),
    Renderer("MuPDF", "pdf", command("mutool", "draw", "-w", "WIDTH", "-o", "OUT", "IN"), "mutool"),
    Renderer("typst", "pdf", typst, package="typst"),
    Renderer("Inkscape", "pdf", command("inkscape", "IN", "-w", "WIDTH", "-o", "OUT"), "inkscape"),
]
