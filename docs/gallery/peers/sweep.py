"""The loss of the assignment after ten epochs against the learning rate, with matplotlib."""

import numpy as np
from common import COLUMN, Assignment, plt, save

task = Assignment()
rates = np.geomspace(0.01, 100, 600)
losses = [list(task.train(rate, 10))[-1][0] for rate in rates]
figure, axes = plt.subplots(figsize=(COLUMN, 2.3))
axes.loglog(rates, losses, ".", markersize=2)
axes.axvline(2.88, color="tab:red", linewidth=1, label="2/λ")
axes.set_xlabel("learning rate")
axes.set_ylabel("loss after 10 epochs")
axes.legend()
axes.grid(alpha=0.3)
save(figure)
