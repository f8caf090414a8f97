"""What the columns beside the features tell of the group of a star: a dwarf, a giant or a white dwarf."""

import math
import re

import numpy as np

DWARF, GIANT, WHITE = "a main-sequence star", "a giant", "a white dwarf"
SUN = 5772.0


def group_of_class(name, label):
    words = name.lower()
    if re.search("sub-?giant|subdwarf|brown", words):
        return group_of_type(label)
    if re.search("white[ -]dwarf", words):
        return WHITE
    if re.search("giant", words):
        return GIANT
    if re.search("main[ -]sequence|dwarf", words):
        return DWARF
    return group_of_type(label)


def group_of_type(text):
    """The group of a simple spectral type, such as G2V, K1 III or DA2."""
    if re.match("(D[ABCOQXZ]|WD)", text):
        return WHITE
    found = re.fullmatch(r"[OBAFGKM][0-9.]* ?(I|II|III|IV|V)[ab]*", text)
    return {"V": DWARF, "I": GIANT, "II": GIANT, "III": GIANT}.get(found[1]) if found else None


def group_of_gravity(gravity, kelvin):
    """By the line of Ciardi et al. (2011), with 0.2 on either side left open."""
    if 7 <= gravity <= 10:
        return WHITE
    if not kelvin <= 10_000:
        return None
    line = 3.5 if kelvin >= 6000 else 4.0 if kelvin <= 4250 else 5.2 - 2.8e-4 * kelvin
    if line + 0.2 <= gravity < 5.6:
        return DWARF
    return GIANT if -2 <= gravity <= line - 0.2 else None


def dwarf_radius(kelvin):
    """The radius of a dwarf, well enough for a factor of three: None where the table of dwarfs ends."""
    kelvins = [2300, 2600, 3000, 3400, 3850, 4400, 5000, 5772, 6500, 7500, 9700, 12500, 17000, 24500, 31400]
    radii = [0.102, 0.112, 0.16, 0.31, 0.55, 0.68, 0.79, 1.0, 1.4, 1.75, 2.1, 2.5, 3.2, 5.0, 7.2]
    if not kelvins[0] <= kelvin <= kelvins[-1]:
        return None
    return math.exp(np.interp(math.log(kelvin), np.log(kelvins), np.log(radii)))


def groups_of_radius(radius, kelvin):
    """The only group with such a radius; two answers where it is near a limit that this program knows roughly."""
    dwarf = dwarf_radius(kelvin)
    if dwarf is None:
        return [None, DWARF, GIANT, WHITE]
    answers = set()
    for factor in (2.4, 3, 3.6):
        fits = []
        if dwarf / factor <= radius <= dwarf * factor:
            fits.append(DWARF)
        if 0.005 <= radius <= (0.045 if kelvin > 40_000 else 0.03):
            fits.append(WHITE)
        if 3 <= radius <= 1500:
            fits.append(GIANT)
        answers.add(fits[0] if len(fits) == 1 else None)
    return list(answers)


def short(value, digits):
    """At most so many digits, without trailing zeros."""
    text = f"{float(f'{value:.{digits - 1}e}')!r}"
    return text.removesuffix(".0").replace("-", "−")


def values(case, star):
    """The values that can tell, in words, each with the groups that it may tell."""
    kelvin, columns = case.temperatures[star], case.columns
    found = []
    gravity = columns.get("log_gravity", {star: None})[star]
    if gravity is not None:
        found.append((f"log g {short(gravity, 3)}", [group_of_gravity(gravity, kelvin)]))
    radius = columns.get("radius", {star: None})[star]
    if radius is not None:
        found.append((f"radius {short(radius, 3)} R☉", groups_of_radius(radius, kelvin)))
    light = luminosity(case, star)
    if light is not None and light > 0 and kelvin > 0:
        text = f"luminosity {short(light, 3)} L☉ at {short(kelvin, 4)} K"
        found.append((text, groups_of_radius(math.sqrt(light) * (SUN / kelvin) ** 2, kelvin)))
    if "spectral_type" in columns:
        found.append((f"spectral type {columns['spectral_type'][star]}", [group_of_type(columns["spectral_type"][star])]))
    return found


def luminosity(case, star):
    """The luminosity of a star, unless the column repeats the magnitudes that are a feature."""
    role = next((role for role in ("luminosity", "log_luminosity") if role in case.columns), None)
    if role is None:
        return None
    column = [None if v is None else 10.0**v if role == "log_luminosity" else v for v in case.columns[role]]
    for place, feature in enumerate(case.facts["features"]):
        if "absolute_magnitude" not in feature:
            continue
        known = [i for i, v in enumerate(column) if v]
        if len(known) > 1:
            # The features are scaled; those of a luminosity that repeats them lie on a line.
            x, y = case.x[known, place], 2.5 * np.log10([column[i] for i in known])
            slope, start = np.polyfit(x, y, 1)
            if abs(slope * x + start - y).max() < 0.01:
                return None
    return column[star]


def reasons(case, star, answer):
    """The clauses on what the columns tell for the label and against it."""
    labelled, predicted = (
        group_of_class(case.classes[k]["name"], case.classes[k]["label"]) for k in (case.labels[star], answer)
    )
    if labelled is None or labelled == predicted:
        return ""
    for_, against = [], []
    for text, groups in values(case, star):
        if len(groups) != 1:
            raise ValueError(f"cannot tell the group of {text}")
        if groups[0]:
            (for_ if groups[0] == labelled else against).append(f"{text}, of {groups[0]}")
    return clause("for", for_) + clause("against", against)


def clause(side, found):
    if not found:
        return ""
    listed = " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))
    return f"; {side} the label: {listed}"
