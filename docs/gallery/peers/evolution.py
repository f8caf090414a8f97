"""The decision map of the assignment during training at η = 2, with matplotlib."""

import numpy as np
from common import PAGE, Assignment, plt, save

task = Assignment()
epochs = [0, 1, 40, 64, 103, 300]
states = {epoch: state for epoch, (_, state, _) in enumerate(task.train(2, 300)) if epoch in epochs}
x, y = np.linspace(3.4, 4.6, 200), np.linspace(-8, 18, 200)
gx, gy = np.meshgrid(x, y)
grid = (np.column_stack([gy.ravel(), gx.ravel()]) - task.low) / (task.high - task.low)
figure, panels = plt.subplots(2, 3, figsize=(PAGE * 0.8, 4), sharex=True, sharey=True)
for epoch, axes in zip(epochs, panels.flat):
    _, p = task.forward(grid, *states[epoch])
    best = p.argmax(axis=1).reshape(gx.shape)
    axes.contourf(x, y, best, levels=[-0.5, 0.5, 1.5, 2.5], colors=["tab:blue", "tab:green", "tab:red"], alpha=0.3)
    axes.scatter(task.temperature, task.magnitude, c=np.array(["tab:blue", "tab:green", "tab:red"])[task.label], s=8)
    axes.set_title(f"epoch {epoch}")
panels[0, 0].invert_xaxis()
panels[0, 0].invert_yaxis()
figure.supxlabel("log T")
figure.supylabel("$M_V$")
save(figure)
