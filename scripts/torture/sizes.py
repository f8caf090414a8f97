"""Files of less than 1 MB, each one structure repeated: every one ends within two seconds and 256 MiB.

The limits are those of docs/limits.md, for the release build on an idle machine.
"""

import gzip
import io
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import zipfile

from tally import EXPERIMENT, STARS, TIMEOUT, setup

LARGEST = 1_000_000
SECONDS, MEBIBYTES = 2, 256
# Runs a command, and prints its exit code, its time and its memory; a large process would count its own as the command's.
TIMED = """
import os, sys, time
begun = time.monotonic()
process = os.fork()
if process == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    import signal
    signal.alarm(int(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(process, 0)
print([os.waitstatus_to_exitcode(status), time.monotonic() - begun, usage.ru_maxrss / 1024])
"""
HEADER = "name,absolute_magnitude,effective_temperature,label\n"
VOTABLE = '<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE>{}</RESOURCE></VOTABLE>'
FIELD = '<FIELD name="c{}" datatype="double"/>'


def many(piece, size, start=""):
    """`piece` with numbers from 0 on, after `start`, until there are `size` characters."""
    pieces, length, number = [start], len(start), 0
    while length < size:
        text = piece(number) if callable(piece) else piece
        pieces.append(text)
        length, number = length + len(text), number + 1
    return "".join(pieces[:-1])


def votable(fields, rows):
    return VOTABLE.format(f"<TABLE>{fields}<DATA><TABLEDATA>{rows}</TABLEDATA></DATA></TABLE>")


