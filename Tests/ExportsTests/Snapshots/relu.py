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
    return np.maximum(z, 0)


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
        [0.999999999683912, 3.1608814533145753e-10, 1.3350294651310154e-305],
        [1.0, 6.481465102666298e-17, 3.293294581192374e-306],
        [0.9999999999857605, 1.423951883753991e-11, 7.733004834669388e-27],
        [2.4768367630275595e-293, 1.4045788770762233e-296, 1.0],
        [0.0, 0.0, 1.0],
    ])
    error = np.abs(probabilities(stars) - expected).max()
    print(f"largest error of a probability: {error:.1e}")
    raise SystemExit(0 if error <= 1e-12 else 1)
