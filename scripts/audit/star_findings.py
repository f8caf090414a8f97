"""The findings on how one run classifies the stars."""

import numpy as np

import classifiers
from course import are_alike
from evidence import reasons
from naming import mention, phrase, some_stars, stars_of
from wording import Count, Number, Rate, Sentence, Share, Text, counted, joined, within

CERTAIN = 0.99


def mistakes(case, run, stars):
    """The misclassified stars: up to twelve names, or numbers by class."""
    wrong = run.wrong(stars)
    totals = np.bincount(case.labels[stars], minlength=len(case.classes))
    parts = []
    for label, entry in enumerate(case.classes):
        if len(wrong) <= 12:
            names = [within(case.names[star]) for star in wrong if run.predicted[star] == label]
            if names:
                is_label = entry["plural"] == entry["name"]
                answer = phrase(case, label) if len(names) == 1 or is_label else entry["plural"]
                parts.append(Sentence(joined(names), " as ", answer))
            continue
        missed = sum(case.labels[star] == label for star in wrong)
        if missed and totals[label] == 1:
            parts.append(Sentence("the only ", entry["name"]))
        elif missed:
            share = "all" if missed == totals[label] else Sentence(Count(missed), " of the")
            parts.append(Sentence(share, " ", Count(totals[label]), " ", stars_of(case, label)))
    if len(wrong) > 12:
        return Sentence("Misclassified: ", joined(parts), ".")
    listed = []
    for index, part in enumerate(parts):
        listed += ["; " if index else "", part]
    return Sentence("It misclassifies ", *listed, ".")


def most_frequent(case):
    """The class with the most training stars among all, with its article."""
    if len(set(case.counts[case.counts > 0])) == 1:
        return "one of the equally frequent classes"
    is_tied = (case.counts == case.counts.max()).sum() > 1
    return "one of the most frequent classes" if is_tied else "the most frequent class"


def accuracy(case, run):
    total = len(case.training)
    right = run.right(case.training)
    stars = counted(total, "training star" if len(case.validation) else "star")
    start = "The trained network classifies "
    if right == total:
        sentence = Sentence(start, "all ", stars, " correctly.")
    else:
        sentence = Sentence(start, Count(right), " of the ", stars, " correctly (", Share(right, total), " %)")
        if run.only is None:
            sentence += Sentence(". ", mistakes(case, run, case.training))
        else:
            most = case.counts.max()
            worth = f", no better than always guessing {most_frequent(case)}" if case.counts[run.only] == most else ""
            sentence += f": it predicts {mention(case, run.only)} for every star{worth}."
    return [sentence], {"correct": right, "stars": total}


def no_improvement(case, run):
    """The sentence on patience that found nothing better than the untrained network."""
    if case.improves(run) is not False:
        return ""
    return Sentence(
        "No trained network has a lower validation loss than the untrained one: ", Number(run.final_validation),
        " after ", counted(run.kept, "epoch"), " at η = ", Rate(run.rate), ", against ",
        Number(run.validation_losses[0]), ".",
    )  # fmt: skip


def validation(case, run):
    total = len(case.validation)
    if not total:
        return None
    right = run.right(case.validation)
    low, high = classifiers.wilson(right, total)
    interval = Sentence("95 % interval ", Number(low), " to ", Number(high), " %")
    if right == total:
        stars = "the one validation star" if total == 1 else Sentence("all ", counted(total, "validation star"))
        share = Sentence(stars, " correctly (", interval, ").")
    else:
        share = Sentence(
            Count(right), " of the ", counted(total, "validation star"), " correctly (", Share(right, total), " %, ",
            interval, ").",
        )  # fmt: skip
        if run.only is None:
            share += Sentence(" ", mistakes(case, run, case.validation))
    matrix = classifiers.confusion(case.held_out[1], run.predicted[case.validation], len(case.classes))
    balanced = classifiers.balanced_accuracy(matrix)
    return [
        Sentence(
            "It classifies ", share, " The balanced accuracy is ", Number(balanced), ", and the loss ",
            Number(run.final_validation), ", against ", Number(run.final), " for the training stars.", " " if case.improves(run) is False else "", no_improvement(case, run),
        )
    ], {
        "correct": right, "stars": total, "balanced accuracy": balanced, "loss": run.final_validation,
        "training loss": run.final,
    }  # fmt: skip


def calibration(case, run):
    total = len(case.validation)
    if total < 50:
        return None
    x, labels = case.held_out
    p = case.network.probabilities(run.parameters, x).max(axis=1)
    right = run.predicted[case.validation] == labels
    bins = np.minimum((10 * p).astype(int), 9)
    error = sum(abs(right[bins == b].sum() - p[bins == b].sum()) for b in set(bins)) / total
    low, high = classifiers.wilson(int(right.sum()), total)
    mean, accuracy = p.mean(), right.mean()
    verdict = "lies within the 95 % interval of the accuracy on the validation stars"
    if not low <= 100 * mean <= high:
        over = 100 * mean > high
        verdict = Sentence(
            "exceeds" if over else "falls short of", " the accuracy on the validation stars, ", Share(right.sum(), total),
            " %, by more than chance explains: the network is ", "overconfident" if over else "underconfident",
        )  # fmt: skip
    return [
        Sentence(
            "The mean probability of the predicted classes, ", Share(mean, 1), " %, ", verdict,
            ". The expected calibration error is ", Number(error), ".",
        )
    ], {"mean probability": mean, "accuracy": accuracy, "expected calibration error": error}  # fmt: skip


