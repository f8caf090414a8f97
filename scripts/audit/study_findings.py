"""The findings on all runs and their data, and the comparison of the runs: whether each must appear, and what it
must say. A finding that appears once for each run, or never, is a list."""

import math


import classifiers
import further
from course import Course, Late, largest_rise, rises
from naming import mention, shape, some_stars
from star_findings import most_frequent, no_improvement
from training import spread, train
from wording import Count, Number, Rate, Sentence, Text, counted, joined


def eta(run):
    return Sentence("η = ", Rate(run.rate))


def noun(case):
    return "validation star" if len(case.validation) else "star"


# Of all runs


def outcomes(case):
    found = []
    for run in case.runs:
        options = [
            Sentence(
                "At ", eta(run), ", over ", epochs(run), ", ", course, ", and ", shares(case, run),
                " classified correctly.",
            )
            for course in courses(case, run)
        ]  # fmt: skip
        numbers = {
            "learning rate": run.rate, "loss at the start": case.initial_loss, "final loss": run.final,
            "correct": run.right(case.scored), "stars": len(case.scored),
        }  # fmt: skip
        found.append((options, numbers))
    return found


def epochs(run):
    if run.kept == run.epochs:
        return counted(run.epochs, "epoch")
    kept = Sentence("network after ", counted(run.kept, "epoch")) if run.kept else "untrained network"
    return Sentence(counted(run.epochs, "epoch"), ", keeping the ", kept)


def courses(case, run):
    """The course of the loss from the untrained to the trained network."""
    first, last = Number(case.initial_loss), Number(run.final)
    late, has_batches = Late.of(run.losses, run.correct), case.plan.batch is not None
    stars = "training stars" if len(case.validation) else "stars"
    whole = Sentence(f"the loss over all {stars} goes from ", first, " to ", last)
    if late:
        start = Sentence("the loss starts at ", first, " and")
        if has_batches:
            start = Sentence(whole, ", and its mean over the steps of an epoch")
        way = "rises and falls in turn" if late.alternates else "goes up and down"
        return [
            Sentence(
                start, " does not settle: in the last ", Count(late.count), " epochs it ", way, " between ",
                Number(late.low, digits=2), " and ", Number(late.high, digits=2),
            )
        ]  # fmt: skip
    if has_batches:
        return [whole]
    path = run.losses[: run.kept] + [run.final]
    steps, where, rise = len(path) - 1, rises(path), largest_rise(path)
    steadily = " steadily" if steps > 1 else ""
    ways = {
        "still": Sentence("the loss stays at ", first),
        "falling": Sentence("the loss falls", steadily, " from ", first, " to ", last),
        "notRising": Sentence("the loss never rises and goes from ", first, " to ", last),
    }
    if steps == 1:
        ways["rising"] = Sentence("the loss rises from ", first, " to ", last)
    elif rise < 0.02:
        ways["rising"] = Sentence(
            "the loss goes from ", first, " to ", last, ", with rises of at most ", Number(100 * rise, 1e-6, 2), " %"
        )
    elif len(where) <= steps / 4:
        ways["rising"] = Sentence(
            "the loss rises in ", Count(len(where)), " of ", "the first " if run.kept < run.epochs else "",
            counted(steps, "epoch"), " and goes from ", first, " to ",
            last,
        )  # fmt: skip
    else:
        ways["rising"] = Sentence("the loss jumps between epochs and goes from ", first, " to ", last)
    return [ways[way] for way in Course(path).ways()]


def shares(case, run):
    def part(stars, name):
        right, total = run.right(stars), len(stars)
        if right == total == 1:
            return f"the one {name}"
        if right == total:
            return Sentence("all ", counted(total, name))
        return Sentence(Count(right), " of ", counted(total, name))

    if len(case.validation):
        return Sentence(part(case.training, "training star"), " and ", part(case.validation, "validation star"), " are")
    return Sentence(part(case.training, "star"), " is" if run.right(case.training) == 1 else " are")


def diverged(case):
    found = []
    for entry in case.facts["diverged"]:
        rate, runs = entry["learning_rate"], case.asked
        epochs = next(run["epochs"] for run in runs if float(run["learning_rate"]) == rate)
        args = (case.network, case.initial, case.plan, rate, epochs, *case.examples)
        loss, epoch = train(*args)
        if math.isinf(spread(*args)):
            # Programs that round differently diverge in different epochs, or not at all.
            case.undecided += 1
            check = Text(lambda text: text.replace(",", "").isdigit(), "any epoch")
            found.append(([outcome_of_diverged(rate, check)], {"learning rate": rate, "epoch": None}))
        elif not math.isnan(loss):
            case.fault("diverged", f"the run at {rate} does not diverge")
        else:
            found.append(([outcome_of_diverged(rate, Count(epoch))], {"learning rate": rate, "epoch": epoch}))
    return found


