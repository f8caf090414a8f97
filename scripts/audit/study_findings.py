"""The findings on all runs and their data, and the comparison of the runs: whether each must appear, and what it
must say. A finding that appears once for each run, or never, is a list."""

import math


import classifiers
from course import Course, Late, largest_rise, rises
from naming import shape, some_stars
from star_findings import no_improvement
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
    late = Late.of(run.losses, run.correct)
    if late:
        way = "rises and falls in turn" if late.alternates else "goes up and down"
        return [
            Sentence(
                "the loss starts at ", first, " and does not settle: in the last ", Count(late.count), " epochs it ",
                way, " between ", Number(late.low, digits=2), " and ", Number(late.high, digits=2),
            )
        ]  # fmt: skip
    if case.plan.batch is not None:
        return [Sentence("the loss goes from ", first, " to ", last)]
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
            "the loss rises in ", Count(len(where)), " of ", counted(steps, "epoch"), " and goes from ", first, " to ",
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


def seeds(case):
    """Present if several seeds are asked for; the further trainings are not repeated."""
    keys = case.experiment.get("training") or {}
    if (keys.get("seeds") or 1) < 2:
        return None
    words = Text(lambda text: True, "the results of the trainings")
    return [Sentence("Trained ", words, " from another seed, ", words)], {}


def folds(case):
    """Present if folds are asked for; their trainings are not repeated."""
    if not (case.experiment.get("split") or {}).get("folds"):
        return None
    words = Text(lambda text: True, "the results of the folds")
    return [Sentence("In ", Count(case.experiment["split"]["folds"]), "-fold cross-validation", words)], {}


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
    which = "the most frequent class"
    if len(set(case.counts[case.counts > 0])) == 1:
        which = "one of the equally frequent classes"
    elif (case.counts == case.counts[most]).sum() > 1:
        which = "one of the most frequent classes"
    return [
        Sentence(
            "For comparison: predicting ", case.classes[most]["name"], ", ", which, ", for every star would classify ",
            Count(right), " of ", counted(total, noun(case)), " correctly.",
        )
    ], {"correct": right, "stars": total}  # fmt: skip


def imbalance(case):
    present = [k for k in range(len(case.classes)) if case.counts[k]]
    counts = case.counts[present]
    if counts.max() <= 3 * counts.min():
        return None
    truth = case.labels[case.scored]
    each = [
        Sentence(
            Number(classifiers.balanced_accuracy(classifiers.confusion(truth, run.predicted[case.scored], len(case.classes)))),
            " at ", eta(run),
        )
        for run in case.runs
    ]  # fmt: skip
    ratio = counts.max() / counts.min()
    return [
        Sentence(
            "The classes of the training stars are unequal, " if len(case.validation) else "The classes are unequal, ",
            some_stars(case, large, counts.max()), " to ",
            some_stars(case, small, counts.min()), " (", Number(ratio, digits=2), " : 1), so the accuracy says little about the ",
            "rare ones; the balanced accuracy, the mean of the recalls, is ", joined(each), ".",
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
    rest = " have the same features as a training star, so they are no independent test."
    if case.twins == 1:
        rest = " has the same features as a training star, so it is no independent test."
    return [
        Sentence("Of the ", counted(len(case.validation), "validation star"), ", ", Count(case.twins), rest)
    ], {"twins": case.twins, "stars": len(case.validation)}  # fmt: skip


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


STUDY = {
    "noImprovement": no_result, "outcome": outcomes, "seeds": seeds, "folds": folds, "diverged": diverged,
    "clonesInAll": clones_in_all, "majority": majority,
    "imbalance": imbalance, "separable": separable, "leakage": leakage,
}  # fmt: skip
