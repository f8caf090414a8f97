"""Writes the data of the figures for peers that only draw: the losses, the classes on two grids, and the sweep.

    python3 Benchmarks/Report/prepare.py templates/assignment/stars.csv FOLDER
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
from peer import RATES, final_losses, forward, train


def main(data, folder):
    folder.mkdir(parents=True, exist_ok=True)
    table = pd.read_csv(data)
    table.to_csv(folder / "stars.csv", index=False)
    features = table[["absolute_magnitude", "log_temperature"]].to_numpy()
    low, high = features.min(axis=0), features.max(axis=0)
    scaled = ((features - low) / (high - low)).T
    labels = np.eye(3)[table.label - 1].T
    for rate in RATES:
        history = train(scaled, labels, rate)
        history[["loss"]].astype(float).to_csv(folder / f"losses-{rate:g}.csv")
        network = tuple(history.iloc[-1][["w1", "b1", "w2", "b2"]])
        margin = 0.05 * (high - low)
        magnitude, temperature = (np.linspace(low[k] - margin[k], high[k] + margin[k], 200) for k in range(2))
        grid = np.array(np.meshgrid(magnitude, temperature, indexing="ij")).reshape(2, -1)
        _, output = forward(network, (grid - low[:, None]) / (high - low)[:, None])
        classes = {"magnitude": grid[0], "temperature": grid[1], "class": output.argmax(axis=0) + 1}
        pd.DataFrame(classes).to_csv(folder / f"grid-{rate:g}.csv", index=False)
    rates = np.geomspace(min(RATES) / 10, max(RATES) * 10, 200)
    sweep = {"rate": rates, "loss": final_losses(scaled, labels, rates)}
    pd.DataFrame(sweep).to_csv(folder / "sweep.csv", index=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