def outcome_of_diverged(rate, epoch):
    quantity = Text(lambda text: text in ("loss", "gradient", "parameters"), "quantity")
    return Sentence(
        "At η = ", Rate(rate), " the training diverged: in epoch ", epoch, " the ", quantity,
        " is no longer finite. That run has no results.",
    )  # fmt: skip


def no_result(case):
    if not case.best or case.improves(case.best) is not False:
        return None
    numbers = {"lowest": case.best.final_validation, "untrained": case.best.validation_losses[0]}
    return [no_improvement(case, case.best)], numbers


def majority(case):
    most = int(case.counts.argmax())
    right, total = int((case.labels[case.scored] == most).sum()), len(case.scored)
    among = " among the training stars" if len(case.validation) else ""
    return [
        Sentence(
            "For comparison: predicting ", mention(case, most), ", ", most_frequent(case), among, ", for every star would classify ",
            Count(right), " of ", counted(total, noun(case)), " correctly.",
        )
    ], {"correct": right, "stars": total}  # fmt: skip


def imbalance(case):
    present = [k for k in range(len(case.classes)) if case.counts[k]]
    counts = case.counts[present]
    if counts.max() <= 3 * counts.min():
        return None
    truth = case.labels[case.scored]
    each = []
    for run in case.runs:
        matrix = classifiers.confusion(truth, run.predicted[case.scored], len(case.classes))
        measures = Number(classifiers.balanced_accuracy(matrix)), " and ", Number(classifiers.macro_f1(matrix))
        each += ["; " if each else "", *measures, " at ", eta(run)]
    remedy = " Class weights (class_weights: balanced) would let all classes count the same in training."
    if case.plan.class_weights is not None:
        remedy = ""
    ratio = counts.max() / counts.min()
    return [
        Sentence(
            "The classes of the training stars are unequal, " if len(case.validation) else "The classes are unequal, ",
            some_stars(case, large, counts.max()), " to ",
            some_stars(case, small, counts.min()), " (", Number(ratio, digits=2), " : 1), so the accuracy says little about the ",
            "rare ones. The balanced accuracy, the mean of the recalls of the classes, and the macro-F1, the mean of ",
            "their F1 scores (each the harmonic mean of recall and precision), are ", *each, ".", remedy,
        )
        for large in present if case.counts[large] == counts.max()
        for small in present if case.counts[small] == counts.min()
    ], {"ratio": ratio}  # fmt: skip


def separable(case):
    matrix = case.baselines.get("linearDiscriminant")
    total = len(case.scored)
    if matrix is None or total < 30 or matrix.trace() != total:
        return None
    boundary = {1: "value", 2: "straight line"}.get(case.width, "plane")
    return [
        Sentence(
            f"One {boundary} for each pair of classes (linear discriminant analysis) already classifies all ",
            counted(total, noun(case)), " correctly, so these data cannot show what a hidden layer adds.",
        )
    ], {"stars": total}  # fmt: skip


def leakage(case):
    if not case.twins:
        return None
    total = len(case.validation)
    subject = Sentence("Of the ", counted(total, "validation star"), ", ", Count(case.twins))
    if case.twins == total:
        subject = "The one validation star" if total == 1 else Sentence("All ", counted(total, "validation star"))
    is_one = case.twins == 1
    return [
        Sentence(
            subject, " has" if is_one else " have", " the same features as a training star, so ",
            "it is" if is_one else "they are", " no independent test.",
        )
    ], {"twins": case.twins, "stars": total}  # fmt: skip


def clones_in_all(case):
    if not case.best:
        return None
    sizes, kinds = case.network.sizes, case.network.distinct_sizes(case.best.parameters)
    if sizes == kinds:
        return None
    return [
        Sentence(
            "Equal initial weights make the hidden neurons of a layer copies of one another: the ",
            f"{shape(sizes)} network is in effect a {shape(kinds)} one.",
        )
    ], {}  # fmt: skip


def cells(case):
    # The audited tables list single stars.
    return None


STUDY = {
    "noImprovement": no_result, "outcome": outcomes, "seeds": further.seeds, "folds": further.folds, "diverged": diverged,
    "cells": cells, "clonesInAll": clones_in_all, "majority": majority,
    "imbalance": imbalance, "separable": separable, "leakage": leakage,
}  # fmt: skip
