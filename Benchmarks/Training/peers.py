"""Times the training core beside JAX, PyTorch, numpy and scikit-learn, and prints a Markdown table.

    python3 Benchmarks/Training/peers.py PROGRAM [ROUNDS]

In each round every program does the same work in turn, all in double precision and on all cores:
the least time of several is its time, and the peer's over ours its ratio. Shown are the medians of
the times and of the ratios. Nothing is made slow on purpose: JAX is compiled and loops inside the
compiled code, the others loop in Python around whole arrays. Before each, the machine rests: the threads
of numpy and scikit-learn go on spinning for a tenth of a second, and the work after them takes up to 1.6
times as long.
"""

import os
import statistics
import sys
import time
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from ratios import record


def ours(program, kind):
    """Our time in ns and our peak memory in MiB."""
    reading, writing = os.pipe()
    child = os.posix_spawn(
        program, [program, kind, str(os.cpu_count())], os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)],
    )
    os.close(writing)
    with os.fdopen(reading) as output:
        answer = float(output.read())
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit(f"{program} {kind} failed")
    return answer, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)


# A child's peak memory is never below what its parent had when it was made, so ours is taken before
# the peers are loaded.
KINDS = ["small", "large", "wide", "tanh", "classify"]
MEMORY = {kind: ours(sys.argv[1], kind)[1] for kind in KINDS}

import jax
import jax.numpy as jnp
import numpy as np
import sklearn
import torch
from sklearn.neural_network import MLPClassifier

jax.config.update("jax_enable_x64", True)
warnings.filterwarnings("ignore")
RATE = 0.1
REST = 1  # second


def stars(count, classes):
    x = np.random.default_rng(7).random((count, 2))
    return x, (x.mean(axis=1) * classes).astype(np.int64)


def weights(sizes):
    random = np.random.default_rng(1)
    return [
        (random.uniform(-1, 1, (a, b)) * np.sqrt(6 / (a + b)), np.zeros(b))
        for a, b in zip(sizes, sizes[1:])
    ]


def numpy_epochs(sizes, x, labels, epochs, tanh=False):
    network = weights(sizes)
    target = np.eye(sizes[-1])[labels]
    for _ in range(epochs):
        outputs = [x]
        for w, b in network[:-1]:
            z = outputs[-1] @ w + b
            outputs.append(np.tanh(z) if tanh else 1 / (1 + np.exp(-z)))
        z = outputs[-1] @ network[-1][0] + network[-1][1]
        e = np.exp(z - z.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        -np.log((p * target).sum(axis=1)).mean()
        delta = (p - target) / len(x)
        for layer in reversed(range(len(network))):
            (w, b), y = network[layer], outputs[layer]
            gradient = y.T @ delta, delta.sum(axis=0)
            if layer > 0:
                delta = (delta @ w.T) * (1 - y * y if tanh else y * (1 - y))
            network[layer] = w - RATE * gradient[0], b - RATE * gradient[1]


def jax_epochs(sizes, x, labels, epochs, history, tanh=False):
    x, target = jnp.asarray(x), jnp.asarray(np.eye(sizes[-1])[labels])

    def loss(network):
        y = x
        for w, b in network[:-1]:
            y = (jnp.tanh if tanh else jax.nn.sigmoid)(y @ w + b)
        z = y @ network[-1][0] + network[-1][1]
        return -(jax.nn.log_softmax(z) * target).sum(axis=1).mean()

    def step(network, _):
        value, gradient = jax.value_and_grad(loss)(network)
        network = jax.tree.map(lambda p, g: p - RATE * g, network, gradient)
        return network, (value, network, gradient) if history else value

    run = jax.jit(lambda network: jax.lax.scan(step, network, None, length=epochs))
    start = jax.tree.map(jnp.asarray, weights(sizes))
    return lambda: jax.block_until_ready(run(start))


def torch_epochs(sizes, x, labels, epochs, tanh=False):
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(a, b, dtype=torch.float64), torch.nn.Tanh() if tanh else torch.nn.Sigmoid()]
    network = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.SGD(network.parameters(), lr=RATE)
    x, labels = torch.from_numpy(x), torch.from_numpy(labels)

    def run():
        for _ in range(epochs):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(network(x), labels).backward()
            optimizer.step()

    return run


