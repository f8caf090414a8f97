"""Training, from the definitions of the methods: a whole run, or the steps of a run that the program lists.

A run far above the stability limit is chaotic: rounding errors grow until two programs disagree in every digit. The
steps are therefore checked one by one, each from the parameters that the program lists for the epoch before.
"""

import copy
import math

import numpy as np

from network import Random


class Plan:
    """The keys of an experiment's `training` and `split`, with their defaults."""

    def __init__(self, experiment):
        keys = {key: value for key, value in (experiment.get("training") or {}).items() if value is not None}
        self.method = keys.get("method", "gradient-descent")
        if "momentum" in keys or "nesterov" in keys:
            self.method = keys.get("method", "momentum")
        self.momentum, self.nesterov = keys.get("momentum", 0.9), keys.get("nesterov", False)
        self.decay = keys.get("weight_decay", 0.01)
        self.class_weights = keys.get("class_weights")
        self.batch = keys.get("batch")
        self.seed = keys.get("seed", 1)
        self.penalty = keys.get("weight_penalty", 0)
        implied = "step" if "step_epochs" in keys or "step_factor" in keys else "constant"
        self.schedule = keys.get("schedule", implied)
        self.step_epochs = keys.get("step_epochs", 100)
        self.step_factor = keys.get("step_factor", 0.5)
        self.patience = keys.get("patience")
        known = {"gradient-descent", "momentum", "adam", "adamw"}
        if self.method not in known:
            raise ValueError(f"the audit does not know the method {self.method}")

    def reseeded(self, step):
        """The same plan with another order of the examples in mini-batches."""
        plan = copy.copy(self)
        plan.seed += step
        return plan

    @property
    def is_plain(self):
        return (
            self.method == "gradient-descent"
            and self.batch is None
            and not self.penalty
            and self.schedule == "constant"
            and self.class_weights is None
        )

    def weights(self, labels, classes):
        """The weight of each class in the gradient; None if all are equal."""
        if self.class_weights is None:
            return None
        if self.class_weights != "balanced":
            return np.array(self.class_weights, float)
        counts = np.bincount(labels, minlength=classes)
        return np.where(counts > 0, len(labels) / ((counts > 0).sum() * np.maximum(counts, 1)), 1.0)

    def rate(self, eta, epoch, epochs):
        if self.schedule == "step":
            return eta * self.step_factor ** (epoch // self.step_epochs)
        if self.schedule == "cosine":
            return eta * 0.5 * (1 + math.cos(math.pi * epoch / epochs))
        return eta


class Stepper:
    """The state of a training method, and the order of the examples."""

    def __init__(self, network, plan, x, labels):
        self.network, self.plan, self.x, self.labels = network, plan, x, labels
        self.first = np.zeros(network.count)
        self.second = np.zeros(network.count)
        self.steps = 0
        self.weights = network.is_weight()
        self.class_weights = plan.weights(labels, network.sizes[-1])
        count = len(labels)
        self.has_batches = plan.batch is not None and plan.batch < count
        self.random, self.order = Random(plan.seed), list(range(count))

    def epoch(self, theta, rate, given=None):
        """The parameters after an epoch, and its mean loss, correct examples and gradient.

        `given` is the gradient to step along, if it is known to more digits than matter.
        """
        groups = [np.arange(len(self.labels))]
        if self.has_batches:
            self.random.shuffle(self.order)
            order, size = np.array(self.order), self.plan.batch
            groups = [order[start : start + size] for start in range(0, len(order), size)]
        loss, correct, total = 0.0, 0, np.zeros(self.network.count)
        for group in groups:
            x, labels = self.x[group], self.labels[group]
            losses, answers = self.network.losses(theta, x, labels)
            gradient = self.network.gradient(theta, x, labels, self.class_weights)
            gradient = gradient + self.plan.penalty * theta * self.weights
            loss += losses.sum()
            correct += int((answers == labels).sum())
            total += gradient * len(group)
            if self.plan.method == "adamw":
                theta = theta * (1 - rate * self.plan.decay)
            theta = theta - rate * self.direction(gradient if given is None else given)
        count = len(self.labels)
        return theta, loss / count, correct, total / count

    def direction(self, gradient):
        if self.plan.method == "gradient-descent":
            return gradient
        if self.plan.method == "momentum":
            self.first = self.plan.momentum * self.first + gradient
            return gradient + self.plan.momentum * self.first if self.plan.nesterov else self.first
        self.steps += 1
        self.first = 0.9 * self.first + 0.1 * gradient
        self.second = 0.999 * self.second + 0.001 * gradient**2
        mean = self.first / (1 - 0.9**self.steps)
        square = self.second / (1 - 0.999**self.steps)
        return mean / (np.sqrt(square) + 1e-8)


def train(network, theta, plan, eta, epochs, x, labels):
    """The loss after `epochs` epochs; NaN, and the epoch, if a number is no longer finite."""
    stepper = Stepper(network, plan, x, labels)
    with np.errstate(all="ignore"):
        for epoch in range(epochs):
            moved, loss, _, gradient = stepper.epoch(theta, plan.rate(eta, epoch, epochs))
            if not (np.isfinite(loss) and np.isfinite(moved).all()):
                return math.nan, epoch
            theta = moved
        loss = network.loss(theta, x, labels)
        return (loss, epochs) if np.isfinite(loss) else (math.nan, epochs)


def kept(network, theta, plan, eta, epochs, x, labels, held_out):
    """The parameters after training or, with patience, those of the lowest loss of `held_out`; None if a number is no
    longer finite."""
    stepper = Stepper(network, plan, x, labels)
    best, lowest, waited = theta, math.inf, 0
    with np.errstate(all="ignore"):
        for epoch in range(epochs):
            theta, loss, _, _ = stepper.epoch(theta, plan.rate(eta, epoch, epochs))
            if not (np.isfinite(loss) and np.isfinite(theta).all()):
                return None
            if plan.patience is None:
                continue
            loss = network.loss(theta, *held_out)
            best, lowest, waited = (theta, loss, 0) if loss < lowest else (best, lowest, waited + 1)
            if waited >= plan.patience:
                break
    return theta if plan.patience is None else best


def spread(network, theta, plan, eta, epochs, x, labels):
    """How much the final loss changes with the rate and the parameters by 10⁻¹³ of them; infinite if the epoch of
    divergence changes."""
    signs = np.where(np.arange(len(theta)) % 3 == 0, 1, -1)
    starts = [(theta, eta), (theta, eta * (1 + 1e-13)), (theta, eta * (1 - 1e-13)), (theta * (1 + 1e-13 * signs), eta)]
    results = [train(network, start, plan, rate, epochs, x, labels) for start, rate in starts]
    losses = [loss for loss, _ in results]
    if any(math.isnan(loss) for loss in losses):
        return math.inf if len({epoch for _, epoch in results}) > 1 else 0.0
    return max(losses) - min(losses)