def workbook(rows, texts="<si><t>a</t></si>"):
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files = {
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{relations}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{namespace}">{texts}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData></worksheet>',
    }
    bytes = io.BytesIO()
    with zipfile.ZipFile(bytes, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return bytes.getvalue()


def fits(columns, width, rows):
    """A binary table of `columns` single bytes in rows of `width`, all zero."""
    cards = ["SIMPLE  =                    T", "BITPIX  =                    8", "NAXIS   =                    0", "EXTEND  =                    T", "END"]
    table = [
        "XTENSION= 'BINTABLE'", "BITPIX  =                    8", "NAXIS   =                    2",
        f"NAXIS1  = {width:20}", f"NAXIS2  = {rows:20}", "PCOUNT  =                    0",
        "GCOUNT  =                    1", f"TFIELDS = {columns:20}",
    ]  # fmt: skip
    for column in range(1, columns + 1):
        table += [f"TTYPE{column:<3}= 'C{column}'", f"TFORM{column:<3}= '1B'"]
    table.append("END")

    def block(lines):
        text = "".join(line.ljust(80) for line in lines)
        return text.ljust(-(-len(text) // 2880) * 2880).encode()

    return block(cards) + block(table) + bytes(-(-width * rows // 2880) * 2880)


def star(number):
    return f"S{number},{number % 900 / 100},{3000 + number % 7000},{number % 3 + 1}\n"


# The table of each family, by its size.
TABLES = {
    "stars.csv": lambda size: many(star, size, HEADER),
    "columns.csv": lambda size: many(lambda n: f"c{n},", size) + "\n",
    "columns and rows.csv": lambda size: many("1\n", size, many(lambda n: f"c{n},", size // 20) + "\n"),
    "columns of one line.csv": lambda size: many(lambda n: f"c{n},", min(size // 2, 60_000)) + "\n" + many("1,", size // 2) + "\n",
    "equal names.csv": lambda size: many("a,", size) + "\n",
    "names that differ in case.csv": lambda size: many(lambda n: format(n, "b").replace("0", "a").replace("1", "A") + ",", size // 10) + "\n",
    "similar names.csv": lambda size: many(lambda n: f"effective_temperatur{n},", min(size, 90_000)) + "\n",
    "bad numbers.csv": lambda size: many("S,x,y,1\n", size, HEADER),
    "bad labels.csv": lambda size: many(lambda n: f"S,1,5000,l{n}\n", size, HEADER),
    "equal stars.csv": lambda size: many("S,1,5000,1\n", size, HEADER),
    "equal places.csv": lambda size: many(lambda n: f"S{n},1,5000,{n % 2 + 1}\n", size, HEADER),
    "implausible.csv": lambda size: many("S,30,90000000,1\n", size, HEADER),
    "types.csv": lambda size: many(lambda n: f"S{n},1,5000,G{n % 10}V+K{n % 9}III:pec{n}\n", size, "name,absmag,teff,sptype\n"),
    "line ends.csv": lambda size: HEADER + "\n" * size,
    "carriage returns.csv": lambda size: many("S,1,5000,1\r", size, HEADER),
    "comments.csv": lambda size: many("# a comment\n", size) + STARS,
    "blanks.txt": lambda size: many(lambda n: " " * (n % 50) + "1  2 3\n", size, "a b c\n"),
    "commas.csv": lambda size: many("," * 200 + "\n", size, "," * 200 + "\n"),
    "quotes.csv": lambda size: many('"a""b","c\n",1,2\n', size, HEADER),
    "open quote.csv": lambda size: HEADER + '"' + "a,b\n" * (size // 4),
    "quotes in quotes.csv": lambda size: HEADER + '"' + '""' * 30_000 + '",1,2,3\n' + many('"" "",', size // 2) + "\n",
    "long line.csv": lambda size: HEADER + "1" * size + "\n",
    "long numerals.csv": lambda size: many("S,0." + "1" * 60_000 + ",5000,1\n", size, HEADER),
    "exponents.csv": lambda size: many("S,1e999999999,5e-999999999,1\n", size, HEADER),
    "decimal commas.csv": lambda size: many('S;1,5;5000,25;1\n', size, HEADER.replace(",", ";")),
    "marks.csv": lambda size: many(("e" + "\u0301" * 30) * 100 + ",1,5000,1\n", size // 2, HEADER),
    "wide.csv": lambda size: many("主序星" * 50 + ",1,5000,1\n", size // 3, HEADER),
    "zero bytes.csv": lambda size: HEADER + "\0" * size,
    "controls.csv": lambda size: many("\x1b[31m,1,5000,1\n", size, HEADER),
    "bars.txt": lambda size: many("| a | 1 | 5000 | 1 |\n", size, "| name | absmag | teff | label |\n|---|---|---|---|\n"),
    "ipac.tbl": lambda size: many(" a    1.0     5000   1\n", size, "|name|absmag|  teff|label|\n|char|double|double|int|\n"),
    "ruled.txt": lambda size: many("a\n", size, many("==== ", size // 10) + "\n" + many(lambda n: f"c{n:03} ", size // 10) + "\n" + many("==== ", size // 10) + "\n"),
    "bytes.txt": lambda size: many("a 1 2\n", size // 2, "Byte-by-byte Description of file: t.dat\n" + "-" * 60 + "\n Bytes Format Units Label Explanations\n" + "-" * 60 + "\n" + many(lambda n: f" {n + 1:4}- {n + 2:4} A2 --- c{n} text\n", size // 2) + "-" * 60 + "\n"),
    "objects.json": lambda size: "[" + many(lambda n: f'{{"k{n}":1}},', size) + '{"a":1}]',
    "equal objects.json": lambda size: "[" + many('{"a":1,"b":2},', size) + '{"a":1,"b":3}]',
    "lists.json": lambda size: "[" * size,
    "texts.json": lambda size: '[{"a":"' + "\\u0041" * (size // 8) + '"}]',
    "keys.json": lambda size: "[{" + many(lambda n: f'"k{n}":1,', size) + '"z":1}]',
    "lines.jsonl": lambda size: many('{"a":1,"b":2}\n', size),
    "fields.vot": lambda size: votable(many(lambda n: FIELD.format(n), size), "<TR><TD>1</TD></TR>"),
    "empty rows.vot": lambda size: votable(many(lambda n: FIELD.format(n), size // 10), many("<TR/>", size * 9 // 10)),
    "rows.vot": lambda size: votable(FIELD.format(1), many("<TR><TD>1</TD></TR>", size)),
    "resources.vot": lambda size: VOTABLE.format(many("<RESOURCE>", min(size, 9_000)) + many("</RESOURCE>", min(size, 9_900))),
    "parameters.vot": lambda size: VOTABLE.format(many('<PARAM name="a" datatype="int" value="1"/>', size)),
    "references.vot": lambda size: votable(FIELD.format(1), "<TR><TD>" + "&amp;" * (size // 5) + "</TD></TR>"),
    "attributes.vot": lambda size: VOTABLE.format("<TABLE " + many(lambda n: f'a{n}="" ', size) + "/>"),
    "cells.xlsx": lambda size: workbook(many(lambda n: f'<row r="{n + 1}"><c r="A{n + 1}"><v>1</v></c><c r="ZZ{n + 1}"><v>2</v></c></row>', size * 8)),
    "shared texts.xlsx": lambda size: workbook(many(lambda n: f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>0</v></c></row>', size * 8), "<si><t>" + "a" * 30_000 + "</t></si>"),
    "far rows.xlsx": lambda size: workbook(many(lambda n: f'<row r="{n * 1000 + 1}"><c r="A{n * 1000 + 1}"><v>1</v></c></row>', min(size, 60_000))),
    "columns.fits": lambda size: fits(min(999, size // 200), 999, 1),
    "rows.fits": lambda size: fits(4, 4, size // 5),
    "rows.csv.gz": lambda size: gzip.compress(many("S,1,5000,1\n", size * 16, HEADER).encode()),
    "zeros.csv.gz": lambda size: gzip.compress(HEADER.encode() + b"0" * size * 200)[:LARGEST],
    "members.csv.gz": lambda size: gzip.compress(b"") * (size // 20),
}  # fmt: skip
# The experiment of each family.
EXPERIMENTS = {
    "unknown keys": lambda size: many(lambda n: f"k{n}: 1\n", size, EXPERIMENT),
    "similar keys": lambda size: many(lambda n: f"title{n}: 1\n", size, EXPERIMENT),
    "equal keys": lambda size: many("title: a\n", size),
    "lists in lists": lambda size: EXPERIMENT + "label: " + "[" * size,
    "lists under lists": lambda size: EXPERIMENT + "label:\n" + many(lambda n: " " * n + "-\n", size),
    "runs": lambda size: EXPERIMENT.replace("runs: [", "runs: [" + many("{learning_rate: 1, epochs: 1}, ", size)),
    "places of names": lambda size: many(lambda n: f"  S{n}: left\n", size, EXPERIMENT + "name_places:\n"),
    "classes": lambda size: many(lambda n: f"  - {{label: '{n}', name: a{n}}}\n", size, EXPERIMENT + "classes:\n"),
    "anchors": lambda size: many(lambda n: f"a{n}: &a{n} 1\n", size, EXPERIMENT),
    "aliases": lambda size: EXPERIMENT + "a: &a 1\nb: [" + many("*a, ", size) + "1]\n",
    "a long title": lambda size: EXPERIMENT.replace("Torture", '"' + "\\u0041" * (size // 6) + '"'),
    "a folded title": lambda size: EXPERIMENT.replace("title: Torture", "title: >\n" + many("  a\n\n", size)),
    "comments": lambda size: many("# a\n", size) + EXPERIMENT,
    "documents": lambda size: many("---\na: 1\n", size),
    "tags": lambda size: EXPERIMENT + "x: " + many("!a ", size) + "1\n",
    "columns": lambda size: many(lambda n: f"  c{n}: d{n}\n", size, EXPERIMENT + "columns:\n"),
}  # fmt: skip
# The template of each family.
TEMPLATES = {
    "sections": lambda size: "{{#runs}}" * (size // 9),
    "sections side by side": lambda size: many("{{#runs}}a{{/runs}}", size),
    "slots": lambda size: many("{{title}}", min(size, 200_000)),
    "unknown slots": lambda size: many(lambda n: f"{{{{s{n}}}}}", size),
    "open tags": lambda size: "{{" * (size // 2),
    "quotes in quotes": lambda size: "> " * (size // 2) + "a\n",
    "lists in lists": lambda size: many(lambda n: "  " * n + "- a\n", size),
    "brackets": lambda size: "[" * size,
    "links": lambda size: many("[a](b)", size),
    "open links": lambda size: many("[a](", size),
    "backticks": lambda size: many(lambda n: "a" + "`" * n, size),
    "stars": lambda size: many("*a **b ", size),
    "underscores": lambda size: many("_a __b_", size),
    "bars": lambda size: many("|a" * 2_000 + "\n", size),
    "table": lambda size: many("|a|b|\n", size, "|a|b|\n|-|-|\n"),
    "dollars": lambda size: many("$a$ $", size),
    "equations": lambda size: many("$$\n\\frac{a}{b}\n$$\n\n", size),
    "braces": lambda size: "$" + "{" * size + "$",
    "entities": lambda size: many("&amp;", size),
    "references": lambda size: many(lambda n: f"[a{n}]: b\n", size // 2) + many(lambda n: f"[a{n}]", size // 2),
    "markup": lambda size: many("<a ", size),
    "headings": lambda size: many("# a\n\n", size),
    "paragraphs": lambda size: many("a b c\n\n", size),
    "a long line": lambda size: "a " * (size // 2),
}  # fmt: skip
# The model of each family.
MODELS = {
    "lists": lambda size: "[" * size,
    "keys": lambda size: "{" + many(lambda n: f'"k{n}": 1, ', size) + '"z": 1}',
    "equal keys": lambda size: "{" + many('"a": 1, ', size) + '"z": 1}',
    "numbers": lambda size: '{"layers": [' + many("1e308, ", size) + "1]}",
    "texts": lambda size: '{"title": "' + "\\ud83d\\ude00" * (size // 12) + '"}',
}
# Each family: its name, its file, what makes that, and what reads it.
FAMILIES = (
    [(name, name, make, ["check", name]) for name, make in TABLES.items()]
    + [(words[0], "stars.csv", TABLES["stars.csv"], words) for words in (
        ["report", "e.yaml", "--data", "stars.csv", "-o", "out"], ["plot", "hr-diagram", "--data", "stars.csv", "-o", "hr.png"],
        ["classify", "model.json", "stars.csv", "-o", "classes.csv"], ["new", "stars.csv", "-o", "new.yaml"])]
    + [(f"experiment: {name}", "big.yaml", make, ["check", "big.yaml"]) for name, make in EXPERIMENTS.items()]
    + [(f"template: {name}", "big.md", make, ["report", "e.yaml", "--template", "big.md", "-o", "out"])
       for name, make in TEMPLATES.items()]
    + [(f"model: {name}", "big.json", make, ["classify", "big.json", "stars.csv", "-o", "classes.csv"])
       for name, make in MODELS.items()]
)  # fmt: skip


class Sizes:
    def __init__(self, program, own, tally):
        self.program, self.tally, self.own = program, tally, own

    def __enter__(self):
        return self

    def __exit__(self, *_):
        slowest = sorted(self.own.get("slowest", []), reverse=True)[:5]
        print("sizes: slowest: " + "; ".join(f"{name} {seconds:.2f} s {mebibytes:.0f} MiB" for seconds, mebibytes, name in slowest))

    def run(self, number):
        if number >= len(FAMILIES):
            return print("sizes: every family has been tried")
        name, file, make, words = FAMILIES[number]
        for size in (LARGEST // 16, LARGEST // 4, LARGEST - 4_000):
            made = make(size)
            data = made if isinstance(made, bytes) else made.encode()
            with tempfile.TemporaryDirectory() as folder:
                folder = pathlib.Path(folder)
                setup(self.program, folder)
                (folder / file).write_bytes(data[:LARGEST])
                self.time(f"{name}, {len(data):,} bytes", words, folder)
        return True

    def time(self, name, words, folder):
        with (folder / "error").open("wb") as error:
            timed = subprocess.run(
                [sys.executable, "-S", "-E", "-c", TIMED, str(TIMEOUT), self.program, *words, "-q"], cwd=folder,
                stdout=subprocess.PIPE, stderr=error)  # fmt: skip
        status, seconds, mebibytes = json.loads(timed.stdout)
        if status == -signal.SIGALRM:
            return self.tally.fail("hang", name)
        self.tally.judge(name, status, (folder / "error").read_bytes())
        self.tally["refused"] += status != 0
        slowest = self.own.setdefault("slowest", [])
        slowest.append([round(seconds, 3), round(mebibytes), name])
        self.own["slowest"] = sorted(slowest, reverse=True)[:20]
        if seconds > SECONDS or mebibytes > MEBIBYTES:
            self.tally.fail("slow", name, f"{seconds:.1f} s, {mebibytes:.0f} MiB")
