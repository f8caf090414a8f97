"""The simple classifiers and the measures with which a report compares its networks."""

import math

import numpy as np


def confusion(labels, answers, classes):
    matrix = np.zeros((classes, classes), int)
    np.add.at(matrix, (labels, answers), 1)
    return matrix


def balanced_accuracy(matrix):
    """The mean recall of the classes that occur (Brodersen et al. 2010)."""
    rows = matrix.sum(axis=1)
    return (matrix.diagonal()[rows > 0] / rows[rows > 0]).mean()


def macro_f1(matrix):
    """The mean F1 of the classes that occur or are predicted."""
    totals = matrix.sum(axis=1) + matrix.sum(axis=0)
    return (2 * matrix.diagonal()[totals > 0] / totals[totals > 0]).mean()


def wilson(count, total):
    """The 95 % score interval of a proportion (Wilson 1927), in percent."""
    z, share = 1.959963984540054, count / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0, 100 * (centre - half)), min(100, 100 * (centre + half))


def entropy(labels, classes):
    shares = np.bincount(labels, minlength=classes) / len(labels)
    return -sum(p * math.log(p) for p in shares if p > 0)


def discriminants(x, labels, classes, scored):
    """The linear discriminant scores of `scored` by the classes of `x` (Hastie et al. 2009, equation 4.10);
    None where the pooled covariance is singular."""
    counts = np.bincount(labels, minlength=classes)
    present = np.flatnonzero(counts)
    freedom = len(labels) - len(present)
    if freedom <= 0:
        return None
    means = np.array([x[labels == k].mean(axis=0) if counts[k] else np.zeros(x.shape[1]) for k in range(classes)])
    inner = x - means[labels]
    covariance = inner.T @ inner / freedom
    scale = np.sqrt(covariance.diagonal())
    if (scale == 0).any() or np.linalg.cond(covariance / np.outer(scale, scale)) > 1e12:
        return None
    directions = np.linalg.solve(covariance, means.T)
    scores = scored @ directions - 0.5 * (means.T * directions).sum(axis=0)
    with np.errstate(divide="ignore"):
        return scores + np.log(counts / len(labels))


def blocks(x, places, excluded):
    """The squares of the distances of the points `x` to some of the places at a time; a point is at an infinite
    distance where `excluded` is its index."""
    size = max(1, 4_000_000 // len(x))
    for start in range(0, len(places), size):
        rows = slice(start, start + size)
        squares = np.zeros((len(places[rows]), len(x)))
        for axis in range(x.shape[1]):
            squares += (x[:, axis][None, :] - places[rows][:, axis][:, None]) ** 2
        own = excluded[rows]
        squares[np.flatnonzero(own >= 0), own[own >= 0]] = np.inf
        yield squares


def nearest(x, places, excluded):
    """The index of the point of `x` nearest to each place, of equal distances the first."""
    return np.concatenate([squares.argmin(axis=1) for squares in blocks(x, places, excluded)])


def are_among_others(x, labels, places, excluded, label):
    """The number of places with mostly other classes among the five nearest points and those as near as the
    fifth."""
    kept = min(5, len(x) - (1 if (excluded >= 0).any() else 0))
    count, others = 0, labels != label
    for squares in blocks(x, places, excluded):
        distances = np.sqrt(squares)
        limit = np.partition(distances, kept - 1, axis=1)[:, kept - 1, None]
        near = distances <= limit
        count += int(((near & others).sum(axis=1) * 2 > near.sum(axis=1)).sum())
    return count


def twins(training, validation):
    """The number of validation stars with the features of a training star."""
    known = {tuple(row) for row in training}
    return sum(tuple(row) in known for row in validation)
