#!/usr/bin/env python3
"""Writes the manual pages of the program, one for each command, from its own help.

    manual.py PROGRAM FOLDER

Called by `make manual`. The pages are mdoc (mandoc, groff) and carry the date of CITATION.cff.
"""

import datetime
import json
import pathlib
import re
import subprocess
import sys
import textwrap

EXIT_STATUS = [
    (0, "Success."),
    (1, "The training diverged."),
    (64, "Wrong usage."),
    (65, "Faulty data."),
    (66, "An input is missing or unreadable."),
    (73, "An output cannot be created."),
    (74, "Writing failed."),
    (130, "Interrupted."),
]


def escaped(text):
    """The text with nothing that roff would read as a request or an escape."""
    text = text.replace("\\", "\\e")
    return "\\&" + text if text.startswith((".", "'")) else text


def filled(text):
    """The lines of a paragraph: each sentence begins a line, as mdoc asks for."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(text.split()))
    for sentence in sentences:
        for line in textwrap.wrap(sentence, 78, break_long_words=False, break_on_hyphens=False):
            yield escaped(line)


def literal(lines):
    return [".Bd -literal -compact", *map(escaped, lines), ".Ed"]


def discussion(text):
    """The description, and the sections that a line in capitals begins."""
    body, is_first = [], True
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines = paragraph.split("\n")
        if re.fullmatch(r"[A-Z][A-Z ]+:?", lines[0]):
            body.append(f".Sh {lines.pop(0).rstrip(':')}")
            is_first = True
        if not lines:
            continue
        if not is_first:
            body.append(".Pp")
        is_first = False
        if all(line.startswith("  ") for line in lines):
            body += literal([line[2:] for line in lines])
        else:
            body += filled(" ".join(lines))
    return body


def flag(name):
    return f"-{name['name']}" if name["kind"] == "long" else name["name"]


def synopsis(argument):
    """The argument as the synopsis has it, with the name that is preferred."""
    value = f"Ar {argument['valueName']}"
    repeats = " ..." if argument["isRepeating"] else ""
    if argument["kind"] == "positional":
        macro = value
    else:
        macro = f"Fl {flag(argument['preferredName'])}"
        if argument["kind"] == "option":
            macro += f" {value}"
    return f".Op {macro}{repeats}" if argument["isOptional"] else f".{macro}{repeats}"


def item(argument):
    """The argument as the list of arguments has it, with all of its names."""
    if argument["kind"] == "positional":
        head = f"Ar {argument['valueName']}"
    else:
        names = sorted(argument["names"], key=lambda name: len(name["name"]))
        head = " , ".join(f"Fl {flag(name)}" for name in names)
        if argument["kind"] == "option":
            head += f" Ar {argument['valueName']}"
    return [f".It {head}", *filled(argument.get("abstract", ""))]


def page(command, parents, siblings, date):
    names = [*parents, command["commandName"]]
    title = "-".join(names)
    arguments = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    lines = [
        f".Dd {date}",
        f".Dt {title.upper()} 1",
        ".Os",
        ".Sh NAME",
        f".Nm {title}",
        f".Nd {escaped(command['abstract'].rstrip('.'))}",
        ".Sh SYNOPSIS",
        f".Nm {' '.join(names)}",
    ]
    commands = [c for c in command.get("subcommands", []) if c["commandName"] != "help"]
    if commands:
        lines += [".Ar command", ".Op Ar arguments ..."]
    lines += map(synopsis, arguments)
    first, *others = re.split(r"(?m)^(?=[A-Z][A-Z ]+$)", command.get("discussion", ""), maxsplit=1)
    lines += [".Sh DESCRIPTION", *(discussion(first) or filled(command["abstract"]))]
    if commands:
        lines += [".Pp", "The commands are:", ".Bl -tag -width classify"]
        for child in commands:
            lines += [f".It Cm {child['commandName']}", *filled(child["abstract"])]
        lines.append(".El")
    lines += [".Pp", "The arguments are:", ".Bl -tag -width Ds"]
    for argument in arguments:
        lines += item(argument)
    lines.append(".El")
    lines += [".Sh EXIT STATUS", ".Bl -tag -width 130 -compact"]
    for code, meaning in EXIT_STATUS:
        lines += [f".It {code}", meaning]
    lines.append(".El")
    lines += discussion("".join(others))
    references = [f"{title}-{c['commandName']}" for c in commands] if commands else siblings
    references = sorted(set(references) - {title})
    lines.append(".Sh SEE ALSO")
    lines += [f".Xr {name} 1 ," for name in references[:-1]] + [f".Xr {references[-1]} 1"]
    return title, "\n".join(lines) + "\n"


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    root = pathlib.Path(__file__).resolve().parent.parent
    released = re.search(r'date-released: "(.*)"', (root / "CITATION.cff").read_text())[1]
    day = datetime.date.fromisoformat(released)
    date = f"{day:%B} {day.day}, {day.year}"
    help_text = subprocess.run(
        [program, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    command = json.loads(help_text)["command"]
    name = command["commandName"]
    children = [c for c in command["subcommands"] if c["commandName"] != "help"]
    folder.mkdir(parents=True, exist_ok=True)
    pages = [page(command, [], [], date)]
    pages += [page(child, [name], [name], date) for child in children]
    for title, text in pages:
        (folder / f"{title}.1").write_text(text, encoding="utf-8")


main()
