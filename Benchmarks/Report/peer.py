"""The assignment's report with numpy, pandas and matplotlib, as the program is measured against.

    python3 Benchmarks/Report/peer.py templates/assignment/stars.csv OUTPUT

Writes the same set as `mainsequence report`: report.md, eight figures as PNG (200 dpi) and PDF, and
the epoch tables as CSV. Nothing is made slow on purpose: one process, no display, training
vectorised over the stars (in the sweep over the learning rates, too), and one rendering of each figure per format.
"""

import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

CLASSES = ["main sequence", "white dwarf", "giant"]
COLOURS = ["#0072b2", "#56b4e9", "#d55e00"]
MARKERS = ["o", "s", "^"]
RATES = [0.1, 10.0]
EPOCHS = 10


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def forward(network, x):
    """x has a column for each star; gives the hidden and the output activations."""
    w1, b1, w2, b2 = network
    hidden = 1 / (1 + np.exp(-(w1 @ x + b1)))
    return hidden, softmax(w2 @ hidden + b2)


def train(x, labels, rate):
    """A row of the epoch table for each epoch: parameters after the step, the rest before it."""
    w1, b1 = np.full((3, 2), 0.5), np.zeros((3, 1))
    w2, b2 = np.full((3, 3), 0.5), np.zeros((3, 1))
    stars = x.shape[1]
    rows = []
    for epoch in range(EPOCHS):
        hidden, output = forward((w1, b1, w2, b2), x)
        loss = -np.mean(np.log((output * labels).sum(axis=0)))
        d2 = (output - labels) / stars
        d1 = (w2.T @ d2) * hidden * (1 - hidden)
        dw1, db1 = d1 @ x.T, d1.sum(axis=1, keepdims=True)
        dw2, db2 = d2 @ hidden.T, d2.sum(axis=1, keepdims=True)
        w1, b1 = w1 - rate * dw1, b1 - rate * db1
        w2, b2 = w2 - rate * dw2, b2 - rate * db2
        rows.append(
            {
                "epoch": epoch, "w1": w1, "w2": w2, "b1": b1, "b2": b2, "dLdw1": dw1,
                "dLdw2": dw2, "dLdb1": db1, "dLdb2": db2, "output": output[:, 0], "loss": loss,
            }
        )
    return pd.DataFrame(rows).set_index("epoch")


def epoch_table(history):
    return history.map(lambda value: np.round(value, 3)).to_markdown()


def flat_table(history):
    """The history with one number a column."""
    columns = {}
    for name in history.columns:
        values = np.array(history[name].to_list())
        for place in np.ndindex(values.shape[1:]):
            columns["_".join([name, *(str(i + 1) for i in place)])] = values[(slice(None), *place)]
    return pd.DataFrame(columns, index=history.index)


def save(figure, folder, name):
    figure.savefig(folder / f"{name}.png", dpi=200)
    figure.savefig(folder / f"{name}.pdf")
    plt.close(figure)


def draw_stars(axes, table, labelled):
    for number, (name, colour, marker) in enumerate(zip(CLASSES, COLOURS, MARKERS), start=1):
        members = table[table.label == number]
        axes.plot(
            members.log_temperature, members.absolute_magnitude, marker, color=colour,
            markeredgecolor="black", markeredgewidth=0.5, label=name,
        )
    if labelled:
        for star in table.itertuples():
            axes.annotate(
                star.name, (star.log_temperature, star.absolute_magnitude), (4, 3),
                textcoords="offset points", fontsize=7,
            )
    axes.set_xlabel(r"$\log_{10}\,(T_\mathrm{eff}\,/\,\mathrm{K})$")
    axes.set_ylabel(r"Absolute magnitude $M_V$ (mag)")
    axes.legend(frameon=False)


def hr_diagram(table):
    figure, axes = plt.subplots(figsize=(6.4, 4.8))
    draw_stars(axes, table, labelled=True)
    axes.invert_xaxis()
    axes.invert_yaxis()
    return figure


