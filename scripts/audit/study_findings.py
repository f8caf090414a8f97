"""The findings on all runs and their data, and the comparison of the runs: whether each must appear, and what it
must say. A finding that appears once for each run, or never, is a list."""

import math

import numpy as np

import classifiers
from course import Course, Late, are_alike, largest_rise, rises
from network import glorot
from run_findings import rise_of, shape, some_stars
from training import is_chaotic, train
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
    part = Sentence("the first ", Count(run.kept), " are") if run.kept > 1 else ["none is", "the first is"][run.kept]
    return Sentence(counted(run.epochs, "epoch"), ", of which ", part, " kept")


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
    steadily = " steadily" if len(run.losses) > 1 else ""
    path, where = run.losses[: run.kept] + [run.final], rises(run.losses)
    if case.plan.batch is not None:
        path.insert(0, case.initial_loss)
    rise = largest_rise(path)
    result = []
    for way in Course(path).ways():
        if way == "still":
            result.append(Sentence("the loss stays at ", first))
        elif way == "falling":
            result.append(Sentence("the loss falls", steadily, " from ", first, " to ", last))
        elif way == "notRising":
            result.append(Sentence("the loss never rises and goes from ", first, " to ", last))
        elif len(path) == 2:
            result.append(Sentence("the loss rises from ", first, " to ", last))
        elif 0 < len(where) < len(run.losses) / 4:
            result.append(
                Sentence(
                    "the loss rises in ", Count(len(where)), " of its ", Count(len(run.losses) - 1),
                    " steps and goes from ", first, " to ", last,
                )
            )  # fmt: skip
        elif rise < 0.02:
            result.append(
                Sentence("the loss goes from ", first, " to ", last, ", with rises of at most ", Number(100 * rise, 1e-6, 2), " %")
            )
        else:
            result.append(Sentence("the loss jumps between epochs and goes from ", first, " to ", last))
    return result


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
        if not math.isnan(loss) or is_chaotic(*args):
            # Programs that round differently diverge in different epochs.
            case.undecided += 1
            if not math.isnan(loss) and not is_chaotic(*args):
                case.fault("diverged", f"the run at {rate} does not diverge")
            check = Text(lambda text: True, "any epoch")
            found.append(([outcome_of_diverged(rate, check)], {"learning rate": rate, "epoch": None}))
        else:
            found.append(([outcome_of_diverged(rate, Count(epoch))], {"learning rate": rate, "epoch": epoch}))
    return found


def outcome_of_diverged(rate, epoch):
    quantity = Text(lambda text: text in ("loss", "gradient", "parameters"), "quantity")
    return Sentence(
        "At η = ", Rate(rate), " the training diverged: in epoch ", epoch, " the ", quantity,
        " is no longer finite. That run has no results.",
    )  # fmt: skip


