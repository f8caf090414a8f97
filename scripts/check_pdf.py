"""Checks that the structure of a report's PDF holds its whole text, in the order of the pages' text."""

import re
import subprocess
import sys


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words(text):
    return re.findall(r"[A-Za-z]{3,}", text)


def main():
    pdf = sys.argv[1]
    structure = output("pdfinfo", "-struct-text", pdf)
    texts = " ".join(re.findall(r'^\s*"(.*?)"$', structure, re.MULTILINE | re.DOTALL))
    spoken = words(texts)
    printed = words(output("pdftotext", "-raw", pdf, "-"))
    # Labels of figures and letters of equations adjoin in the structure. Running heads are decoration, and repeat the
    # title, which is text too.
    letters = re.sub(r"[^A-Za-z]", "", texts)
    missing = {word for word in printed if word not in letters}
    if missing:
        sys.exit(f"{pdf}: not in the structure: {sorted(missing)[:20]}")
    for kind in ("H1", "H2", "P", "Figure", "Caption"):
        if not re.search(rf"^\s*{kind}\b", structure, re.MULTILINE):
            sys.exit(f"{pdf}: no element {kind}")
    markdown = open(pdf.replace(".pdf", ".md"), encoding="utf-8").read()
    headings = [words(line) for line in markdown.splitlines() if line.startswith("## ")]
    place = 0
    for heading in headings:
        for start in range(place, len(spoken) - len(heading) + 1):
            if spoken[start : start + len(heading)] == heading:
                place = start
                break
        else:
            sys.exit(f"{pdf}: the heading {' '.join(heading)} is missing or out of order")


main()
