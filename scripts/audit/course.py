"""The course of a loss: whether it falls, rises, settles, stagnates or turns into overfitting."""

import math

import numpy as np


def are_alike(values):
    """Whether losses do not differ in the digits that are printed: ten decimals or, of numbers too small for
    that, two digits. None where rounding decides."""
    low, high = min(values), max(values)
    if low >= 9.5e-10:
        if high - low < 1e-12:
            return True
        return None if high - low < 2e-10 else False
    texts = [f"{value:.1e}" for value in (low, high)]
    return texts[0] == texts[1]


class Course:
    """`falling`, `notRising` or `rising`; `still` if the losses are alike."""

    def __init__(self, losses):
        steps = np.diff(losses)
        self.still = are_alike(losses)
        if (steps > 0).any():
            self.way = "rising"
        else:
            self.way = "notRising" if (steps == 0).any() else "falling"

    def ways(self):
        """The ways in which the losses may be described."""
        return {True: ["still"], False: [self.way], None: ["still", self.way]}[self.still]


def rises(losses):
    """The places whose loss is larger than that before."""
    return [int(e) + 1 for e in np.flatnonzero(np.diff(losses) > 0)]


def largest_rise(losses):
    """The largest rise from one loss to the next, as a share of the loss before it."""
    losses = np.asarray(losses)
    if len(losses) < 2:
        return 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = np.diff(losses) / losses[:-1]
    shares = shares[~np.isnan(shares)]
    return max(0.0, float(shares.max())) if len(shares) else 0.0


class Late:
    """The last tenth of the epochs, and at least ten, of a loss that has not settled."""

    @staticmethod
    def of(losses, correct):
        if len(losses) < 20:
            return None
        late = Late()
        late.count = max(10, len(losses) // 10)
        late.first = len(losses) - late.count
        values = losses[late.first :]
        steps = np.diff(values)
        late.low, late.high = min(values), max(values)
        if not late.high > 1.1 * late.low or (steps > 0).sum() < len(steps) / 4:
            return None
        late.fewest, late.most = min(correct[late.first :]), max(correct[late.first :])
        late.alternates = bool((steps[1:] * steps[:-1] < 0).all())
        return late


def plateau(losses, final, entropy):
    """The first epoch of the second half, if the loss changes by less than 0.1 % from there on and is above half
    of the entropy; None otherwise."""
    half = len(losses) // 2
    late = losses[half:] + [final]
    low, high = min(late), max(late)
    if len(losses) < 4 or high - low >= 0.001 * low or low <= entropy / 2:
        return None
    return half


def smoothed(losses):
    reach = len(losses) // 40
    return np.array([np.mean(losses[max(0, e - reach) : e + reach + 1]) for e in range(len(losses))])


class Overfitting:
    @staticmethod
    def of(losses, validation):
        if len(losses) < 10 or not validation:
            return None
        held_out, training = smoothed(validation), smoothed(losses)
        found = Overfitting()
        found.epoch = int(held_out.argmin())
        found.low, found.last = held_out[found.epoch], held_out[-1]
        found.then, found.now = training[found.epoch], training[-1]
        scatter = math.sqrt(((np.array(validation) - held_out) ** 2).mean())
        rise = found.last - found.low
        holds = (
            rise > 0.05 * found.low and rise > 3 * scatter and found.last > 1.1 * found.now and found.now < found.then
        )
        return found if holds else None
