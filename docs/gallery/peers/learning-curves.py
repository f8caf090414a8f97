"""The losses of the noisy table from ten seeds, their median and range, with matplotlib."""

import numpy as np
from common import COLUMN, plt, save, table

curves = [table(f"noisy-{seed}-curves") for seed in range(1, 11)]
figure, axes = plt.subplots(figsize=(COLUMN, 2.5))
for key, name, color in [("loss", "training", "tab:blue"), ("validation_loss", "validation", "tab:orange")]:
    losses = np.array([curve[key] for curve in curves])
    axes.fill_between(curves[0]["epoch"], losses.min(axis=0), losses.max(axis=0), color=color, alpha=0.3, linewidth=0)
    axes.plot(curves[0]["epoch"], np.median(losses, axis=0), color=color, label=name)
axes.set(xlabel="epoch", ylabel="cross-entropy")
axes.legend()
save(figure)
