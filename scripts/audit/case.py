"""One experiment: what the program reports of it, and the same numbers computed again."""

import csv
import math

import numpy as np

import classifiers
from network import Network
from training import Plan, Stepper, spread


class Case:
    def __init__(self, name, experiment, facts, report, tables):
        self.name, self.experiment, self.facts, self.report = name, experiment, facts, report
        self.plan = Plan(experiment)
        self.faults, self.numbers, self.sentences, self.undecided = [], 0, 0, 0
        stars, net = facts["stars"], facts["network"]
        self.classes = facts["classes"]
        self.width = len(facts["features"])
        self.x = np.array(stars["inputs"]).reshape(-1, self.width)
        self.labels = np.array(stars["labels"])
        self.names = stars["names"]
        self.training = np.array(stars["training"], int)
        self.validation = np.array(stars["validation"], int)
        self.temperatures = np.array([math.nan if t is None else t for t in stars["temperatures"]])
        self.columns = stars["columns"]
        self.tracked = stars["tracked"]
        self.rows = [("test data", stars["test_rows"]), ("validation data", stars["validation_rows"])]
        self.network = Network(net["sizes"], net["activation"])
        self.initial = np.array(net["parameters"])
        self.examples = self.x[self.training], self.labels[self.training]
        self.held_out = self.x[self.validation], self.labels[self.validation]
        self.scored = self.validation if len(self.validation) else self.training
        self.counts = np.bincount(self.labels[self.training], minlength=len(self.classes))
        self.entropy = classifiers.entropy(self.examples[1], len(self.classes))
        self.initial_loss = self.network.loss(self.initial, *self.examples)
        self.equal("loss at the start", self.initial_loss, net["loss"])
        self.initial_curvature = self.network.largest_eigenvalue(self.initial, *self.examples)
        self.equal("curvature at the start", self.initial_curvature, net["curvature"], 1e-6, 1e-9)
        self.runs = [Run(self, run, tables[run["learning_rate"]]) for run in facts["runs"]]
        self.check_inputs()
        self.check_baselines()

    def close(self, what, own, listed, tolerance):
        self.numbers += len(own)
        distance = abs(own - listed).max()
        if not distance <= tolerance:
            self.fault(what, f"differ by {distance:.3g}")

    def fault(self, what, detail):
        self.faults.append((what, detail))

    def equal(self, what, own, reported, relative=1e-9, absolute=1e-12):
        self.numbers += 1
        if reported is None:
            if math.isfinite(own):
                self.fault(what, f"is null, should be {own!r}")
        elif not abs(own - reported) <= relative * max(abs(own), abs(reported)) + absolute:
            self.fault(what, f"is {reported!r}, should be {own!r}")

    @property
    def limit(self):
        """The stability limit at the start."""
        return 2 / self.initial_curvature if self.initial_curvature > 1e-12 else math.inf

    @property
    def best(self):
        return min(self.runs, key=lambda run: run.selection) if self.runs else None

    def improves(self, run):
        """Whether patience found a lower validation loss than the untrained network's; None without patience."""
        if self.plan.patience is None:
            return None
        return run.final_validation < run.validation_losses[0]

    def check_stars(self, rows):
        """Names, classes and scaled features are those of the table `rows`, whose columns are those of generated
        tables: name, T, M and kind."""
        listed = [(row["name"], row["kind"]) for row in rows]
        labels = [self.classes[label]["label"] for label in self.labels]
        self.numbers += len(rows)
        if listed != list(zip(self.names, labels)):
            self.fault("stars", "the names or classes are not those of the table")
            return
        features = np.array([[float(row["M"]), math.log10(float(row["T"]))] for row in rows])
        low, high = (f(features[self.training], axis=0) for f in (np.min, np.max))
        own = (features - low) / (high - low)
        self.close("scaled features", own.ravel(), self.x.ravel(), 1e-12 * abs(own).max())
        self.check_split()

    def check_split(self):
        """The held-out stars are of every class and, together, the share that was asked for."""
        share = (self.experiment.get("split") or {}).get("share")
        if share is None:
            return
        held_out = np.bincount(self.labels[self.validation], minlength=len(self.classes))
        total = held_out + self.counts
        wanted = max(round(share * total.sum()), (total > 0).sum())
        self.numbers += 1
        if sorted([*self.training, *self.validation]) != list(range(len(self.x))):
            self.fault("split", "some stars are in no part or in both")
        if abs(len(self.validation) - wanted) > 1 or (held_out[total > 0] < 1).any():
            self.fault("split", f"{held_out.tolist()} of {total.tolist()} are held out")

    def check_inputs(self):
        """Each feature of the training stars spans 0 to 1."""
        x = self.examples[0]
        for low, high in zip(x.min(axis=0), x.max(axis=0)):
            self.equal("smallest scaled feature", 0, low)
            self.equal("largest scaled feature", 1, high)

    def check_baselines(self):
        size = len(self.classes)
        x, labels = self.examples
        places, truth = self.x[self.scored], self.labels[self.scored]
        self.baselines = {b["kind"]: np.array(b["confusion"]) for b in self.facts["baselines"]}
        most = int(self.counts.argmax())
        self.matrix("mostFrequent", classifiers.confusion(truth, np.full(len(truth), most), size))
        scores = classifiers.discriminants(x, labels, size, places)
        if scores is not None:
            order = np.sort(scores, axis=1)
            doubtful = int((order[:, -1] - order[:, -2] < 1e-7 * (1 + abs(order[:, -1]))).sum())
            own = classifiers.confusion(truth, scores.argmax(axis=1), size)
            self.matrix("linearDiscriminant", own, doubtful)
        elif "linearDiscriminant" in self.baselines:
            self.fault("baselines", "the covariance is singular, but there is a linear discriminant")
        if len(x) > 1:
            sample = slice(None, None, -(-len(places) // 20_000))
            own = -np.ones(len(places), int) if len(self.validation) else np.arange(len(x))
            found = classifiers.nearest(x, places[sample], own[sample])
            self.matrix("nearestStar", classifiers.confusion(truth[sample], labels[found], size))
        self.twins = classifiers.twins(x, self.held_out[0])

    def matrix(self, kind, own, doubtful=0):
        self.numbers += own.size
        found = self.baselines.get(kind)
        if found is None:
            self.fault("baselines", f"{kind} is missing")
        elif abs(found - own).sum() > 2 * doubtful:
            self.fault("baselines", f"{kind} is {found.tolist()}, should be {own.tolist()}")


class Run:
    def __init__(self, case, facts, table):
        self.case, self.facts = case, facts
        self.rate, self.losses, self.correct = facts["learning_rate"], facts["losses"], facts["correct"]
        self.validation_losses = facts["validation_losses"]
        self.final, self.final_validation = facts["final_loss"], facts["final_validation_loss"]
        self.selection = self.final if self.final_validation is None else self.final_validation
        self.kept, self.epochs = facts["kept_epochs"], facts["epochs"]
        self.parameters = np.array(facts["parameters"])
        self.predicted = np.array(facts["predicted"])
        self.missed = np.flatnonzero(self.predicted != case.labels)
        answers = set(facts["predicted"])
        self.only = answers.pop() if len(answers) == 1 else None
        self.replay(table)
        self.check_result()

    def right(self, stars):
        return int((self.predicted[stars] == self.case.labels[stars]).sum())

    def wrong(self, stars):
        return [int(star) for star in stars if self.predicted[star] != self.case.labels[star]]

    def replay(self, path):
        """Repeats every step from the parameters that the table of epochs lists."""
        case, network = self.case, self.case.network
        with open(path, newline="") as file:
            rows = csv.reader(file)
            header = {name: column for column, name in enumerate(next(rows))}
            values = np.array([[float(v) for v in row] for row in rows])
        self.order = [header[name] for name in parameter_names(network, "w", "b")]
        gradients = [header[name] for name in parameter_names(network, "dLdw", "dLdb")]
        stepper = Stepper(network, case.plan, *case.examples)
        asked = next(r["epochs"] for r in runs_of(case.experiment) if float(r["learning_rate"]) == self.rate)
        theta, self.first_gradient = case.initial, None
        for epoch, row in enumerate(values):
            given = None if stepper.has_batches else row[gradients]
            rate = case.plan.rate(self.rate, epoch, asked)
            if len(self.validation_losses):
                loss = network.loss(theta, *case.held_out)
                case.equal(f"validation loss of epoch {epoch}", loss, self.validation_losses[epoch], 1e-8)
            low, high = correct_range(network, theta, *case.examples)
            moved, loss, _, gradient = stepper.epoch(theta, rate, given)
            if epoch == 0:
                self.first_gradient = gradient
            if stepper.has_batches and self.drifts(epoch, moved, row, asked):
                case.undecided += 1
                self.last = values[-1][self.order]
                break
            case.equal(f"loss of epoch {epoch}", loss, self.losses[epoch], 1e-8)
            case.equal(f"loss of epoch {epoch} in the table", loss, row[header["loss"]], 1e-8)
            if not stepper.has_batches and not low <= self.correct[epoch] <= high:
                case.fault("correct", f"{self.correct[epoch]} in epoch {epoch}, should be {low} to {high}")
            scale = max(1e-6, abs(gradient).max())
            case.close(
                f"gradient of epoch {epoch} at {self.rate}",
                gradient,
                row[gradients],
                (1e-6 if given is None else 1e-9) * scale,
            )
            listed = row[self.order]
            size = max(1, abs(listed).max(), abs(moved - theta).max())
            case.close(
                f"parameters of epoch {epoch} at {self.rate}", moved, listed, (1e-7 if given is None else 1e-12) * size
            )
            theta = listed
            self.last = theta
        if len(values) != self.epochs or (case.plan.patience is None and self.epochs != asked):
            case.fault("epochs", f"{self.epochs} of {asked}, {len(values)} in the table")
        path = [case.initial] + [row[self.order] for row in values]
        case.close("kept parameters", path[self.kept], self.parameters, 0)
        if case.plan.patience is not None:
            self.check_patience(asked)

    def drifts(self, epoch, moved, row, asked):
        """Whether an epoch of many steps ends elsewhere because rounding errors grow in this training."""
        case, listed = self.case, row[self.order]
        if abs(moved - listed).max() <= 1e-7 * max(1, abs(listed).max()):
            return False
        epochs = min(epoch + 2, asked)
        args = (case.network, case.initial, case.plan, self.rate, epochs, *case.examples)
        return spread(*args) > 1e-9 * self.losses[min(epoch, len(self.losses) - 1)]

    def check_patience(self, asked):
        """Training stops after so many epochs without a lower validation loss, and keeps the trained network with
        the lowest."""
        case, patience = self.case, self.case.plan.patience
        last = case.network.loss(self.last, *case.held_out)
        losses, best = self.validation_losses + [last], 1
        for epoch, loss in list(enumerate(losses))[1:]:
            best = epoch if loss < losses[best] else best
            if epoch - best >= patience:
                break
        if (best, epoch) != (self.kept, self.epochs):
            case.fault("patience", f"kept {self.kept} of {self.epochs} epochs, should be {best} of {epoch}")

    def check_result(self):
        case, network = self.case, self.case.network
        case.equal("final loss", network.loss(self.parameters, *case.examples), self.final, 1e-9)
        if self.final_validation is not None:
            loss = network.loss(self.parameters, *case.held_out)
            case.equal("final validation loss", loss, self.final_validation, 1e-9)
        curvature = math.nan if self.facts["final_curvature"] is None else self.facts["final_curvature"]
        if abs(self.parameters).max() > 1e9:
            # Second derivatives are lost in the rounding errors of such sums.
            case.undecided += 1
        else:
            own = network.largest_eigenvalue(self.parameters, *case.examples)
            case.equal("final curvature", own, self.facts["final_curvature"], 1e-5, 1e-9)
            curvature = own
        self.curvature = curvature
        truth = case.labels[case.scored]
        matrix = classifiers.confusion(truth, self.predicted[case.scored], len(case.classes))
        case.equal("balanced accuracy", classifiers.balanced_accuracy(matrix), self.facts["balanced_accuracy"])
        case.equal("macro-F1", classifiers.macro_f1(matrix), self.facts["macro_f1"])
        logits = network.outputs(self.parameters, case.x)[-1]
        chosen = logits[np.arange(len(logits)), self.predicted]
        doubtful = chosen < logits.max(axis=1) - 1e-9 * (1 + abs(chosen))
        case.numbers += len(logits)
        if doubtful.any():
            case.fault("predicted", f"stars {np.flatnonzero(doubtful)[:5]} have another answer")


def runs_of(experiment):
    default = [{"learning_rate": 0.1}, {"learning_rate": 10}]
    return [{"epochs": 10, **run} for run in experiment.get("runs") or default]


def parameter_names(network, weight, bias):
    """The columns of the table of epochs in the order of the parameters."""
    names = []
    for layer, (rows, columns) in enumerate(network.shapes, 1):
        names += [f"{weight}{layer}_{r + 1}_{c + 1}" for r in range(rows) for c in range(columns)]
        names += [f"{bias}{layer}_{r + 1}" for r in range(rows)]
    return names


def correct_range(network, theta, x, labels):
    """The fewest and the most examples that may count as correct, where logits are nearly equal."""
    logits = network.outputs(theta, x)[-1]
    own = logits[np.arange(len(labels)), labels]
    slack = 1e-9 * (1 + abs(own))
    rest = logits.copy()
    rest[np.arange(len(labels)), labels] = -np.inf
    best = rest.max(axis=1)
    return int((own > best + slack).sum()), int((own >= best - slack).sum())
