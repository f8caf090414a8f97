"""Sentences with numbers in them: what a report should say, held against what it says."""

import math
import re

WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NUMBER = r"[−-]?(?:\d[\d,]*(?:\.\d+)?(?:[ \u2009]×[ \u2009]10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"


def parse(text):
    """The value of a printed number, and the unit of its last digit."""
    text = text.replace("−", "-").replace(",", "").replace("\u2009", " ")
    exponent = 0
    power = re.fullmatch(r"(-?)10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text)
    if power:
        text, exponent = power[1] + "1", int(power[2].translate(RAISED))
    elif " × 10" in text:
        text, raised = text.split(" × 10")
        exponent = int(raised.translate(RAISED))
    decimals = len(text.split(".")[1]) if "." in text else 0
    return float(f"{text}e{exponent}"), 10.0 ** (exponent - decimals)


class Number:
    """A number that is printed rounded, perhaps to `digits` significant digits; `noise` is the relative error
    with which it is known."""

    pattern = NUMBER

    def __init__(self, value, noise=1e-8, digits=None):
        self.value, self.noise, self.digits = float(value), noise, digits

    def holds(self, text):
        printed, unit = parse(text)
        if self.digits and printed:
            unit = max(unit, 10.0 ** (math.floor(math.log10(abs(printed))) - self.digits + 1))
        slack = self.noise * abs(self.value) + 1e-15
        return abs(printed - self.value) <= 0.5 * unit * (1 + 1e-9) + slack

    def __str__(self):
        return f"{self.value:.10g}"


class Share(Number):
    """A share in percent, which is 0 % or 100 % only if it is none or all."""

    def __init__(self, part, whole):
        super().__init__(100 * part / whole, 1e-12)

    def holds(self, text):
        printed, _ = parse(text)
        return super().holds(text) and (printed in (0, 100)) <= (self.value in (0, 100))


class Count(Number):
    """A whole number, in digits or in words."""

    pattern = f"(?:{'|'.join(WORDS)}|\\d[\\d,]*)"

    def holds(self, text):
        printed = WORDS.index(text) if text in WORDS else int(text.replace(",", ""))
        return printed == int(self.value)

    def __str__(self):
        return str(int(self.value))


class Rate(Number):
    """A learning rate, which is printed in full."""

    def holds(self, text):
        return abs(parse(text)[0] - self.value) <= 1e-15 * abs(self.value)


class Text(Number):
    """A text that `check` accepts."""

    pattern = ".+?"

    def __init__(self, check, hint):
        self.check, self.hint = check, hint

    def holds(self, text):
        return self.check(text)

    def __str__(self):
        return f"<{self.hint}>"


class Sentence:
    """A text with slots: `Sentence("It is ", Number(2 / 3), ".")`."""

    def __init__(self, *parts):
        self.parts = []
        for part in parts:
            if part is None:
                continue
            self.parts += part.parts if isinstance(part, Sentence) else [part]

    def __add__(self, other):
        return Sentence(self, other)

    def faults(self, text):
        """What is wrong with `text`: nothing, or what is right."""
        pattern = "".join(re.escape(p) if isinstance(p, str) else f"({p.pattern})" for p in self.parts)
        match = re.fullmatch(pattern, text, re.S)
        if not match:
            return [f"the words should be: {self}"]
        slots = [part for part in self.parts if not isinstance(part, str)]
        return [f"{found!r} should be {slot}" for slot, found in zip(slots, match.groups()) if not slot.holds(found)]

    def __str__(self):
        return "".join(map(str, self.parts))


def joined(items, last="and"):
    """The sentences as a list: "a, b and c"."""
    parts = []
    for index, item in enumerate(items):
        if index:
            parts.append(f" {last} " if index == len(items) - 1 else ", ")
        parts.append(item)
    return Sentence(*parts)


def counted(count, noun, plural=None):
    return Sentence(Count(count), " ", noun if count == 1 else plural or noun + "s")


def ordinal(number):
    if number <= 10:
        return ORDINALS[number - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 < number % 100 < 14 else ending}"


def within(name):
    """A star's name within a sentence."""
    return "t" + name[1:] if name.startswith("The ") else name


def sentence_count(text):
    return len(re.findall(r"[.!?](?= [A-Z]|$)", text))
