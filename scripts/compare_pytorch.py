"""Compares ten epochs of every training method with PyTorch.

    compare_pytorch.py PROGRAM
    compare_pytorch.py --record FILE

Trains with `PROGRAM train` for one to ten epochs, and with PyTorch from the same weights on the same stars, and
prints the largest difference of a weight or bias as Markdown. Ends with 1 if one exceeds 2e-15. With --record, it
writes the experiments and the results of PyTorch after ten epochs, which `PyTorchTests` reads.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile
import warnings

warnings.filterwarnings("ignore", message="Failed to initialize NumPy")
import torch  # noqa: E402

LIMIT = 2e-15
EPOCHS = 10
COUNTS = [40, 14, 7]
ACTIVATIONS = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}
MASK = (1 << 64) - 1


class SplitMix64:
    """The generator of Steele, Lea and Flood (2014), which orders the stars of mini-batches."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        bits = self.state
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9 & MASK
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB & MASK
        return bits ^ (bits >> 31)

    def below(self, bound):
        """A number below `bound` (Lemire 2019)."""
        threshold = (1 << 64) % bound
        while True:
            product = self.next() * bound
            if product & MASK >= threshold:
                return product >> 64

    def shuffle(self, elements):
        """Shuffles the elements (Durstenfeld 1964)."""
        for last in range(len(elements) - 1, 0, -1):
            other = self.below(last + 1)
            elements[last], elements[other] = elements[other], elements[last]


class Case:
    """A training: its keys in the experiment, and the same for PyTorch."""

    def __init__(self, name, keys, optimizer, sizes=(2, 5, 3), activation="sigmoid", rate=0.5,
                 penalty=0.0, batch=None, scheduler=None, weights=None):
        self.name, self.keys, self.optimizer = name, keys, optimizer
        self.sizes, self.activation, self.rate = sizes, activation, rate
        self.penalty, self.batch, self.scheduler, self.weights = penalty, batch, scheduler, weights


SGD, ADAM, ADAMW = torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW
BALANCED = [sum(COUNTS) / (len(COUNTS) * count) for count in COUNTS]
CASES = [
    Case("gradient descent", "", lambda p, r: SGD(p, r)),
    Case("two hidden layers, tanh", "", lambda p, r: SGD(p, r), (2, 6, 4, 3), "tanh"),
    Case("no hidden layer", "", lambda p, r: SGD(p, r), (2, 3)),
    Case("ReLU", "", lambda p, r: SGD(p, r), (2, 8, 3), "relu"),
    Case("momentum", "method: momentum, momentum: 0.8", lambda p, r: SGD(p, r, momentum=0.8)),
    Case("Nesterov's momentum", "method: momentum, nesterov: true",
         lambda p, r: SGD(p, r, momentum=0.9, nesterov=True)),
    Case("Adam", "method: adam", lambda p, r: ADAM(p, r), rate=0.05),
    Case("AdamW", "method: adamw", lambda p, r: ADAMW(p, r), rate=0.05),
    Case("AdamW, weight_decay 0.3", "method: adamw, weight_decay: 0.3",
         lambda p, r: ADAMW(p, r, weight_decay=0.3), rate=0.05, activation="tanh"),
    Case("penalty", "weight_penalty: 0.1", lambda p, r: SGD(p, r), penalty=0.1),
    Case("penalty, Adam", "method: adam, weight_penalty: 0.1", lambda p, r: ADAM(p, r), rate=0.05,
         penalty=0.1),
    Case("step schedule", "schedule: step, step_epochs: 3, step_factor: 0.5", lambda p, r: SGD(p, r),
         scheduler=lambda o, epochs: torch.optim.lr_scheduler.StepLR(o, 3, 0.5)),
    Case("cosine schedule", "schedule: cosine", lambda p, r: SGD(p, r),
         scheduler=lambda o, epochs: torch.optim.lr_scheduler.CosineAnnealingLR(o, epochs)),
    Case("mini-batches", "batch: 8, seed: 5", lambda p, r: SGD(p, r), batch=(8, 5)),
    Case("mini-batches, AdamW, cosine", "method: adamw, batch: 16, schedule: cosine",
         lambda p, r: ADAMW(p, r), rate=0.05, batch=(16, 1),
         scheduler=lambda o, epochs: torch.optim.lr_scheduler.CosineAnnealingLR(o, epochs)),
    Case("balanced classes", "class_weights: balanced", lambda p, r: SGD(p, r), weights=BALANCED),
    Case("class weights, mini-batches, momentum",
         "method: momentum, batch: 8, class_weights: [0.5, 2, 3.5]",
         lambda p, r: SGD(p, r, momentum=0.9), rate=0.1, batch=(8, 1), weights=[0.5, 2, 3.5]),
]


