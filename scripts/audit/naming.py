"""The classes of stars and the shapes of networks in words."""

from wording import counted


def phrase(case, label):
    """A star of a class, as a predicate; a label of the table stands in quotation marks."""
    name, plural = case.classes[label]["name"], case.classes[label]["plural"]
    if name == plural:
        return f"“{name}”"
    # A letter is read by its name: "an M star".
    vowels = "AEFHILMNORSX" if len(name.split()[0]) == 1 else "aeiouAEIOU"
    return ("an " if name[0] in vowels else "a ") + name


def mention(case, label):
    """The name of a class; a label of the table stands in quotation marks."""
    name, plural = case.classes[label]["name"], case.classes[label]["plural"]
    return f"“{name}”" if name == plural else name


def stars_of(case, label):
    name, plural = case.classes[label]["name"], case.classes[label]["plural"]
    return f"stars labelled {name}" if name == plural else plural


def some_stars(case, label, count):
    name, plural = case.classes[label]["name"], case.classes[label]["plural"]
    noun = f"star labelled {name}" if name == plural else name
    return counted(count, noun, stars_of(case, label))


def shape(sizes):
    return "-".join(map(str, sizes))