def classifier(sizes, count, epochs, tanh=False):
    return MLPClassifier(
        sizes[1:-1], activation="tanh" if tanh else "logistic", solver="sgd", alpha=0, batch_size=count,
        learning_rate_init=RATE, momentum=0, max_iter=epochs, tol=0, n_iter_no_change=epochs + 1,
        shuffle=False,
    )


def training(sizes, count, epochs, history=False, tanh=False):
    x, labels = stars(count, sizes[-1])
    return {
        "JAX": jax_epochs(sizes, x, labels, epochs, history, tanh),
        "torch": torch_epochs(sizes, x, labels, epochs, tanh),
        "numpy": lambda: numpy_epochs(sizes, x, labels, epochs, tanh),
        "scikit-learn": lambda: classifier(sizes, count, epochs, tanh).fit(x, labels),
    }


def classification(sizes, count):
    x, labels = stars(count, sizes[-1])
    model = classifier(sizes, 1000, 1).fit(x[:1000], labels[:1000])
    (w1, b1), (w2, b2) = weights(sizes)
    jx, tx = jnp.asarray(x), torch.from_numpy(x)
    run = jax.jit(lambda x: (jax.nn.sigmoid(x @ w1 + b1) @ w2 + b2).argmax(axis=1))
    t = [torch.from_numpy(p) for p in (w1, b1, w2, b2)]
    return {
        "JAX": lambda: run(jx).block_until_ready(),
        "torch": lambda: (torch.sigmoid(tx @ t[0] + t[1]) @ t[2] + t[3]).argmax(dim=1),
        "numpy": lambda: ((1 / (1 + np.exp(-(x @ w1 + b1)))) @ w2 + b2).argmax(axis=1),
        "scikit-learn": lambda: model.predict(x),
    }


def least(work, repeats):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def row(program, kind, name, peers, units, repeats, rounds, data):
    """`units` is the number of units of work in one call of a peer."""
    for work in peers.values():
        work()
    times, ratios = {peer: [] for peer in peers}, {peer: [] for peer in peers}
    own = []
    for _ in range(rounds):
        time.sleep(REST)
        answer, _ = ours(program, kind)
        own.append(answer)
        for peer, work in peers.items():
            time.sleep(REST)
            value = least(work, repeats) * 1e9 / units
            times[peer].append(value)
            ratios[peer].append(value / answer)
    for peer in peers:
        record(f"{name}, {peer}", statistics.median(ratios[peer]))
    cells = [
        f"{statistics.median(times[p]):,.1f} (**{statistics.median(ratios[p]):.1f}×**)" for p in peers
    ]
    print(f"| {name} | {statistics.median(own):,.1f} | {' | '.join(cells)} | {data} | {MEMORY[kind]:.0f} |", flush=True)


def main(program, rounds):
    print("Versions: Python", sys.version.split()[0] + ",", ", ".join(
        f"{m.__name__} {m.__version__}" for m in (jax, torch, np, sklearn)) + ".\n")
    print("| work, unit | ours (ns) | JAX (ns) | torch (ns) | numpy (ns) | scikit-learn (ns) | data (MiB) | our peak memory (MiB) |")
    print("|:--|--:|--:|--:|--:|--:|--:|--:|")
    row(program, "small", "20 stars, 2-3-3, with history: an epoch", training([2, 3, 3], 20, 1000, True), 1000, 3, rounds, 0)
    row(program, "large", "10⁶ stars, 2-3-3: a star in an epoch", training([2, 3, 3], 10**6, 4), 4 * 10**6, 2, rounds, 23)
    row(program, "wide", "10⁵ stars, 2-64-64-6: a star in an epoch", training([2, 64, 64, 6], 10**5, 4), 4 * 10**5, 2, rounds, 2)
    row(program, "tanh", "10⁵ stars, 2-16-3 tanh: a star in an epoch", training([2, 16, 3], 10**5, 4, tanh=True), 4 * 10**5, 2, rounds, 2)
    row(program, "classify", "10⁷ stars, 2-3-3: a star classified", classification([2, 3, 3], 10**7), 10**7, 2, rounds, 229)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
