"""Awkward texts in eight places: each is read or refused, and never comes out as what it is not."""

import json
import pathlib
import subprocess
import tempfile

from tally import EXPERIMENT, STARS, run, setup

TEXTS = [
    "a&b<c>", "\"quoted\"", "'", "`code`", "[link](x)", "$x^2$", "\\alpha", "{{slot}}", "*a*_b_", "| pipe |", "# head",
    "-1", "=1+1", "@cmd", "%s%n", "../../x", "NaN", "null", "true", "1e309", " nbsp\u00a0", "e\u0301" * 20, "\u202eabc",
    "\u200b", "\ufeff", "\u0085x", "\u2028x", "𝔐𝕊", "👩‍🚀", "مرحبا", "主序星", "ﬁ", "İ", "ß", "\U000e0041", "x" * 300, "&a *a",
    "R&D of *D", "<script>alert(1)</script>", "]]>", "--", "<!--", "javascript:x", "\\", "a\\nb", "%00", "~", "C:\\x",
    "", " ", "\t", "\x7f", "\x1b[31m", "\x01", "e" + "\u0301" * 31, "\uffff", "\u2066x", "0x1p3", "1_000", "00", "Ω≈ç√",
    "${HOME}", "`id`", "$(id)", "; ls", "' or 1=1 --", "{% x %}", "{{#a}}", "{{{x}}}", "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "data:text/html,x", "CON", ".", "..", "-", "--help", "a,b;c\td|e", "''", "\"\"", "a\rb", "\u00ad", "\u034f", "\u115f",
    "ʇxǝʇ", "ｆｕｌｌ", "1\u20e3", "\U0001f1e9\U0001f1ea", "\ue000", "\U0010ffff", "ẞ", "ǆ", "\u1e9b\u0323",
]
PLACES = ["star", "column", "class", "plural", "title", "author", "file", "folder"]
CLASSES = "classes: [{{label: '1', name: {}, plural: {}}}, {{label: '2', name: b}}, {{label: '3', name: c}}]\n"
# Hidden characters, which no text file may show as they are.
HIDDEN = "\u202e\u200b\u2066\x1b\x85\x01\x7f\U000e0041"


class Names:
    def __init__(self, program, own, tally):
        self.program, self.tally = program, tally

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def run(self, number):
        if number >= len(TEXTS) * len(PLACES):
            return print("names: every text has been in every place")
        index, place = divmod(number, len(PLACES))
        text, place = TEXTS[index], PLACES[place]
        quoted, field = json.dumps(text), '"' + text.replace('"', '""') + '"'
        stars, experiment = STARS, EXPERIMENT
        if place == "star": stars = STARS.replace("S3", field, 1)
        if place == "column":
            stars = "".join(f"{line},{field if row == 0 else row}\n" for row, line in enumerate(STARS.splitlines()))
        if place == "class": experiment += CLASSES.format(quoted, "x")
        if place == "plural": experiment += CLASSES.format("x", quoted)
        if place == "title": experiment = experiment.replace("Torture", quoted)
        if place == "author": experiment += f"author: {quoted}\n"
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            setup(self.program, folder, stars, experiment)
            arguments = ["report", "e.yaml", "--format", "md,html,png,svg", "-o", "out"]
            safe = text.replace("/", "_").replace("\0", "").encode()[:200].decode(errors="ignore")
            if place == "file":
                (folder / (safe + ".csv")).write_text(stars)
                arguments += [f"--data=./{safe}.csv"]
            if place == "folder": arguments[-1] = "./o" + safe
            key = f"{place} {quoted[:60]}"
            try:
                result = run(self.program, arguments, folder)
            except subprocess.TimeoutExpired:
                self.tally.fail("hang", key)
                return True
            self.tally.judge(key, result.returncode, result.stderr)
            self.tally["refused"] += result.returncode != 0
            self.look(key, folder, result)
        return True

    def look(self, key, folder, result):
        for file in folder.rglob("*"):
            if file.suffix in (".md", ".html", ".svg") and any(c in file.read_text() for c in HIDDEN):
                self.tally.fail("hidden", key, file.name)
        if any(byte < 32 and byte not in (9, 10, 13) or byte == 127 for byte in result.stderr):
            self.tally.fail("hidden", key, "standard error")
        if result.returncode == 0 and not list(folder.glob("o*/report.md")):
            self.tally.fail("silent", key, "success without a report")
