"""The programs that read the report's Markdown."""

import re
import zipfile
from dataclasses import dataclass
from typing import Callable


@dataclass
class Reader:
    """A program that reads Markdown, and the numbers of figures, formulas and tables that it finds."""

    name: str
    program: str
    read: Callable


MARKDOWN = "gfm+tex_math_dollars"
DEJAVU = ["-V", "mainfont=DejaVu Serif", "-V", "monofont=DejaVu Sans Mono"]


def document(source):
    def read(report, work, run):
        path = work / "report.docx"
        done, said = run("pandoc", "-f", source, "report.md", "-o", path, folder=report)
        if not done:
            return "–", "–", "–", said.strip()[:80]
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode()
        words = re.sub(r"<[^>]*>", "", re.sub(r"<m:oMath>.*?</m:oMath>", "", xml, flags=re.S))
        left = words.count("$")
        return (
            len(re.findall(r"<pic:pic\b", xml)), xml.count("<m:oMath>"), xml.count("<w:tbl>"),
            f"{left} dollar signs remain" if left else "",
        )

    return read


def latex(report, work, run):
    path = work / "report.tex"
    run("pandoc", "-f", MARKDOWN, "-s", "report.md", "-o", path, folder=report)
    tex = path.read_text()
    formulas = len(re.findall(r"\\\(.*?\\\)|\\\[.*?\\\]", tex, flags=re.S))
    return tex.count(r"\includegraphics{"), formulas, tex.count(r"\begin{longtable}"), ""


def engine(program, *options):
    """Returns a function that sets the LaTeX by a program, after pandoc has been given options."""

    def read(report, work, run):
        words = ["pandoc", "-f", MARKDOWN, "-s", *options, "report.md", "-o", work / "report.tex"]
        run(*words, folder=report)
        figures = work / "figures"
        if not figures.exists():
            figures.symlink_to(report / "figures")
        done, said = run(program, "-interaction=nonstopmode", "report.tex", folder=work)
        pages = re.search(r"\((\d+) pages", said.replace("\n", ""))
        remarks = [f"{pages.group(1)} pages" if pages else "no PDF"]
        refused = sorted(set(re.findall(r"^! LaTeX Error: Unicode character (\S+)", said, flags=re.M)))
        others = re.findall(r"^! (?!LaTeX Error: Unicode)(.*)", said, flags=re.M)
        missing = sorted(set(re.findall(r"Missing character: There is no (\S+)", said)))
        wide = [float(points) for points in re.findall(r"Overfull \\hbox \(([\d.]+)pt", said)]
        if refused:
            remarks.append("refuses " + " ".join(refused))
        if missing:
            remarks.append("lacks " + " ".join(missing))
        remarks += others[:1]
        if wide:
            remarks.append(f"{len(wide)} lines too wide, by up to {max(wide):.0f} pt")
        return "", "", "", "; ".join(remarks)

    return read


def cmark(report, work, run):
    done, html = run("cmark-gfm", "--extension", "table", "report.md", folder=report)
    remarks = "formulas remain between dollar signs" if "$" in html else ""
    return html.count("<img "), 0, html.count("<table>"), remarks


def office(report, work, run):
    document(MARKDOWN)(report, work, run)
    done, said = run("soffice", "--headless", "--convert-to", "pdf", "report.docx", folder=work)
    done, said = run("pdfinfo", "report.pdf", folder=work)
    pages = re.search(r"Pages: *(\d+)", said)
    return "", "", "", f"{pages.group(1)} pages" if pages else "no PDF"


all = [
    Reader("pandoc, `gfm`, to docx", "pandoc", document("gfm")),
    Reader(f"pandoc, `{MARKDOWN}`, to docx", "pandoc", document(MARKDOWN)),
    Reader("LibreOffice, of that docx", "soffice", office),
    Reader(f"pandoc, `{MARKDOWN}`, to LaTeX", "pandoc", latex),
    Reader("pdfLaTeX, of that LaTeX", "pdflatex", engine("pdflatex")),
    Reader("XeLaTeX, of that LaTeX", "xelatex", engine("xelatex")),
    Reader("XeLaTeX with DejaVu fonts", "xelatex", engine("xelatex", *DEJAVU)),
    Reader("cmark-gfm", "cmark-gfm", cmark),
]
