"""The findings on one run: whether each must appear, and what it must say."""

import numpy as np

import classifiers
from course import Course, Late, Overfitting, are_alike, largest_rise, plateau, rises
from wording import Count, Number, Rate, Sentence, Share, Text, counted, joined, ordinal, within

CERTAIN = 0.99


def phrase(case, label):
    """A star of a class, as a predicate; a label of the table stays without an article."""
    name, plural = case.classes[label]["name"], case.classes[label]["plural"]
    if name == plural:
        return name
    return ("an " if name[0] in "aeiouAEIOU" else "a ") + name


def stars_of(case, label):
    name, plural = case.classes[label]["name"], case.classes[label]["plural"]
    return f"stars labelled {name}" if name == plural else plural


def some_stars(case, label, count):
    name, plural = case.classes[label]["name"], case.classes[label]["plural"]
    noun = f"star labelled {name}" if name == plural else name
    return counted(count, noun, stars_of(case, label))


def course_of(case, run):
    """The losses; that after the last update belongs to them where every epoch has one step."""
    is_whole = case.plan.batch is None and run.kept == run.epochs
    return run.losses + ([run.final] if is_whole else [])


def rise_of(case, run):
    return largest_rise(course_of(case, run))


def loss(case, run):
    gained = 1 - run.final / case.entropy
    verdicts = {
        "worse than": gained < 0,
        "hardly better than": 0 <= gained < 0.05,
        "better than": 0.05 <= gained < 0.5,
        "far better than": gained >= 0.5,
    }
    verdict = [words for words, holds in verdicts.items() if holds]
    if are_alike([run.final, case.entropy]) is not False:
        verdict.append("no better than")
    end = "After the last update it is "
    if run.kept != run.epochs:
        end = Sentence("For the network of epoch ", Count(run.kept), ", which is kept, it is ")
    return [
        Sentence(
            way, " ", end, Number(run.final), ", ", words, " predicting the class shares for every star, ",
            "whose loss is their entropy, ", Number(case.entropy), ".",
        )
        for way in courses(case, run)
        for words in verdict
    ], {"final loss": run.final, "entropy": case.entropy}  # fmt: skip


def courses(case, run):
    """The course of the loss over the epochs."""
    losses, steps = run.losses, len(run.losses) - 1
    if steps == 0:
        return [Sentence("With 1 epoch there is no trend in the loss.")]
    way = Sentence("from ", Number(losses[0]), " in epoch 0 to ", Number(losses[-1]), " in epoch ", Count(steps), ".")
    result = []
    for word in Course(losses).ways():
        if word == "still":
            result.append(Sentence("The loss stays at ", Number(losses[0]), " from epoch 0 to epoch ", Count(steps), "."))
        elif word == "falling":
            result.append(Sentence("The loss falls at every epoch, ", way))
        elif word == "notRising":
            result.append(Sentence("The loss never rises: it goes ", way))
        else:
            result.append(rising(case, run))
    return result


def rising(case, run):
    losses, steps, where = run.losses, len(run.losses) - 1, rises(run.losses)
    which = "its only step" if steps == 1 else Sentence(Count(len(where)), " of its ", Count(steps), " steps")
    epochs = ""
    if len(where) <= 12:
        epochs = Sentence(", at ", "epoch " if len(where) == 1 else "epochs ", joined([Count(e) for e in where]))
    rise = rise_of(case, run)
    size = Sentence(", by at most ", Number(100 * rise, 1e-6, 2), " %") if rise < 0.02 else ""
    low, high = int(np.argmin(losses)), int(np.argmax(losses))
    return Sentence(
        "The loss does not fall steadily: it rises in ", which, epochs, size, ". It is lowest in epoch ", Count(low),
        ", at ", Number(losses[low]), ", and highest in epoch ", Count(high), ", at ", Number(losses[high]),
        ". It starts at ", Number(losses[0]), " in epoch 0 and is ", Number(losses[-1]), " in epoch ", Count(steps), ".",
    )  # fmt: skip


