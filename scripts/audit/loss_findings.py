"""The findings on the loss of one run: whether each must appear, and what it must say."""

import numpy as np

from course import Course, Late, Overfitting, are_alike, largest_rise, plateau, rises
from wording import Count, Number, Sentence, counted, joined


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
        end = Sentence("For the network after ", counted(run.kept, "epoch"), ", which is kept, it is ")
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
            result.append(
                Sentence("The loss stays at ", Number(losses[0]), " from epoch 0 to epoch ", Count(steps), ".")
            )
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
