"""The findings on the comparison of the runs, and the sweep of learning rates behind them."""

import math

import numpy as np

from course import Late, are_alike
from loss_findings import rise_of
from network import glorot
from study_findings import eta, noun
from training import spread, train
from wording import Count, Number, Sentence, counted, joined


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
            Sentence(
                f"{when} the {kind} is lowest at ",
                eta(best),
                ": ",
                Number(best.selection),
                ", against ",
                against,
                ".",
                noise,
            )
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

    def __init__(self, facts, limit):
        self.epochs, self.rates = facts["epochs"], facts["learning_rates"]
        self.losses = np.array([math.inf if loss is None else loss for loss in facts["losses"]])
        self.unequal = facts["loss_from_unequal_weights"]
        self.limit = limit
        self.low = self.lowest()

    def lowest(self):
        best = None
        for index, loss in enumerate(self.losses):
            near = self.losses[max(0, index - 2) : index + 3]
            if not math.isfinite(loss) or best is not None and loss >= best[1]:
                continue
            steps = np.diff(near)
            is_steady = (steps <= 0).all() or (steps >= 0).all()
            if (abs(near - loss) <= 0.2 * loss).all() or is_steady and not self.is_rough(index):
                best = (self.rates[index], loss)
        return best

    def is_rough(self, index):
        """Whether a rate is above the stability limit, or near two turning points or a diverged training."""
        turns = 0
        for middle in range(max(index - 4, 1), min(index + 5, len(self.losses) - 1)):
            before, loss, after = self.losses[middle - 1 : middle + 2]
            if np.isfinite([before, loss, after]).all():
                rise, fall = loss - before, loss - after
                turns += rise * fall > 0 and min(abs(rise), abs(fall)) > 0.01 * loss
        is_near_divergence = np.isinf(self.losses[max(0, index - 1) : index + 2]).any()
        return self.rates[index] > self.limit or turns > 1 or is_near_divergence


def check_sweep(case):
    """A sample of the sweep's trainings, and its range of rates."""
    sweep = case.sweep
    marks = [run.rate for run in case.runs] or [1.0]
    marks += [case.limit] if math.isfinite(case.limit) else []
    case.equal("lowest rate of the sweep", min(marks) / 10, sweep.rates[0], 1e-6)
    case.equal("highest rate of the sweep", max(marks) * 10, sweep.rates[-1], 1e-6)
    ratios = np.diff(np.log(sweep.rates))
    case.equal("ratio of the sweep's rates", ratios.mean(), ratios.max(), 1e-6)
    cost = len(case.training) * case.network.count * sweep.epochs
    for index in range(0, len(sweep.rates), max(len(sweep.rates) // (8 if cost < 1e7 else 3), 1)):
        compare(
            case, f"point {index} of the sweep", sweep.rates[index], sweep.epochs, case.initial, sweep.losses[index]
        )
    best = case.best
    is_cloned = best is not None and case.network.distinct_sizes(best.parameters) != case.network.sizes
    if is_cloned and len(sweep.rates) == 200 and case.plan.patience is None:
        epochs = next(r["epochs"] for r in case.asked if float(r["learning_rate"]) == best.rate)
        loss = math.inf if sweep.unequal is None else sweep.unequal
        compare(case, "loss from unequal weights", best.rate, epochs, glorot(case.network, 1), loss)
    elif not is_cloned and sweep.unequal is not None:
        case.fault("loss from unequal weights", "is given, but the neurons are not copies")


def compare(case, what, rate, epochs, theta, reported):
    """Trains again; where rounding errors grow, the losses need only agree as well as they are defined."""
    args = (case.network, theta, case.plan, rate, epochs, *case.examples)
    own, _ = train(*args)
    case.numbers += 1
    if math.isnan(own) and math.isinf(reported) or abs(own - reported) <= 1e-6 * abs(own) + 1e-12:
        return
    if abs(own - reported) <= 1000 * spread(*args):
        case.undecided += 1
    else:
        case.fault(what, f"is {reported!r} at the rate {rate!r}, should be {own!r}")


def sweep(case):
    if not case.sweep or not case.sweep.low or not case.runs:
        return None
    rate, loss = case.sweep.low
    run = min(case.runs, key=lambda run: run.final)
    is_same = case.sweep.epochs == run.epochs
    is_elsewhere = bool((case.sweep.losses < loss).any())
    end = "."
    is_lower = loss < 0.95 * run.final or run.final - loss > 0.25 * (case.initial_loss - loss)
    if is_same and is_lower:
        end = Sentence(
            ", below the ", Number(run.final), " at ", eta(run), ": a rate near ", Number(rate, digits=2),
            ", with more epochs," if loss > 0.9 * case.entropy else "", " would be the next thing to try.",
        )  # fmt: skip
    elif is_same:
        than = ", hardly lower than the " if loss < run.final else ", not lower than the "
        end = Sentence(than, Number(run.final), " at ", eta(run), ". ", prospect(case))
    extent = "" if is_same else Sentence(" of ", counted(case.sweep.epochs, "epoch"))
    return [
        Sentence(
            "In the sweep", extent, ", the lowest training loss", " where it changes smoothly with the rate" * is_elsewhere, ", ", Number(loss, digits=None if is_same else 3),
            ", is reached near η = ", Number(rate, digits=2), end,
        )
    ], {"learning rate": rate, "loss": loss, "lowest loss of the runs": run.final}  # fmt: skip


def prospect(case):
    """What the better of the simple classifiers, other than the most frequent class, shows about more training."""
    mine = max(run.right(case.scored) for run in case.runs) / len(case.scored)
    names = {"linearDiscriminant": "Linear discriminant analysis", "nearestStar": "The class of the nearest star"}
    shares = {
        name: case.baselines[kind].trace() / case.baselines[kind].sum()
        for kind, name in names.items()
        if kind in case.baselines and (kind != "nearestStar" or not case.twins)
    }
    if not shares or max(shares.values()) <= mine:
        return "No simple classifier is right more often on these stars."
    best = max(shares, key=shares.get)
    matrix = case.baselines[next(kind for kind, name in names.items() if name == best)]
    return Sentence(
        best, " is right more often (", Count(matrix.trace()), " of ", Count(matrix.sum()),
        "), so more epochs would be the next thing to try.",
    )  # fmt: skip


def limit(case):
    if case.sweep or not case.plan.is_plain or not math.isfinite(case.limit) or not case.runs:
        return None
    failed = [entry["learning_rate"] for entry in case.facts["diverged"]]
    rates = [run.rate for run in case.runs] + failed
    place = "lies between the rates"
    if min(rates) >= case.limit:
        place = "is below all rates"
    elif max(rates) < case.limit:
        place = "is above all rates"
    above = [run for run in case.runs if run.rate > case.limit]
    if max(rates) <= case.limit:
        next_ = "more epochs would be the next thing to try."
        if max(rates) < case.limit / 2:
            next_ = "a larger rate, or more epochs, would be the next thing to try."
    elif any(rate > case.limit for rate in failed) or any(rise_of(case, run) >= 0.02 for run in above):
        next_ = "above it the loss jumps, so a rate below it, with more epochs, would be the next thing to try."
    else:
        next_ = "even so, the loss does not jump at the rates above it."
    return [Sentence("The stability limit at the start, η = ", Number(case.limit, 1e-6, 3), f", {place}; {next_}")], {
        "limit": case.limit
    }


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


COMPARISON = {
    "lowestLoss": lowest_loss, "correctStars": correct_stars, "sweep": sweep, "equalWeights": equal_weights,
    "limit": limit,
}  # fmt: skip
