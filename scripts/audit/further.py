"""The trainings from several seeds and on several folds: each is repeated, and the sentences on them."""

import collections
import statistics

import numpy as np

import classifiers
from case import correct_range
from network import glorot, he
from training import kept, spread
from wording import Count, Number, Rate, Sentence, counted, joined, within

MOST_WORK = 3e9


def is_feasible(case, trainings):
    epochs = max(run["epochs"] for run in case.asked)
    return len(case.x) * case.network.count * epochs * trainings < MOST_WORK


def epochs_at(case, rate):
    return next(run["epochs"] for run in case.asked if float(run["learning_rate"]) == rate)


# Several seeds


def initial(case, step):
    """The initial parameters from a seed that is `step` further."""
    keys = case.experiment.get("network") or {}
    kind, seed = keys.get("initial", "constant"), keys.get("seed", 1)
    draw = {"glorot": glorot, "he": he}.get(kind)
    if draw is None:
        return case.initial
    theta = draw(case.network, seed + step)
    return np.where(case.network.is_weight(), theta, case.initial)


def check_seeds(case):
    """Repeats each training, and computes the numbers of its network again."""
    facts = case.facts["seeds"]
    if not facts:
        return
    rate, network = facts["learning_rate"], case.network
    if rate != case.best.rate:
        case.fault("seeds", f"repeat the run at {rate}, not the best")
    case.close("initial parameters", initial(case, 0), case.initial, 1e-15)
    held_out, answers = len(case.validation) > 0, []
    for training in facts["trainings"]:
        what, theta = f"seed {training['step']}", np.array(training["parameters"])
        x, labels = case.held_out if held_out else case.examples
        case.equal(f"loss of {what}", network.loss(theta, x, labels), training["loss"])
        low, high = correct_range(network, theta, x, labels)
        case.numbers += 1
        if not low <= training["correct"] <= high:
            case.fault(what, f"{training['correct']} are correct, should be {low} to {high}")
        answers.append(network.outputs(theta, case.x)[-1].argmax(axis=1))
        if is_feasible(case, len(facts["trainings"])):
            repeat_seed(case, training["step"], rate, theta, what)
    own = [star for star in range(len(case.x)) if len({int(answer[star]) for answer in answers}) > 1]
    case.numbers += 1
    if set(own) ^ set(facts["disputed"]) and not nearly_tied(case, facts, set(own) ^ set(facts["disputed"])):
        case.fault("seeds", f"disagree about {facts['disputed'][:9]}, should be {own[:9]}")


def nearly_tied(case, facts, stars):
    """Whether rounding decides the answers for some stars in one of the networks."""
    for star in stars:
        margins = []
        for training in facts["trainings"]:
            logits = np.sort(case.network.outputs(np.array(training["parameters"]), case.x[[star]])[-1][0])
            margins.append(logits[-1] - logits[-2])
        if min(margins) > 1e-9:
            return False
    return True


def repeat_seed(case, step, rate, theta, what):
    plan = case.plan.reseeded(step)
    start, epochs = initial(case, step), epochs_at(case, rate)
    own = kept(case.network, start, plan, rate, epochs, *case.examples, case.held_out)
    case.numbers += len(theta)
    if own is not None and abs(own - theta).max() <= 1e-6 * max(1, abs(theta).max()):
        return
    if is_chaotic(case, start, plan, rate, epochs, case.examples):
        case.undecided += 1
    else:
        case.fault(what, "ends at other parameters")


def is_chaotic(case, start, plan, rate, epochs, examples):
    """Whether rounding errors grow in a training until they show in its loss."""
    return spread(case.network, start, plan, rate, epochs, *examples) > 1e-9


def seeds(case):
    keys, facts = case.experiment.get("training") or {}, case.facts["seeds"]
    network = case.experiment.get("network") or {}
    has_seeds = network.get("initial", "constant") != "constant" or case.plan.batch is not None
    if (keys.get("seeds") or 1) < 2 or not has_seeds or not case.best:
        if facts:
            case.fault("seeds", "are there, but not asked for")
        return None
    if len(facts["trainings"]) + facts["diverged"] != keys["seeds"]:
        case.fault("seeds", f"{len(facts['trainings'])} trainings of {keys['seeds']}")
    losses = [training["loss"] for training in facts["trainings"]]
    correct = [training["correct"] for training in facts["trainings"]]
    kind = "validation star" if len(case.validation) else "star"
    stars, few, most = counted(len(case.scored), kind), min(correct), max(correct)
    middle = statistics.median(correct)
    span = Sentence("each classify ", Count(most), " of ", stars, " correctly")
    if few < most:
        span = Sentence(
            "classify ", Count(few), " to ", Count(most), " of ", stars, " correctly (median ", Number(middle), ")"
        )
    disputed = facts["disputed"]
    names = Sentence(": ", joined([within(case.names[star]) for star in disputed])) if len(disputed) <= 12 else ""
    dispute = "They predict the same class for every star."
    if disputed:
        dispute = Sentence("They disagree about ", counted(len(disputed), "star"), names, ".")
    gone = Sentence(" ", counted(facts["diverged"], "further training"), " diverged.") if facts["diverged"] else ""
    return [
        Sentence(
            "Trained ", Count(len(losses)), " times at η = ", Rate(facts["learning_rate"]),
            ", each time from another seed, the networks ", span, "; the ",
            "validation " if len(case.validation) else "", "loss is ", Number(min(losses), digits=3), " to ",
            Number(max(losses), digits=3), " (median ", Number(statistics.median(losses), digits=3), "). ", dispute, gone,
        )
    ], {
        "trainings": len(losses), "fewest correct": few, "most correct": most, "median correct": middle,
        "lowest loss": min(losses), "highest loss": max(losses), "median loss": statistics.median(losses),
        "disputed": len(disputed),
    }  # fmt: skip