def majority(case):
    most = int(case.counts.argmax())
    right, total = int((case.labels[case.scored] == most).sum()), len(case.scored)
    tied = (case.counts == case.counts[most]).sum() > 1
    which = "one of the most frequent classes" if tied else "the most frequent class"
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
            "The classes are unequal, ", some_stars(case, large, counts.max()), " to ",
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
    verb, them = ("has", "it") if case.twins == 1 else ("have", "them")
    return [
        Sentence(
            "Of the ", counted(len(case.validation), "validation star"), ", ", Count(case.twins), f" {verb} the same ",
            f"features as a training star: on {them} the network is judged by what it was trained on.",
        )
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


# The comparison of the runs


def lowest_loss(case):
    if len(case.runs) < 2:
        return None
    best, others = case.best, [run for run in case.runs if run is not case.best]
    kind = "validation loss" if len(case.validation) else "loss"
    is_last = all(run.kept == run.epochs for run in case.runs)
    when = "After the last update" if is_last else "For the networks that are kept"
    ranges = [Late.of(run.losses, run.correct) for run in case.runs]
    width = {run.rate: late.high - late.low if late else 0 for run, late in zip(case.runs, ranges)}
    is_noise = any(max(width[best.rate], width[o.rate]) > abs(o.selection - best.selection) for o in others)
    noise = ""
    if is_noise:
        noise = (
            " The losses of a run vary by more than this difference in its last epochs, so the order could be another "
            "after one epoch more."
        )
    against = joined([Sentence(Number(o.selection), " at ", eta(o)) for o in others])
    still = are_alike([run.selection for run in case.runs])
    options = []
    if still is not False:
        options.append(Sentence(f"{when} the {kind} is ", Number(best.selection), " in every run."))
    if not still:
        options.append(
            Sentence(f"{when} the {kind} is lowest at ", eta(best), ": ", Number(best.selection), ", against ", against, ".", noise)
        )
    return options, {"lowest": best.selection}


def correct_stars(case):
    if len(case.runs) < 2:
        return None
    right, total = [run.right(case.scored) for run in case.runs], len(case.scored)
    if len(set(right)) == 1:
        sentence = Sentence(
            f"The number of {noun(case)}s classified correctly is the same in every run: ", Count(right[0]), " of ",
            Count(total), ".",
        )  # fmt: skip
    else:
        each = joined([Sentence(Count(n), " at ", eta(run)) for run, n in zip(case.runs, right)])
        sentence = Sentence("Of the ", counted(total, noun(case)), ", ", each, " are classified correctly.")
    return [sentence], {}


class Sweep:
    """The losses of the sweep, and the lowest that depends smoothly on the rate."""

    def __init__(self, facts):
        self.epochs, self.rates = facts["epochs"], facts["learning_rates"]
        self.losses = np.array([math.inf if loss is None else loss for loss in facts["losses"]])
        self.unequal = facts["loss_from_unequal_weights"]
        self.low = self.lowest()

    def lowest(self):
        best = None
        for index, loss in enumerate(self.losses):
            near = self.losses[max(0, index - 2) : index + 3]
            if math.isfinite(loss) and (abs(near - loss) <= 0.2 * loss).all() and (best is None or loss < best[1]):
                best = (self.rates[index], loss)
        return best


def check_sweep(case):
    """A sample of the sweep's trainings, and its range of rates."""
    sweep = case.sweep
    marks = [float(run["learning_rate"]) for run in case.asked]
    marks += [case.limit] if math.isfinite(case.limit) else []
    case.equal("lowest rate of the sweep", min(marks) / 10, sweep.rates[0], 1e-6)
    case.equal("highest rate of the sweep", max(marks) * 10, sweep.rates[-1], 1e-6)
    ratios = np.diff(np.log(sweep.rates))
    case.equal("ratio of the sweep's rates", ratios.mean(), ratios.max(), 1e-6)
    cost = len(case.training) * case.network.count * sweep.epochs
    for index in range(0, len(sweep.rates), max(len(sweep.rates) // (8 if cost < 1e7 else 3), 1)):
        compare(case, f"point {index} of the sweep", sweep.rates[index], sweep.epochs, case.initial, sweep.losses[index])
    best = case.best
    is_cloned = best is not None and case.network.distinct_sizes(best.parameters) != case.network.sizes
    if is_cloned and len(sweep.rates) == 200 and case.plan.patience is None:
        epochs = next(r["epochs"] for r in case.asked if float(r["learning_rate"]) == best.rate)
        loss = math.inf if sweep.unequal is None else sweep.unequal
        compare(case, "loss from unequal weights", best.rate, epochs, glorot(case.network, 1), loss)
    elif not is_cloned and sweep.unequal is not None:
        case.fault("loss from unequal weights", "is given, but the neurons are not copies")


def compare(case, what, rate, epochs, theta, reported):
    args = (case.network, theta, case.plan, rate, epochs, *case.examples)
    own, _ = train(*args)
    if math.isnan(own) and math.isinf(reported):
        case.numbers += 1
    elif math.isfinite(own) and abs(own - reported) <= 1e-6 * abs(own) + 1e-12:
        case.numbers += 1
    elif is_chaotic(*args):
        case.undecided += 1
    else:
        case.fault(what, f"is {reported!r} at the rate {rate!r}, should be {own!r}")


def sweep(case):
    if not case.sweep or not case.sweep.low or not case.runs:
        return None
    rate, loss = case.sweep.low
    run = min(case.runs, key=lambda run: run.final)
    is_same = case.sweep.epochs == run.epochs
    end = "."
    if is_same and loss < 0.95 * run.final:
        end = Sentence(
            ", below the ", Number(run.final, digits=2), " at ", eta(run), ": a rate near ", Number(rate, digits=2),
            " would be the next thing to try.",
        )  # fmt: skip
    elif is_same:
        falls = run.final < 0.99 * run.losses[len(run.losses) * 3 // 4]
        advice = "more epochs would be the next thing to try" if falls else "another rate would change little"
        end = Sentence(", hardly lower than at ", eta(run), f"; {advice}.")
    extent = "" if is_same else Sentence(" of ", counted(case.sweep.epochs, "epoch"))
    return [
        Sentence("In the sweep", extent, ", the lowest training loss, ", Number(loss, digits=2), ", is reached near η = ", Number(rate, digits=2), end)
    ], {"learning rate": rate, "loss": loss, "lowest loss of the runs": run.final}


def limit(case):
    if case.sweep or not case.plan.is_plain or not math.isfinite(case.limit) or not case.runs:
        return None
    rates = [run.rate for run in case.runs]
    place = "lies between the rates"
    if min(rates) >= case.limit:
        place = "is below all rates"
    elif max(rates) < case.limit:
        place = "is above all rates"
    above = [run for run in case.runs if run.rate > case.limit]
    if not above:
        next_ = "more epochs would be the next thing to try."
        if max(rates) < case.limit / 2:
            next_ = "a larger rate, or more epochs, would be the next thing to try."
    elif any(rise_of(case, run) >= 0.02 for run in above):
        next_ = "above it the loss jumps, so a rate below it, with more epochs, would be the next thing to try."
    else:
        next_ = "even so, the loss does not jump at the rates above it."
    return [
        Sentence("The stability limit at the start, η = ", Number(case.limit, 1e-6, 3), f", {place}; {next_}")
    ], {"limit": case.limit}


def equal_weights(case):
    if not case.sweep or case.sweep.unequal is None or not case.best or not len(case.best.missed):
        return None
    lowest = min([case.best.final] + ([case.sweep.low[1]] if case.sweep.low else []))
    if not case.sweep.unequal < 0.9 * lowest:
        return None
    return [
        Sentence(
            "The equal initial weights limit the result: from random ones (initial: glorot), the same training at ",
            eta(case.best), " ends at a loss of ", Number(case.sweep.unequal, digits=2), " instead of ", Number(case.best.final, digits=2), ".",
        )
    ], {"loss": case.sweep.unequal, "loss from equal weights": case.best.final}  # fmt: skip


STUDY = {
    "outcome": outcomes, "diverged": diverged, "clonesInAll": clones_in_all, "majority": majority,
    "imbalance": imbalance, "separable": separable, "leakage": leakage,
}  # fmt: skip
COMPARISON = {
    "lowestLoss": lowest_loss, "correctStars": correct_stars, "sweep": sweep, "equalWeights": equal_weights,
    "limit": limit,
}  # fmt: skip
