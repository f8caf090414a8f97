"""The findings on the reasons for what one run does: its step size and its neurons."""

import numpy as np

from course import Course
from loss_findings import course_of, rise_of
from naming import shape
from wording import Count, Number, Rate, Sentence, joined, ordinal


def step_size(case, run):
    if not case.plan.is_plain or not np.isfinite(case.limit):
        return None
    ratio, rise = run.rate / case.limit, rise_of(case, run)
    whole = Course(course_of(case, run))
    rises_at_most = Sentence(
        "the loss rises by at most ", Number(100 * rise, 1e-6, 2), " % from one epoch to the next."
    )
    results = []
    for way in whole.ways():
        if ratio > 1:
            start = Sentence(
                "η = ", Rate(run.rate), " is ", Number(ratio, 1e-6, 2 if ratio >= 1.1 else 3), " times that"
            )
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
            " zero. This is not because the network does not need these weights: ", each,
            " sends the same weight to every class, and the errors of a star over the classes add up to zero, so no ",
            "error is passed back. ", end,
        )
    ], {"largest change": moved}  # fmt: skip


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
        "At the start and after training, " if were else "After training, ",
        joined(places),
        " is" if total == 1 else " are",
    )
    if case.network.activation == "relu":
        whose = (
            "its incoming and outgoing weights and its bias."
            if total == 1
            else "their incoming and outgoing weights and their biases."
        )
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
