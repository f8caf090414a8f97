"""The share of ten networks that agree on a class, over the diagram of the unequal classes, with matplotlib."""

import numpy as np
from common import COLUMN, Model, plt, save, table

models, stars = [Model(f"imbalanced-{seed}") for seed in range(1, 11)], table("imbalanced")
x, y = np.linspace(-0.55, 1.85, 300), np.linspace(-5.5, 14.5, 300)
votes = sum(np.eye(3)[model.over_grid(x, y).argmax(axis=2)] for model in models)
figure, axes = plt.subplots(figsize=(COLUMN, 2.8))
mesh = axes.pcolormesh(x, y, votes.max(axis=2), cmap="viridis", vmin=4, vmax=10)
figure.colorbar(mesh, label="networks that agree")
axes.contour(x, y, votes.argmax(axis=2), levels=[0.5, 1.5], colors="white", linewidths=0.8)
for label, color in zip(models[0].labels, ["tab:blue", "tab:orange", "tab:red"]):
    of_class = stars["kind"] == label
    axes.scatter(stars["B-V"][of_class], stars["Mv"][of_class], s=3, color=color, label=label)
axes.invert_yaxis()
axes.set_xlabel("B − V (mag)")
axes.set_ylabel("$M_V$ (mag)")
axes.legend(fontsize=6)
save(figure)
