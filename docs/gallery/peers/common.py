"""What the scripts of the peers share: the tables, the networks that the program trained, and saving a figure.

The folder of the tables and models is the first argument of each script, the picture to write the second.
"""

import csv
import json
import sys

import matplotlib
import numpy as np
from PIL import Image

matplotlib.use("agg")
matplotlib.rcParams.update({"figure.dpi": 120, "font.size": 7, "figure.constrained_layout.use": True})
import matplotlib.pyplot as plt  # noqa: E402  after the choice of the back end

COLUMN, PAGE = 88 / 25.4, 180 / 25.4


def table(name):
    """Return the columns of a table: numbers where all values are numbers."""
    with open(f"{sys.argv[1]}/{name}.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = {key: np.array([row[key] for row in rows]) for key in rows[0]}
    for key, values in columns.items():
        try:
            columns[key] = values.astype(float)
        except ValueError:
            pass
    return columns


class Model:
    """A network that `mainsequence train` wrote."""

    def __init__(self, name):
        with open(f"{sys.argv[1]}/{name}.json", encoding="utf-8") as file:
            model = json.load(file)
        self.layers = [(np.array(layer["weights"]), np.array(layer["biases"])) for layer in model["layers"]]
        self.activation = {"tanh": np.tanh, "relu": lambda z: np.maximum(z, 0),
                           "sigmoid": lambda z: 1 / (1 + np.exp(-z))}[model["activation"]]
        self.classes = [kind["name"] for kind in model["classes"]]
        self.labels = [kind["label"] for kind in model["classes"]]
        self.names = model["stars"]["names"]
        values = np.array(model["stars"]["values"])
        if values.shape[0] != len(self.names):
            values = values.T
        self.low, self.high = values.min(axis=0), values.max(axis=0)

    def probabilities(self, features):
        x = (features - self.low) / (self.high - self.low)
        for weights, biases in self.layers[:-1]:
            x = self.activation(x @ weights.T + biases)
        weights, biases = self.layers[-1]
        z = x @ weights.T + biases
        p = np.exp(z - z.max(axis=1, keepdims=True))
        return p / p.sum(axis=1, keepdims=True)

    def over_grid(self, x, y):
        """Return the probabilities at each point of a grid, the second feature horizontal."""
        gx, gy = np.meshgrid(x, y)
        return self.probabilities(np.column_stack([gy.ravel(), gx.ravel()])).reshape(len(y), len(x), -1)


# The columns of the features of two tables.
FEATURES = {"imbalanced": ("Mv", "B-V"), "noisy": ("absolute_magnitude", "log_temperature")}


def held_out(name):
    """Return the labels and probabilities of the stars that the network of a table was not trained on."""
    model, stars = Model(name), table(name)
    rest = ~np.isin(stars["name"], model.names)
    p = model.probabilities(np.column_stack([stars[column] for column in FEATURES[name]]))
    labels = stars["kind"]
    return labels[rest], p[rest], model.labels


class Assignment:
    """The network of the assignment, trained by gradient descent over all its stars from equal weights."""

    def __init__(self):
        stars = table("stars")
        self.magnitude, self.temperature = stars["absolute_magnitude"], stars["log_temperature"]
        self.label = stars["label"].astype(int) - 1
        features = np.column_stack([self.magnitude, self.temperature])
        self.low, self.high = features.min(axis=0), features.max(axis=0)
        self.x = (features - self.low) / (self.high - self.low)
        self.target = np.eye(3)[self.label]

    def train(self, rate, epochs):
        """Yield the loss, weights and gradients before each step, and after the last."""
        w1, b1, w2, b2 = np.full((3, 2), 0.5), np.zeros(3), np.full((3, 3), 0.5), np.zeros(3)
        for _ in range(epochs + 1):
            hidden, p = self.forward(self.x, w1, b1, w2, b2)
            loss = -np.log((p * self.target).sum(axis=1)).mean()
            delta = (p - self.target) / len(p)
            back = (delta @ w2) * hidden * (1 - hidden)
            gradients = back.T @ self.x, back.sum(axis=0), delta.T @ hidden, delta.sum(axis=0)
            yield loss, (w1, b1, w2, b2), gradients
            w1, b1, w2, b2 = (w - rate * g for w, g in zip((w1, b1, w2, b2), gradients))

    @staticmethod
    def forward(x, w1, b1, w2, b2):
        hidden = 1 / (1 + np.exp(-(x @ w1.T + b1)))
        z = hidden @ w2.T + b2
        p = np.exp(z - z.max(axis=1, keepdims=True))
        return hidden, p / p.sum(axis=1, keepdims=True)


def shrink(path):
    """Reduce a picture to 128 colours."""
    Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)


def save(figure):
    figure.savefig(sys.argv[2])
    shrink(sys.argv[2])


if __name__ == "__main__":
    shrink(sys.argv[2])
