"""A dense network with softmax cross-entropy, in numpy: losses, gradients, Hessians and training steps.

Parameters are a flat array: for each layer its weights by rows, then its biases.
"""

import numpy as np

SLOPES = {
    "sigmoid": lambda y: y * (1 - y),
    "tanh": lambda y: 1 - y * y,
    "relu": lambda y: (y.real > 0) * 1.0,
}
STEEPEST = {"sigmoid": 0.25, "tanh": 1.0, "relu": 1.0}


def activate(name, z):
    with np.errstate(over="ignore", invalid="ignore"):
        if name == "sigmoid":
            return 0.5 * (1 + np.tanh(0.5 * z))
        if name == "tanh":
            return np.tanh(z)
        return np.where(z.real > 0, z, 0)


class Network:
    def __init__(self, sizes, activation):
        self.sizes, self.activation = list(sizes), activation
        self.shapes = list(zip(sizes[1:], sizes[:-1]))
        self.count = sum(n * m + n for n, m in self.shapes)

    def layers(self, theta):
        """The weights and biases of each layer."""
        result, start = [], 0
        for rows, columns in self.shapes:
            end = start + rows * columns
            result.append((theta[start:end].reshape(rows, columns), theta[end : end + rows]))
            start = end + rows
        return result

    def is_weight(self):
        """Whether each parameter is a weight, not a bias."""
        return np.concatenate([np.r_[np.ones(n * m, bool), np.zeros(n, bool)] for n, m in self.shapes])

    def outputs(self, theta, x):
        """The inputs, the outputs of the hidden layers, and the logits."""
        values = [x]
        layers = self.layers(theta)
        for index, (w, b) in enumerate(layers):
            z = values[-1] @ w.T + b
            values.append(z if index == len(layers) - 1 else activate(self.activation, z))
        return values

    def probabilities(self, theta, x):
        logits = self.outputs(theta, x)[-1]
        e = np.exp(logits - logits.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def losses(self, theta, x, labels):
        """The loss of each example, and the class predicted for it."""
        logits = self.outputs(theta, x)[-1]
        shifted = logits - logits.max(axis=1, keepdims=True)
        own = shifted[np.arange(len(labels)), labels]
        return np.log(np.exp(shifted).sum(axis=1)) - own, logits.argmax(axis=1)

    def loss(self, theta, x, labels):
        return self.losses(theta, x, labels)[0].mean()

    def gradient(self, theta, x, labels, class_weights=None):
        """The gradient of the mean loss, perhaps weighted by class; also for complex parameters."""
        values = self.outputs(theta, x)
        layers = self.layers(theta)
        logits = values[-1]
        e = np.exp(logits - logits.real.max(axis=1, keepdims=True))
        delta = e / e.sum(axis=1, keepdims=True)
        delta[np.arange(len(labels)), labels] -= 1
        weights = np.ones(len(labels)) if class_weights is None else class_weights[labels]
        delta = delta * (weights / weights.sum())[:, None]
        parts = []
        for index in range(len(layers) - 1, -1, -1):
            parts.insert(0, np.concatenate([(delta.T @ values[index]).ravel(), delta.sum(axis=0)]))
            if index:
                delta = (delta @ layers[index][0]) * SLOPES[self.activation](values[index])
        return np.concatenate(parts)

    def largest_eigenvalue(self, theta, x, labels):
        """The algebraically largest eigenvalue of the Hessian, whose columns are complex-step derivatives of
        the gradient (Squire & Trapp 1998)."""
        step = 1e-30
        hessian = np.empty((self.count, self.count))
        for column in range(self.count):
            moved = theta.astype(complex)
            moved[column] += 1j * step
            hessian[:, column] = self.gradient(moved, x, labels).imag / step
        if not np.isfinite(hessian).all():
            return np.nan
        return np.linalg.eigvalsh((hessian + hessian.T) / 2)[-1]

    def idle(self, theta, x):
        """For each hidden layer, whether each neuron's slope is at most 5 % of the steepest for all of `x`."""
        limit = 0.05 * STEEPEST[self.activation]
        return [(SLOPES[self.activation](y) <= limit).all(axis=0) for y in self.outputs(theta, x)[1:-1]]

    def distinct_sizes(self, theta):
        """The sizes with neurons of equal parameters, to a relative 1e-12, counted once."""
        layers, sizes = self.layers(theta), list(self.sizes)
        for index in range(len(layers) - 1):
            (w, b), following = layers[index], layers[index + 1][0]
            columns = np.column_stack([w, b, following.T])
            kinds = []
            for row in columns:
                if not any((abs(row - k) <= 1e-12 * np.maximum(abs(row), abs(k))).all() for k in kinds):
                    kinds.append(row)
            sizes[index + 1] = len(kinds)
        return sizes


class Random:
    """SplitMix64 (Steele, Lea & Flood 2014), with Lemire's bounded integers and Durstenfeld's shuffle."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed & self.MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def unit(self):
        return (self.next() >> 11) * 2.0**-53

    def below(self, bound):
        least = (1 << 64) % bound
        while True:
            product = self.next() * bound
            if product & self.MASK >= least:
                return product >> 64

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]


def glorot(network, seed):
    """Weights uniform within √(6 / (inputs + outputs)) (Glorot & Bengio 2010), biases 0."""
    return uniform(network, seed, lambda inputs, outputs: 6 / (inputs + outputs))


def he(network, seed):
    """Weights uniform within √(6 / inputs) (He et al. 2015), biases 0."""
    return uniform(network, seed, lambda inputs, outputs: 6 / inputs)


def uniform(network, seed, square):
    random, parts = Random(seed), []
    for rows, columns in network.shapes:
        limit = square(columns, rows) ** 0.5
        parts += [limit * (2 * random.unit() - 1) for _ in range(rows * columns)] + [0.0] * rows
    return np.array(parts)
