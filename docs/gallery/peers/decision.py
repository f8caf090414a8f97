"""The decision map of the open cluster, with matplotlib's contourf."""

import numpy as np
from common import COLUMN, Model, plt, save, table

model, stars = Model("open-cluster"), table("open-cluster")
magnitude = stars["phot_g_mean_mag"] + 5 * np.log10(stars["parallax"] / 100)
x, y = np.linspace(-0.5, 3.6, 400), np.linspace(-1.5, 14, 400)
p = model.over_grid(x, y)
figure, axes = plt.subplots(figsize=(COLUMN, 2.9))
best = p.argmax(axis=2)
for k, name in enumerate(model.classes):
    shades = [(*plt.cm.tab10(k)[:3], share) for share in (0.1, 0.2, 0.3, 0.4)]
    axes.contourf(x, y, np.where(best == k, p[..., k], np.nan), levels=[0, 0.5, 0.7, 0.9, 1], colors=shades)
    of_class = stars["kind"] == model.labels[k]
    axes.scatter(stars["bp_rp"][of_class], magnitude[of_class], s=6, color=plt.cm.tab10(k), label=name)
axes.contour(x, y, best, levels=np.arange(len(model.classes)) + 0.5, colors="black", linewidths=0.7)
axes.invert_yaxis()
axes.set_xlabel("$G_{BP} - G_{RP}$ (mag)")
axes.set_ylabel("$M_G$ (mag)")
axes.legend(fontsize=6)
save(figure)