def unsettled(case, run):
    late = Late.of(run.losses, run.correct)
    if not late:
        return None
    way = "it rises and falls in turn, between " if late.alternates else "it rises and falls between "
    correct = ""
    if case.plan.batch is None and late.fewest < late.most:
        correct = Sentence(
            ", and ", Count(late.fewest), " to ", Count(late.most), " of the ", Count(len(case.training)),
            " stars are classified correctly",
        )  # fmt: skip
    return [
        Sentence(
            "The loss has not settled: in epochs ", Count(late.first), " to ", Count(run.epochs - 1), " ", way,
            Number(late.low, digits=2), " and ", Number(late.high, digits=2), correct,
            ". The final numbers depend on the epoch in which training stops.",
        )
    ], {
        "first epoch": late.first, "lowest loss": late.low, "highest loss": late.high,
        "fewest correct": late.fewest, "most correct": late.most,
    }  # fmt: skip


def stagnation(case, run):
    start = plateau(run.losses, run.final, case.entropy)
    still = are_alike(course_of(case, run))
    if start is None or still:
        return None
    sentence = Sentence(
        "From epoch ", Count(start), " to the end, the loss changes by less than 0.1 %, and at ", Number(run.final),
        " it is still above half of the entropy of the class shares (", Number(case.entropy / 2),
        "). The loss alone does not show whether it has reached a minimum or would fall further in more epochs.",
    )  # fmt: skip
    return [sentence, None] if still is None else [sentence], {"final loss": run.final}


def mistakes(case, run, stars):
    """The misclassified stars: up to twelve names, or numbers by class."""
    wrong = run.wrong(stars)
    totals = np.bincount(case.labels[stars], minlength=len(case.classes))
    parts = []
    for label, entry in enumerate(case.classes):
        if len(wrong) <= 12:
            names = [within(case.names[star]) for star in wrong if run.predicted[star] == label]
            if names:
                answer = phrase(case, label) if len(names) == 1 else entry["plural"]
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
            which = "one of the most frequent classes" if (case.counts == most).sum() > 1 else "the most frequent class"
            worth = f", no better than always guessing {which}" if case.counts[run.only] == most else ""
            sentence += f": it predicts {case.classes[run.only]['name']} for every star{worth}."
    return [sentence], {"correct": right, "stars": total}


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
            Number(run.final_validation), ", against ", Number(run.final), " for the training stars.",
        )
    ], {
        "correct": right, "stars": total, "balanced accuracy": balanced, "loss": run.final_validation,
        "training loss": run.final,
    }  # fmt: skip


