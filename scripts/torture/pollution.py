"""One fault in a table of stars, at every place where it can be, after the list of the Pollock benchmark (Vitagliano et
al. 2023, Proceedings of the VLDB Endowment 16): each table is refused with a message, or read as it was meant.

A table counts as read as it was meant if `classify` copies the numbers of all its stars, and `train` makes the same
network. The table, its separator and its line ends are those of the round.
"""

import csv
import io
import json
import pathlib
import random
import subprocess
import tempfile

from tally import EXPERIMENT, run

NAMES = ["name", "absolute_magnitude", "effective_temperature", "label"]
DIALECTS = [(",", "\n"), (";", "\n"), ("\t", "\n"), (",", "\r\n"), ("|", "\n"), (";", "\r\n"), (",", "\r"), ("\t", "\r\n")]


def stars(source):
    """The rows of twelve stars in three classes that can be told apart."""
    places = {1: ((2.0, 10.0), (3_500, 9_000)), 2: ((10.5, 14.0), (8_000, 25_000)), 3: ((-6.0, 0.0), (3_200, 4_800))}
    rows = []
    for index in range(12):
        (low, high), (cool, hot) = places[index % 3 + 1]
        rows.append([f"S{index}", f"{source.uniform(low, high):.2f}", f"{source.uniform(cool, hot):.1f}", str(index % 3 + 1)])
    return rows


def pollutions(rows, separator, end):
    """Each fault with its table, and whether it has to be read (True), or may be refused (None)."""
    table = [NAMES, *rows]
    lines = [separator.join(row) for row in table]

    def text(lines, end=end):
        return "".join(line + end for line in lines)

    def changed(row, line):
        return text([line if index == row else other for index, other in enumerate(lines)])

    whole = text(lines)
    yield "nothing", "", None
    yield "only line ends", end * 3, None
    yield "no line end at the end", whole.removesuffix(end), True
    yield "two line ends at the end", whole + end, True
    yield "ten line ends at the end", whole + end * 10, True
    yield "a byte order mark", "\ufeff" + whole, True
    yield "only a header", text(lines[:1]), None
    yield "no header", text(lines[1:]), None
    yield "two headers", text([lines[0]] + lines), None
    yield "a header of two rows", text([separator.join(["star", "in V", "in K", "of 3"])] + lines), None
    yield "a header of three rows", text([separator.join(["a", "b", "c", "d"])] * 2 + lines), None
    yield "equal names", text([separator.join(["name", "label", "label", "label"])] + lines[1:]), None
    yield "a preamble", text(["Stars of the survey", "made by hand"] + lines), None
    yield "a preamble and an empty line", text(["Stars of the survey", ""] + lines), None
    yield "a comment above", text(["# Stars of the survey"] + lines), True
    yield "a footnote", text(lines + ["Source: the survey"]), None
    yield "an empty line and a footnote", text(lines + ["", "Source: the survey"]), None
    yield "a total", text(lines + [separator.join(["total", "99", "", ""])]), None
    yield "a second table", text(lines + [""] + lines), None
    yield "a second table with fewer columns", text(lines + [""] + [separator.join(row[:2]) for row in table]), None
    yield "a second table with more columns", text(lines + [""] + [separator.join(row + ["x"]) for row in table]), None
    yield "an empty line between all", text(lines, end * 2), True
    for other in ["\n", "\r\n", "\r"]:
        yield f"line ends {other!r}", text(lines, other), True
        for row in range(len(lines)):
            yield f"line end {other!r} in row {row}", "".join(l + (other if i == row else end) for i, l in enumerate(lines)), True
    for other in [",", ";", "\t", "|", " ", ", ", ":", "^", "~", "\x00", "&", ",,", "--"]:
        yield f"separator {other!r}", text([other.join(row) for row in table]), True if other in (",", ";", "\t", ", ") else None
        for row in range(len(lines)):
            yield f"separator {other!r} in row {row}", changed(row, other.join(table[row])), None
    for quote in ['"', "'", "`", "“"]:
        yield f"quotation marks {quote}", text([separator.join(quote + f + quote for f in row) for row in table]), True if quote == '"' else None
    for row, fields in enumerate(table):
        for column in range(4):
            def field(text):
                return separator.join(text if index == column else other for index, other in enumerate(fields))
            place = f"row {row} column {column}"
            own = fields[column]
            yield f"one separator more, {place}", changed(row, field(own + separator)), None
            if column < 3:
                joined = fields[:column] + [own + fields[column + 1]] + fields[column + 2:]
                yield f"one separator less, {place}", changed(row, separator.join(joined)), None
            yield f"mark before, {place}", changed(row, field('"' + own)), None
            yield f"mark after, {place}", changed(row, field(own + '"')), None
            yield f"mark within, {place}", changed(row, field(own[:1] + '"' + own[1:])), None
            yield f"marks around, {place}", changed(row, field(f'"{own}"')), True
            yield f"pair within marks, {place}", changed(row, field(f'"{own[:1]}""{own[1:]}"')), None
            yield f"backslash and mark within marks, {place}", changed(row, field(f'"{own[:1]}\\"{own[1:]}"')), None
            yield f"text after marks, {place}", changed(row, field(f'"{own}"x')), None
            yield f"apostrophes around, {place}", changed(row, field(f"'{own}'")), None
            yield f"blanks around, {place}", changed(row, field(f" {own}  ")), True
            yield f"line end within, {place}", changed(row, field(own[:1] + end + own[1:])), None
            yield f"line end within marks, {place}", changed(row, field(f'"{own[:1]}{end}{own[1:]}"')), None
            yield f"nothing, {place}", changed(row, field("")), None
            yield f"NUL, {place}", changed(row, field(own + "\0")), None
            yield f"no-break space, {place}", changed(row, field(own + "\u00a0")), None
            if row > 0 and column in (1, 2):
                whole_part, _, fraction = own.partition(".")
                yield f"decimal comma, {place}", changed(row, field(f"{whole_part},{fraction}")), None
                yield f"decimal comma within marks, {place}", changed(row, field(f'"{whole_part},{fraction}"')), None
                yield f"thousands, {place}", changed(row, field(f'"1,{own}"')), None
                yield f"letter O, {place}", changed(row, field(own.replace("0", "O") if "0" in own else own + "O")), None
                yield f"minus sign, {place}", changed(row, field("\u2212" + own.lstrip("-"))), None
                yield f"unit, {place}", changed(row, field(own + " K")), None
    for encoding in ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp500"]:
        yield f"encoding {encoding}", whole.encode(encoding), True if encoding == "utf-7" else None
    for encoding in ["latin-1", "cp1252", "cp437"]:
        yield f"encoding {encoding}", whole.replace("S4", "Sé").encode(encoding), None


