"""Draws figures on demand with matplotlib and datashader, and prints how long each time took.

    python3 Benchmarks/Figures/peers.py TABLE

Reads one request a line, and answers each with a time in seconds:

    figures                      seven figures of ../Report/peer.py, all but the sweep, to PNG and PDF, from what was trained
    hist2d|hexbin COUNT FILE     a diagram of COUNT stars to PNG, with matplotlib
    datashader COUNT FILE        the picture of it alone, without axes, to PNG

All pictures are 140 mm × 105 mm at 200 dpi, and shade by the logarithm of the count.
"""

import io
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Report"))

import datashader
import datashader.transfer_functions
import numpy as np
import pandas as pd
import peer
from matplotlib.colors import LogNorm

plt = peer.plt
SIZE = (140 / 25.4, 105 / 25.4)
DPI = 200
WIDTH, HEIGHT = round(SIZE[0] * DPI), round(SIZE[1] * DPI)


def trained(path):
    table = pd.read_csv(path)
    features = table[["absolute_magnitude", "log_temperature"]].to_numpy()
    low, high = features.min(axis=0), features.max(axis=0)
    labels = np.eye(3)[table.label - 1].T
    scaled = ((features - low) / (high - low)).T
    return table, low, high, {rate: peer.train(scaled, labels, rate) for rate in peer.RATES}


def draw_figures(table, low, high, histories, folder):
    peer.save(peer.hr_diagram(table), folder, "hr-diagram")
    for rate, history in histories.items():
        network = [history[name].iloc[-1] for name in ["w1", "b1", "w2", "b2"]]
        peer.save(peer.decision_map(table, network, low, high, rate), folder, f"decision-{rate:g}")
        peer.save(peer.loss_figure({rate: history}), folder, f"loss-{rate:g}")
    peer.save(peer.network_diagram(network), folder, "network")
    peer.save(peer.loss_figure(histories), folder, "loss")


def draw_axes(kind, x, y):
    figure, axes = plt.subplots(figsize=SIZE)
    if kind == "hist2d":
        axes.hist2d(x, y, bins=(WIDTH, HEIGHT), norm=LogNorm(), cmap="Blues", rasterized=True)
    else:
        axes.hexbin(x, y, gridsize=300, norm=LogNorm(), mincnt=1, cmap="Blues")
    axes.set_xlabel(r"Effective temperature, $\log T$ (K)")
    axes.set_ylabel("Absolute magnitude (mag)")
    axes.invert_xaxis()
    axes.invert_yaxis()
    figure.savefig(io.BytesIO(), dpi=DPI, format="png")
    plt.close(figure)


def draw_datashader(frame):
    counts = datashader.Canvas(plot_width=WIDTH, plot_height=HEIGHT).points(frame, "x", "y")
    image = datashader.transfer_functions.shade(counts, how="log")
    image.to_pil().save(io.BytesIO(), format="png", compress_level=1)


def main(path):
    study = trained(path)
    frames = {}
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            kind, *rest = line.split()
            if rest and rest[1] not in frames:
                x, y = np.fromfile(rest[1]).reshape(2, int(rest[0]))
                frames[rest[1]] = pd.DataFrame({"x": x, "y": y})
            frame = frames[rest[1]] if rest else None
            start = time.perf_counter()
            if frame is None:
                draw_figures(*study, Path(folder))
            elif kind == "datashader":
                draw_datashader(frame)
            else:
                draw_axes(kind, frame.x.to_numpy(), frame.y.to_numpy())
            print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