def misclassified(case, run):
    sentences = []
    for label in range(len(case.classes)):
        own = case.scored[case.labels[case.scored] == label]
        wrong = own[run.predicted[own] != label]
        kelvins = case.temperatures[wrong]
        others = case.temperatures[own[run.predicted[own] == label]]
        kelvins, others = kelvins[~np.isnan(kelvins)], others[~np.isnan(others)]
        if len(kelvins) < 5 or len(others) < 5:
            continue
        missed, known = np.median(kelvins), np.median(others)
        if max(missed, known) <= 1.2 * min(missed, known):
            continue
        sentences.append(
            Sentence(
                " " if sentences else "", "The ", Count(len(kelvins)), " misclassified ", stars_of(case, label),
                " are ", "hotter" if missed > known else "cooler",
                " than those classified correctly: their median temperature is ", Number(missed), " K, compared with ",
                Number(known), " K. ", overlap(case, wrong, label),
            )
        )  # fmt: skip
    return ([Sentence(*sentences)], {}) if sentences else None


def overlap(case, wrong, label):
    """How many of the misclassified stars have mostly other classes among their five nearest neighbours."""
    sample = wrong[:: -(-len(wrong) // 2000)]
    x, labels = case.examples
    places = {star: place for place, star in enumerate(case.training)}
    own = np.array([places.get(star, -1) for star in sample])
    among = classifiers.are_among_others(x, labels, case.x[sample], own, label)
    if among * 2 > len(sample):
        return Sentence(
            "Of them, ", Share(among, len(sample)), " % have mostly stars of other classes among their five nearest ",
            "neighbours, so either some of these labels are wrong, or the features do not tell the classes apart there.",
        )  # fmt: skip
    some = Sentence("Only ", Share(among, len(sample)), " % of them have") if among else "None of them has"
    return Sentence(
        some, " mostly stars of other classes among the five nearest neighbours, so the features do tell most of ",
        "them apart; this network has not learned to.",
    )  # fmt: skip


def doubtful_labels(case, run):
    total, wrong = len(case.training), run.wrong(case.training)
    if not wrong or total - len(wrong) <= case.counts.max():
        return None
    answers = case.network.probabilities(run.parameters, case.x[wrong])
    p = answers[np.arange(len(wrong)), run.predicted[wrong]]
    found = sorted((-p[i], star) for i, star in enumerate(wrong) if p[i] > CERTAIN)
    if not found or 20 * len(found) > total:
        return None
    # Probabilities that differ by rounding errors may be listed in either order.
    known = {star: -minus for minus, star in found}

    def is_listed(text):
        entries = text.replace("; the clearest", "").removeprefix(": ")
        options = {entry(star): known[star] for star in known}
        sizes = []
        while entries:
            text = next((o for o in options if entries.startswith(o)), None)
            if text is None:
                return False
            sizes.append(options.pop(text))
            entries = entries[len(text) :].removeprefix(" and ").removeprefix(", ")
        is_ordered = all(a >= b - 1e-12 for a, b in zip(sizes, sizes[1:]))
        is_clearest = not options or max(options.values()) <= min(sizes) + 1e-12
        return len(sizes) == min(5, len(known)) and is_ordered and is_clearest

    def entry(star):
        size = known[star]
        printed = "> 0.9999" if size >= 0.99995 else f"{size:.4f}"
        label, answer = mention(case, case.labels[star]), run.predicted[star]
        why = reasons(case, star, answer)
        return f"{within(case.names[star])} ({label}, predicted as {phrase(case, answer)}, p = {printed}{why})"

    clearest = "; the clearest" if len(known) > 5 else ""
    return [
        Sentence(
            "The network contradicts the ", "label" if len(known) == 1 else "labels", " of ",
            counted(len(known), "training star"), " with a probability above 0.99", clearest,
            Text(is_listed, ", ".join(map(entry, list(known)[:5]))),
            ". ", "Its label or measurements" if len(known) == 1 else "Their labels or measurements", " deserve a second look.",
        )
    ], {"stars": len(known), "probability": max(known.values())}  # fmt: skip


def never_predicted(case, run):
    missing = [k for k in range(len(case.classes)) if case.counts[k] and k not in run.predicted]
    if run.only is not None or not missing:
        return None
    return [
        Sentence(
            "The trained network predicts no star as ", joined([phrase(case, k) for k in missing], "or"),
            ", although it was trained on ", joined([some_stars(case, k, case.counts[k]) for k in missing]), ".",
        )
    ], {}  # fmt: skip


def marked_rows(case, run):
    if len(case.validation):
        return None
    parts = []
    for purpose, rows in case.rows:
        if rows:
            first, last = rows
            span = f"row {first}" if first == last else f"rows {first}–{last}"
            right = run.right(np.arange(first - 1, last))
            parts.append(Sentence(Count(right), " of ", Count(last - first + 1), f" in {span} ({purpose})"))
    if not parts:
        return None
    return [
        Sentence(
            joined(parts), " are classified correctly. The network was trained on all of these stars, so this does ",
            "not measure how well it does on stars it has not seen.",
        )
    ], {}  # fmt: skip


def tracked_star(case, run):
    star, label = case.tracked, case.labels[case.tracked]
    first, last = (
        case.network.probabilities(theta, case.x[[star]])[0, label] for theta in (case.initial, run.parameters)
    )
    still = are_alike([first, last])
    right = run.predicted[star] == label
    verdict = "is classified correctly" if right else f"is predicted as {phrase(case, run.predicted[star])}"
    courses = []
    if still is not False:
        courses.append((Sentence("stays at ", Number(first)), "and"))
    if not still:
        way = "rises" if last > first else "falls"
        courses.append(
            (Sentence(way, " from ", Number(first), " to ", Number(last)), "and" if (last > first) == right else "but")
        )
    return [
        Sentence(
            "The probability of its true class, ", mention(case, label), ", ", course, " during training, ",
            word, " the star ", verdict, ".",
        )
        for course, word in courses
    ], {"first": first, "last": last}  # fmt: skip