def decision_map(table, network, low, high, rate):
    figure, axes = plt.subplots(figsize=(6.4, 4.8))
    margin = 0.05 * (high - low)
    magnitude = np.linspace(low[0] - margin[0], high[0] + margin[0], 200)
    temperature = np.linspace(low[1] - margin[1], high[1] + margin[1], 200)
    grid = np.array(np.meshgrid(magnitude, temperature, indexing="ij")).reshape(2, -1)
    _, output = forward(network, (grid - low[:, None]) / (high - low)[:, None])
    best = output.argmax(axis=0).reshape(200, 200)
    axes.contourf(temperature, magnitude, best, levels=[-0.5, 0.5, 1.5, 2.5], colors=COLOURS, alpha=0.25)
    draw_stars(axes, table, labelled=False)
    features = table[["absolute_magnitude", "log_temperature"]].to_numpy().T
    _, answer = forward(network, (features - low[:, None]) / (high - low)[:, None])
    wrong = table[answer.argmax(axis=0) + 1 != table.label]
    axes.plot(
        wrong.log_temperature, wrong.absolute_magnitude, "o", markersize=11, fillstyle="none",
        color="black",
    )
    axes.set_title(rf"Decision regions after {EPOCHS} epochs, $\eta$ = {rate:g}")
    axes.invert_xaxis()
    axes.invert_yaxis()
    return figure


def network_diagram(network):
    figure, axes = plt.subplots(figsize=(6.4, 4.8))
    layers = [["$M_V$", r"$\log T_\mathrm{eff}$"], ["", "", ""], CLASSES]
    places = [
        [(x, (len(layer) - 1) / 2 - i) for i in range(len(layer))] for x, layer in enumerate(layers)
    ]
    for layer, weights in enumerate([network[0], network[2]]):
        for (to, source), weight in np.ndenumerate(weights):
            (x0, y0), (x1, y1) = places[layer][source], places[layer + 1][to]
            axes.plot(
                [x0, x1], [y0, y1], "-", linewidth=0.5 + 2 * abs(weight), zorder=1,
                color=COLOURS[0] if weight > 0 else COLOURS[2],
            )
    for layer, names in zip(places, layers):
        for (x, y), name in zip(layer, names):
            axes.plot(x, y, "o", markersize=26, color="white", markeredgecolor="black", zorder=2)
            axes.annotate(name, (x, y), (0, -24), textcoords="offset points", ha="center")
    axes.set_axis_off()
    axes.margins(0.15)
    return figure


def loss_figure(histories):
    figure, axes = plt.subplots(figsize=(6.4, 4.8))
    for rate, history in histories.items():
        axes.plot(history.index, history.loss.astype(float), "o-", label=rf"$\eta$ = {rate:g}")
    axes.axhline(np.log(3), linestyle="--", color="grey", label=r"$\ln 3$, a uniform guess")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel("Epoch")
    axes.set_ylabel("Loss")
    axes.legend(frameon=False)
    return figure


def final_losses(x, labels, rates):
    """The losses after training at each of many rates, all at once."""
    rate = rates[:, None, None]
    w1, b1 = np.full((len(rates), 3, 2), 0.5), np.zeros((len(rates), 3, 1))
    w2, b2 = np.full((len(rates), 3, 3), 0.5), np.zeros((len(rates), 3, 1))
    stars = x.shape[1]
    for epoch in range(EPOCHS + 1):
        hidden = 1 / (1 + np.exp(-(w1 @ x + b1)))
        z = w2 @ hidden + b2
        e = np.exp(z - z.max(axis=1, keepdims=True))
        output = e / e.sum(axis=1, keepdims=True)
        if epoch == EPOCHS:
            return -np.mean(np.log((output * labels).sum(axis=1)), axis=1)
        d2 = (output - labels) / stars
        d1 = (w2.transpose(0, 2, 1) @ d2) * hidden * (1 - hidden)
        w1, b1 = w1 - rate * (d1 @ x.T), b1 - rate * d1.sum(axis=2, keepdims=True)
        w2, b2 = (
            w2 - rate * (d2 @ hidden.transpose(0, 2, 1)), b2 - rate * d2.sum(axis=2, keepdims=True),
        )


def sweep_figure(x, labels):
    rates = np.geomspace(min(RATES) / 10, max(RATES) * 10, 200)
    figure, axes = plt.subplots(figsize=(6.4, 4.8))
    axes.plot(rates, final_losses(x, labels, rates))
    axes.axhline(np.log(3), linestyle="--", color="grey", label=r"$\ln 3$, a uniform guess")
    for rate in RATES:
        axes.axvline(rate, linestyle=":", color="black")
    axes.axvline(2.88, color="grey", label=r"Bound of stability, $2/\lambda$ = 2.88")
    axes.set_xscale("log")
    axes.set_xlabel(r"Learning rate $\eta$")
    axes.set_ylabel(f"Loss after {EPOCHS} epochs")
    axes.legend(frameon=False)
    return figure


