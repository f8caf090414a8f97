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
    time = "After the last update "
    if run.kept != run.epochs:
        time = Sentence("For the network after ", counted(run.kept, "epoch"), ", which is kept, ")
    end = Sentence(time, "it is " if case.plan.batch is None else "the loss over all training stars is ")
    return [
        Sentence(
            way, " ", end, Number(run.final), ", ", words, " always predicting the class shares, ",
            "which gives a loss equal to their entropy, ", Number(case.entropy), ".",
        )
        for way in courses(case, run)
        for words in verdict
    ], {"final loss": run.final, "entropy": case.entropy}  # fmt: skip


def courses(case, run):
    """The course of the loss, to after the last update where that is measured alike."""
    losses = course_of(case, run)
    if len(losses) == 1:
        return [Sentence("With 1 epoch there is no trend in the loss.")]
    subject = "The loss" if case.plan.batch is None else "The loss, averaged over the steps of each epoch,"
    start = Sentence(f"{subject} starts at ", Number(losses[0]))
    ways = {
        "still": Sentence(f"{subject} stays at ", Number(losses[0]), "."),
        "falling": Sentence(start, " and falls from epoch to epoch."),
        "notRising": Sentence(start, " and never rises."),
        "rising": Sentence(start, " and does not fall steadily: ", rising(losses, run.epochs)),
    }
    if len(losses) == 2:
        ways |= {"falling": Sentence(start, " and falls."), "rising": Sentence(start, " and rises.")}
    return [ways[word] for word in Course(losses).ways()]


def rising(losses, epochs):
    where, rise = rises(losses), largest_rise(losses)
    times = {1: "once", 2: "twice"}.get(len(where)) or Sentence(Count(len(where)), " times")
    places = ""
    if 0 < len(where) <= 12:
        numbers = [Count(e) for e in where if e < epochs]
        parts = [Sentence("at epoch", "s " if len(numbers) != 1 else " ", joined(numbers))] if numbers else []
        parts += ["after the last update"] if len(numbers) < len(where) else []
        places = Sentence(", ", parts[0], *[part for last in parts[1:] for part in (" and ", last)])
    size = Sentence(", by at most ", Number(100 * rise, 1e-6, 2), " %") if rise < 0.02 else ""
    low, high = int(np.argmin(losses)), int(np.argmax(losses))

    def place(epoch):
        return Sentence("in epoch ", Count(epoch)) if epoch < epochs else "after the last update"

    return Sentence(
        "it rises ", times, places, size, ". It is lowest ", place(low), ", at ", Number(losses[low]),
        ", and highest ", place(high), ", at ", Number(losses[high]), ".",
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