def overfitting(case, run):
    found = Overfitting.of(run.losses, run.validation_losses)
    if not found or run.only is not None:
        return None
    return [
        Sentence(
            "The validation loss is lowest near epoch ", Count(found.epoch), ", at ", Number(found.low),
            ", and rises to ", Number(found.last), ", while the training loss falls from ", Number(found.then), " to ",
            Number(found.now), ": from there on the network overfits.",
        )
    ], {
        "epoch": found.epoch, "lowest": found.low, "last": found.last, "training then": found.then,
        "training last": found.now,
    }  # fmt: skip


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
    near = classifiers.nearest(x, case.x[sample], own, 5)
    among = int(((labels[near] != label).sum(axis=1) * 2 > near.shape[1]).sum())
    if among * 2 > len(sample):
        return Sentence(
            "Of them, ", Share(among, len(sample)), " % have mostly stars of other classes among their five nearest ",
            "neighbours: where classes overlap like this, no boundary in these features separates them.",
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
        label = case.classes[case.labels[star]]["name"]
        return f"{within(case.names[star])} ({label}, predicted as {phrase(case, run.predicted[star])}, p = {printed})"

    clearest = "; the clearest" if len(known) > 5 else ""
    return [
        Sentence(
            "The network contradicts the ", "label" if len(known) == 1 else "labels", " of ",
            counted(len(known), "training star"), " with a probability above 0.99", clearest,
            Text(is_listed, ", ".join(map(entry, list(known)[:5]))),
            ". Their labels or measurements deserve a second look.",
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
        courses.append((Sentence(way, " from ", Number(first), " to ", Number(last)), "and" if (last > first) == right else "but"))
    return [
        Sentence(
            "The probability of its true class, ", case.classes[label]["name"], ", ", course, " during training, ",
            word, " the star ", verdict, ".",
        )
        for course, word in courses
    ], {"first": first, "last": last}  # fmt: skip


def step_size(case, run):
    if not case.plan.is_plain or not np.isfinite(case.limit):
        return None
    ratio, rise = run.rate / case.limit, rise_of(case, run)
    whole = Course(course_of(case, run))
    rises_at_most = Sentence("the loss rises by at most ", Number(100 * rise, 1e-6, 2), " % from one epoch to the next.")
    results = []
    for way in whole.ways():
        if ratio > 1:
            start = Sentence("η = ", Rate(run.rate), " is ", Number(ratio, 1e-6, 2 if ratio >= 1.1 else 3), " times that")
            if way != "rising":
                middle = ", but the loss does not rise in these epochs."
            elif rise < 0.02:
                middle = Sentence(", but ", rises_at_most)
            else:
                middle = ": steps overshoot the minimum they aim at, and the loss jumps."
        else:
            start = Sentence("η = ", Rate(run.rate), " is ", Number(100 * ratio, 1e-6, 2), " % of that")
            if way != "rising":
                middle = ": the steps are safe" + (", but small." if ratio < 0.2 else ".")
            elif rise < 0.02:
                middle = Sentence(", but ", rises_at_most)
            else:
                middle = Sentence(
                    ", but the curvature changes on the way, and the loss jumps, by up to ", Number(100 * rise, 1e-6, 2),
                    " % from one epoch to the next.",
                )  # fmt: skip
        results.append(
            Sentence(
                "The largest eigenvalue of the loss's Hessian at the start is ", Number(case.initial_curvature, 1e-6, 3),
                ", so gradient descent is stable near there only below η = 2/λ = ", Number(case.limit, 1e-6, 3),
                ", the stability limit. ", start, middle, end_of(run),
            )
        )  # fmt: skip
    return results, {
        "learning rate": run.rate, "limit at the start": case.limit, "largest rise": rise,
        "final curvature": run.curvature,
    }  # fmt: skip


def end_of(run):
    if not np.isfinite(run.curvature):
        return ""
    if run.curvature <= 0:
        return " At the end the loss curves upward in no direction."
    noise = 1e-5 + 1e-9 / run.curvature
    return Sentence(
        " At the end the eigenvalue is ", Number(run.curvature, noise, 3), ", and the limit ",
        Number(2 / run.curvature, noise, 3), ".",
    )  # fmt: skip


def still_weights(case, run):
    hidden = len(case.network.shapes) - 1
    layers = case.network.layers(run.first_gradient)
    last = case.network.layers(case.initial)[-1][0]
    largest = max((abs(w).max() for w, _ in layers[:-1]), default=1)
    if hidden == 0 or largest >= 1e-12 or (last != last[0]).any():
        return None
    first = [case.network.layers(theta)[0][0] for theta in (case.initial, run.parameters)]
    moved = abs(first[1] - first[0]).max()
    weights = joined([f"W sub {layer}" for layer in range(1, hidden + 1)])
    what = "gradient of " if hidden == 1 else "gradients of "
    each = "each hidden neuron" if hidden == 1 else "each neuron of the last hidden layer"
    end = (
        "By the end no weight in W sub 1 has changed."
        if moved < 1e-12
        else Sentence("By the end the largest change of a weight in W sub 1 is ", Number(moved, digits=3), ".")
    )
    return [
        Sentence(
            "In epoch 0 the ", what, weights, " is" if hidden == 1 else " are",
            " zero. This is not because the network does not need ", "it" if hidden == 1 else "them", ": ", each,
            " sends the same weight to every class, and the errors of a star over the classes add up to zero, so no ",
            "error is passed back. ", end,
        )
    ], {"largest change": moved}  # fmt: skip


def shape(sizes):
    return "-".join(map(str, sizes))


def clones(case, run):
    sizes, kinds = case.network.sizes, case.network.distinct_sizes(run.parameters)
    if sizes == kinds:
        return None
    inner = list(zip(sizes, kinds))[1:-1]
    if all(a > 1 and b == 1 for a, b in inner):
        subject = "In every hidden layer, the neurons are copies of one another"
        if len(inner) == 1:
            subject = Sentence("The ", Count(sizes[1]), " hidden neurons are copies of one another")
    else:
        total, differ = (sum(column) for column in zip(*inner))
        subject = Sentence(
            "Of the ", Count(total), " hidden neurons, only ", Count(differ), " differs" if differ == 1 else " differ",
            " and the rest are copies",
        )  # fmt: skip
    if case.network.distinct_sizes(case.initial) == sizes:
        return [Sentence("no claim that they start with equal weights")], {}
    return [
        Sentence(
            subject, ": they start with equal weights, so they receive equal gradients, and gradient descent never ",
            f"separates them. In effect the {shape(sizes)} network is a {shape(kinds)} one; unequal initial weights ",
            "(initial: glorot) break the symmetry.",
        )
    ], {}  # fmt: skip


def idle(case, run):
    now = case.network.idle(run.parameters, case.examples[0])
    total = sum(int(layer.sum()) for layer in now)
    if not total:
        return None
    before = case.network.idle(case.initial, case.examples[0])
    were = all((was | ~is_).all() for was, is_ in zip(before, now))
    places = []
    for index, layer in enumerate(now):
        count, size = int(layer.sum()), len(layer)
        noun = "hidden neuron" if len(now) == 1 else "neuron"
        where = "" if len(now) == 1 else f" of the {ordinal(index + 1)} hidden layer"
        if count and size == 1:
            places.append(f"the only {noun}{where}")
        elif count:
            share = Sentence(Count(count), " of the ", Count(size))
            if count == size:
                share = "both" if size == 2 else Sentence("all ", Count(size))
            places.append(Sentence(share, f" {noun}s{where}"))
    subject = Sentence(
        "At the start and after training, " if were else "After training, ", joined(places), " is" if total == 1 else " are"
    )
    if case.network.activation == "relu":
        whose = "its incoming and outgoing weights and its bias." if total == 1 else "their incoming and outgoing weights and their biases."
        return [
            Sentence(subject, " dead: output and slope are 0 for every star, and so are the gradients of ", whose)
        ], {"neurons": total}
    function = {"sigmoid": "sigmoid", "tanh": "hyperbolic tangent"}[case.network.activation]
    return [
        Sentence(
            subject, f" saturated: for every star the slope of the {function} is at most 5 % of its maximum, which ",
            "weakens the gradients that pass through.",
        )
    ], {"neurons": total}  # fmt: skip


def saturated(case, run):
    return idle(case, run) if case.network.activation != "relu" else None


def dead(case, run):
    return idle(case, run) if case.network.activation == "relu" else None


FINDINGS = {
    "loss": loss, "unsettled": unsettled, "plateau": stagnation, "accuracy": accuracy, "validation": validation,
    "overfitting": overfitting, "misclassifiedStars": misclassified, "doubtfulLabels": doubtful_labels,
    "neverPredicted": never_predicted, "markedRows": marked_rows, "trackedStar": tracked_star, "stepSize": step_size,
    "stillWeights": still_weights, "clones": clones, "saturatedNeurons": saturated, "deadNeurons": dead,
}  # fmt: skip