def stars(generator):
    """Random stars whose columns span exactly [0, 1], so that scaling changes nothing."""
    labels = [k for k, count in enumerate(COUNTS) for _ in range(count)]
    rows = [[generator.random() * 0.7 + 0.15 * k for _ in range(2)] for k in labels]
    rows[0], rows[-1] = [0.0, 0.0], [1.0, 1.0]
    return rows, labels


def layers(case, generator):
    """Random weights and biases of each layer."""
    return [([[generator.uniform(-1, 1) for _ in range(a)] for _ in range(b)],
             [generator.uniform(-0.5, 0.5) for _ in range(b)])
            for a, b in zip(case.sizes, case.sizes[1:])]


def table(rows, labels):
    """The stars as CSV."""
    return "x,y,label\n" + "".join(
        f"{x!r},{y!r},{label}\n" for (x, y), label in zip(rows, labels))


def experiment(case, start, epochs):
    """The experiment file of a training."""
    layers = [{"weights": w, "biases": b} for w, b in start]
    activation = f"activation: {case.activation}, " if len(layers) > 1 else ""
    return f"""title: Comparison
data: t.csv
features: [x, y]
classes: [{{label: 0, name: a}}, {{label: 1, name: b}}, {{label: 2, name: c}}]
network: {{{activation}layers: {json.dumps(layers)}}}
runs: [{{learning_rate: {case.rate}, epochs: {epochs}}}]
training: {{{case.keys}}}
"""


def ours(program, case, start, epochs, folder):
    """All weights and biases, layer by layer, after `PROGRAM train`."""
    (folder / "e.yaml").write_text(experiment(case, start, epochs))
    subprocess.run([program, "train", "e.yaml", "-o", "m.json", "-q"], cwd=folder, check=True)
    model = json.loads((folder / "m.json").read_text())
    return [x for layer in model["layers"] for x in sum(layer["weights"], []) + layer["biases"]]


def theirs(case, start, epochs, rows, labels):
    """All weights and biases, layer by layer, after the same epochs in PyTorch."""
    def tensor(values):
        return torch.tensor(values, dtype=torch.float64, requires_grad=True)
    weights, biases = [tensor(w) for w, _ in start], [tensor(b) for _, b in start]
    optimizer = case.optimizer(
        [{"params": weights, **({"weight_decay": case.penalty} if case.penalty else {})},
         {"params": biases}], case.rate)
    scheduler = case.scheduler(optimizer, epochs) if case.scheduler else None
    x, t = torch.tensor(rows, dtype=torch.float64), torch.tensor(labels)
    share = case.weights and torch.tensor(case.weights, dtype=torch.float64)
    size, seed = case.batch or (len(labels), 0)
    order, generator = list(range(len(labels))), SplitMix64(seed)
    for _ in range(epochs):
        if case.batch:
            generator.shuffle(order)
        for first in range(0, len(order), size):
            batch = order[first:first + size]
            optimizer.zero_grad()
            y = x[batch]
            for w, b in list(zip(weights, biases))[:-1]:
                y = ACTIVATIONS[case.activation](y @ w.T + b)
            logits = y @ weights[-1].T + biases[-1]
            torch.nn.functional.cross_entropy(logits, t[batch], weight=share).backward()
            optimizer.step()
        if scheduler:
            scheduler.step()
    return [x for w, b in zip(weights, biases) for x in w.flatten().tolist() + b.tolist()]


def record(path, rows, labels, starts):
    """Writes the experiments with the results of PyTorch."""
    cases = [{"name": case.name, "experiment": experiment(case, start, EPOCHS),
              "parameters": theirs(case, start, EPOCHS, rows, labels)}
             for case, start in zip(CASES, starts)]
    path.write_text(json.dumps(
        {"version": torch.__version__.split("+")[0], "table": table(rows, labels), "cases": cases},
        indent=1) + "\n")


def main():
    generator = random.Random(14)
    rows, labels = stars(generator)
    starts = [layers(case, generator) for case in CASES]
    if sys.argv[1] == "--record":
        return record(pathlib.Path(sys.argv[2]), rows, labels, starts)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    largest = 0.0
    print(f"PyTorch {torch.__version__}, 1 to {EPOCHS} epochs on {len(labels)} stars\n")
    print("| training | parameters | largest difference |\n|:--|--:|--:|")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "t.csv").write_text(table(rows, labels))
        for case, start in zip(CASES, starts):
            worst = 0.0
            for epochs in range(1, EPOCHS + 1):
                pairs = list(zip(ours(program, case, start, epochs, folder),
                                 theirs(case, start, epochs, rows, labels), strict=True))
                worst = max([worst] + [abs(a - b) for a, b in pairs])
            print(f"| {case.name} | {len(pairs)} | {worst:.1e} |", flush=True)
            largest = max(largest, worst)
    print(f"\nThe largest difference is {largest:.1e}; {LIMIT:.0e} is allowed.")
    return 0 if largest <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