class Pollution:
    def __init__(self, program, own, tally):
        self.program, self.tally = program, tally
        self.place = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.place.name)
        self.round = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.place.cleanup()

    def begin(self, number):
        """Makes the table of a round, and the cases of it."""
        self.round = number
        separator, end = DIALECTS[number % len(DIALECTS)]
        self.rows = stars(random.Random(number))
        self.cases = list(pollutions(self.rows, separator, end))
        (self.folder / "e.yaml").write_text(EXPERIMENT)
        self.write("".join(separator.join(row) + end for row in [NAMES, *self.rows]))
        result = run(self.program, ["train", "e.yaml", "-o", "model.json"], self.folder)
        assert result.returncode == 0, result.stderr
        self.layers = self.model("model.json")

    def write(self, table):
        (self.folder / "stars.csv").write_bytes(table if isinstance(table, bytes) else table.encode())

    def model(self, name):
        return json.loads((self.folder / name).read_text())["layers"]

    def run(self, number):
        if self.round is None:
            self.begin(0)
        round, index = divmod(number, len(self.cases))
        if round != self.round:
            self.begin(round)
        what, table, is_read = self.cases[index]
        name = f"{number} (round {round}): {what}"
        self.write(table)
        is_accepted = False
        for arguments in (["train", "e.yaml", "-o", "m.json"], ["classify", "model.json", "stars.csv", "-o", "c.csv"]):
            try:
                result = run(self.program, arguments, self.folder)
            except subprocess.TimeoutExpired:
                self.tally.fail("hang", name)
                return True
            self.tally.judge(name, result.returncode, result.stderr)
            if result.returncode != 0:
                self.tally["refused"] += 1
                if is_read:
                    self.tally.fail("wrongly refused", name, result.stderr.decode(errors="replace")[:200])
                continue
            wrong = self.wrong_model() if arguments[0] == "train" else self.wrong_copy()
            if wrong:
                self.tally.fail("silently wrong", name, f"{arguments[0]}: {wrong}")
        return True

    def wrong_model(self):
        return None if self.model("m.json") == self.layers else "another network"

    def wrong_copy(self):
        """The first difference between the stars that classify has read and those of the table."""
        table = list(csv.reader(io.StringIO((self.folder / "c.csv").read_text(), newline="")))
        names = table[0]
        try:
            columns = [names.index(name) for name in NAMES[1:3]]
        except ValueError:
            return f"columns {names}"
        # A row without numbers has no class, and is counted in a note.
        rows = [([row[column] for column in columns], row[names.index("predicted_label")]) for row in table[1:]]
        if len(rows) != len(self.rows):
            rows = [(values, label) for values, label in rows if label]
        if len(rows) != len(self.rows):
            return f"{len(rows)} stars"
        for (values, label), wanted in zip(rows, self.rows):
            if label and [float(value) for value in values] != [float(value) for value in wanted[1:3]]:
                return f"{values} for {wanted}"
        return None