def stars_table(table):
    columns = {
        "name": "Name", "spectral_class": "Class", "type": "Type",
        "absolute_magnitude": "$M$", "effective_temperature": "$T$ (K)",
        "log_temperature": r"$\log T$", "label": "Label",
    }
    shown = table.rename(columns=columns)[list(columns.values())].fillna("")
    shown.index = pd.RangeIndex(1, len(shown) + 1, name="No.")
    return shown.to_markdown()


def what_it_shows(history, accuracy):
    loss = history.loss.astype(float)
    rises = loss.index[1:][np.diff(loss) > 0].tolist()
    text = f"The loss goes from {loss.iloc[0]:.3f} to {loss.iloc[-1]:.3f}"
    text += f" and rises at epochs {rises}." if rises else " and falls at every epoch."
    return text + f" In the end {accuracy} stars are classified as labelled."


def report(table, histories, accuracies, scaled):
    sun = table.iloc[0]
    parts = [
        "# Where a star stands on the Hertzsprung–Russell diagram",
        "## Introduction\n\nA small neural network, trained by hand-written gradient descent, tells "
        "main-sequence stars, white dwarfs and giants apart.",
        "## Astrophysical Model\n\n![HR diagram](figures/hr-diagram.png)",
        "## Network Structure\n\n![The 2-3-3 network](figures/network.png)",
        f"## Training Data\n\n{sun['name']}: $M$ = {sun.absolute_magnitude:g} and $\\log T$ = "
        f"{sun.log_temperature:g} are scaled to {scaled[0, 0]:.3f} and {scaled[1, 0]:.3f}.\n\n"
        + stars_table(table)
        + "\n\nRows 1–10 are test data, rows 11–20 validation data.",
        "## Equations of Gradient\n\n"
        "$$\\frac{\\partial L}{\\partial z_2} = y_2 - \\hat y, \\qquad "
        "\\frac{\\partial L}{\\partial W_2} = \\frac{\\partial L}{\\partial z_2} y_1^T$$\n\n"
        "$$\\frac{\\partial L}{\\partial z_1} = W_2^T \\frac{\\partial L}{\\partial z_2} "
        "\\circ y_1 \\circ (1 - y_1), \\qquad "
        "\\frac{\\partial L}{\\partial W_1} = \\frac{\\partial L}{\\partial z_1} x^T$$",
    ]
    for rate, history in histories.items():
        parts += [
            f"## Results of the Training, Learning Rate = {rate:g}\n\n" + epoch_table(history),
            what_it_shows(history, accuracies[rate]),
            f"![Loss](figures/loss-rate-{rate:g}.png)\n\n![Regions](figures/decision-rate-{rate:g}.png)",
        ]
    parts.append("![Loss at all rates](figures/loss.png)\n\n![Sweep](figures/sweep.png)")
    return "\n\n".join(parts) + "\n"


def main(data, output):
    figures, tables = output / "figures", output / "tables"
    figures.mkdir(parents=True, exist_ok=True)
    tables.mkdir(exist_ok=True)
    table = pd.read_csv(data)
    features = table[["absolute_magnitude", "log_temperature"]].to_numpy()
    low, high = features.min(axis=0), features.max(axis=0)
    scaled = ((features - low) / (high - low)).T
    labels = np.eye(3)[table.label - 1].T
    histories = {rate: train(scaled, labels, rate) for rate in RATES}
    accuracies = {}
    save(hr_diagram(table), figures, "hr-diagram")
    for rate, history in histories.items():
        network = [history[name].iloc[-1] for name in ["w1", "b1", "w2", "b2"]]
        _, answer = forward(network, scaled)
        accuracies[rate] = int((answer.argmax(axis=0) + 1 == table.label).sum())
        save(decision_map(table, network, low, high, rate), figures, f"decision-rate-{rate:g}")
        save(loss_figure({rate: history}), figures, f"loss-rate-{rate:g}")
        flat_table(history).to_csv(tables / f"epochs-rate-{rate:g}.csv")
    save(network_diagram(network), figures, "network")
    save(loss_figure(histories), figures, "loss")
    save(sweep_figure(scaled, labels), figures, "sweep")
    text = report(table, histories, accuracies, scaled)
    (output / "report.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
