# A 2-2-3 network that classifies stars (MainSequence 1.0, table d, experiment e).
#
# Features, in this order and in the units of the training table:
#   "absolute_magnitude"
#   "log_temperature"
# Classes, in the order of the probabilities:
#   "1": "dwarf */ "'"
#   "β": "white dwarf ?\"
#   "O'": "giant`"
#
# probabilities() takes any number of stars; a feature that is missing or not finite gives nan.

import numpy as np

FEATURES = ["absolute_magnitude", "log_temperature"]
LABELS = ["1", "\U000003b2", "O'"]
MINIMA = np.array([-6.0, 3.5])
RANGES = np.array([20.0, 1.0])
LAYERS = [
    (
        np.array([
            [2.0, -3.5],
            [0.25, 8.0],
        ]),
        np.array([0.5, -1.0]),
    ),
    (
        np.array([
            [4.0, -2.0],
            [-40.0, 6.0],
            [0.001, 900.0],
        ]),
        np.array([0.0, 0.125, -700.0]),
    ),
]


def activation(z):
    return np.tanh(z)


def probabilities(features):
    """The probability of each class, [stars, classes], for features of shape [stars, features]."""
    features = np.asarray(features, dtype=float)
    y = np.where(np.isfinite(features), (features - MINIMA) / RANGES, np.nan)
    for weights, biases in LAYERS[:-1]:
        y = activation(y @ weights.T + biases)
    weights, biases = LAYERS[-1]
    z = y @ weights.T + biases
    power = np.exp(z - z.max(axis=1, keepdims=True))
    return power / power.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    stars = np.array([
        [-6.0, 3.5],
        [1.0, 3.6],
        [3.0, 3.7],
        [4.0, 3.8],
        [14.0, 4.2],
    ])
    expected = np.array([
        [0.9999999999962186, 3.78147047614579e-12, 0.0],
        [0.9999999999999711, 2.880351630313214e-14, 0.0],
        [0.999999999570863, 4.2913687207239943e-10, 6.026374356002771e-66],
        [2.701807845991358e-52, 3.8374603467797414e-57, 1.0],
        [2.5544076958633443e-88, 9.568736936832593e-86, 1.0],
    ])
    error = np.abs(probabilities(stars) - expected).max()
    print(f"largest error of a probability: {error:.1e}")
    raise SystemExit(0 if error <= 1e-12 else 1)
