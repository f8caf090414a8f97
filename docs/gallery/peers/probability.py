"""The probability of each class over the diagram of the open cluster, with matplotlib."""

import numpy as np
from common import PAGE, Model, plt, save, table

model, stars = Model("open-cluster"), table("open-cluster")
magnitude = stars["phot_g_mean_mag"] + 5 * np.log10(stars["parallax"] / 100)
x, y = np.linspace(-0.5, 3.6, 300), np.linspace(-1.5, 14, 300)
p = model.over_grid(x, y)
figure, panels = plt.subplots(1, len(model.classes), figsize=(PAGE * 0.8, 2), sharey=True)
for k, axes in enumerate(panels):
    mesh = axes.pcolormesh(x, y, p[..., k], cmap="viridis", vmin=0, vmax=1)
    axes.scatter(stars["bp_rp"], magnitude, s=1, color="white", linewidths=0)
    axes.set(title=model.classes[k], xlabel="$G_{BP} - G_{RP}$")
panels[0].set_ylabel("$M_G$")
panels[0].invert_yaxis()
figure.colorbar(mesh, ax=panels, label="probability")
save(figure)