# Folds


def check_folds(case):
    """The folds hold each star once and are alike; each is classified again by a network trained on the others."""
    facts = case.facts["folds"]
    if not facts:
        return
    stars = [star for fold in facts for star in fold["validation"]]
    sizes = [len(fold["validation"]) for fold in facts]
    case.numbers += len(stars)
    if sorted(stars) != list(range(len(case.x))) or max(sizes) - min(sizes) > 1:
        case.fault("folds", f"have the sizes {sizes}, or some star is in none or two")
    for label in range(len(case.classes)):
        shares = [int((case.labels[fold["validation"]] == label).sum()) for fold in facts]
        if max(shares) - min(shares) > 1:
            case.fault("folds", f"have {shares} stars of the class {label}")
    if is_feasible(case, len(facts)) and facts[0]["confusion"] is not None:
        for index, fold in enumerate(facts):
            repeat_fold(case, index, fold)


def repeat_fold(case, index, fold):
    held_out = np.array(fold["validation"])
    rest = np.setdiff1d(np.arange(len(case.x)), held_out)
    low, high = case.x[rest].min(axis=0), case.x[rest].max(axis=0)
    x = (case.x - low) / (high - low)
    examples, validation = (x[rest], case.labels[rest]), (x[held_out], case.labels[held_out])
    rate = case.best.rate
    epochs = epochs_at(case, rate)
    theta = kept(case.network, case.initial, case.plan, rate, epochs, *examples, validation)
    confusion = np.array(fold["confusion"])
    case.numbers += confusion.size
    if (confusion.sum(axis=1) != np.bincount(validation[1], minlength=len(case.classes))).any():
        case.fault(f"fold {index}", "does not count each of its stars")
    if theta is not None:
        answers = case.network.outputs(theta, validation[0])[-1]
        own = classifiers.confusion(validation[1], answers.argmax(axis=1), len(case.classes))
        order = np.sort(answers, axis=1)
        doubtful = int((order[:, -1] - order[:, -2] < 1e-6 * (1 + abs(order[:, -1]))).sum())
        if abs(own - confusion).sum() <= 2 * doubtful:
            return
    if is_chaotic(case, case.initial, case.plan, rate, epochs, examples):
        case.undecided += 1
    else:
        case.fault(f"fold {index}", f"is {confusion.tolist()}, should be {own.tolist() if theta is not None else None}")


def folds(case):
    count, facts = (case.experiment.get("split") or {}).get("folds"), case.facts["folds"]
    if not count or not case.best:
        if facts:
            case.fault("folds", "are there, but not asked for")
        return None
    rate = Rate(case.best.rate)
    start = Sentence("In ", Count(count), "-fold cross-validation at η = ", rate, ", ")
    if facts[0]["confusion"] is None:
        return [Sentence(start, "a training diverged, so there is no result.")], {"folds": count}
    matrices = [np.array(fold["confusion"]) for fold in facts]
    shares = [matrix.trace() / matrix.sum() for matrix in matrices]
    right, total = sum(int(matrix.trace()) for matrix in matrices), sum(int(matrix.sum()) for matrix in matrices)
    low, high = classifiers.wilson(right, total)
    places = collections.defaultdict(set)
    for index, fold in enumerate(facts):
        for star in fold["validation"]:
            places[tuple(case.x[star])].add(index)
    twins = sum(len(places[tuple(row)]) > 1 for row in case.x)
    lowest, highest = min(shares), max(shares)
    accuracies = ["the accuracies of the folds are ", Number(lowest), " to ", Number(highest)]
    if f"{lowest:.3f}" == f"{highest:.3f}":
        accuracies = ["the accuracy of every fold is ", Number(lowest)]
    repeated = ""
    if twins:
        repeated = Sentence(
            " But ", Count(twins), " of the stars have the same features as a star of another fold, so they are no ",
            "independent test.",
        )  # fmt: skip
    return [
        Sentence(
            start, Count(right), " of ", counted(total, "star"), " are classified correctly by networks that were not ",
            "trained on them (95 % interval ", Number(low), " to ", Number(high), " %); ", *accuracies, ".",
            repeated,
        )
    ], {"folds": count, "correct": right, "stars": total, "twins": twins}  # fmt: skip
