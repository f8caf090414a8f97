"""The network of the assignment after 3,000 epochs at η = 2, with matplotlib."""

from common import COLUMN, Assignment, plt, save

*_, (_, (w1, _, w2, _), _) = Assignment().train(2, 3000)
figure, axes = plt.subplots(figsize=(COLUMN, 2.6))
axes.axis("off")
columns = [["$M_V$", "log T"], ["$h_1$", "$h_2$", "$h_3$"], ["main sequence", "white dwarf", "giant"]]
heights = [[1 - (i + 0.5) / len(column) for i in range(len(column))] for column in columns]
for x, weights in enumerate((w1, w2)):
    for i, row in enumerate(weights):
        for j, w in enumerate(row):
            axes.plot([x, x + 1], [heights[x][j], heights[x + 1][i]], color="tab:blue" if w > 0 else "tab:red",
                      linewidth=abs(w) / abs(weights).max() * 3, zorder=1)
for x, (column, places) in enumerate(zip(columns, heights)):
    for y, name in zip(places, column):
        axes.scatter(x, y, s=420, color="white", edgecolor="black", zorder=2)
        axes.text(x + 0.13 * (x - 1), y, name, ha=["right", "center", "left"][x], va="center", zorder=3)
axes.set(xlim=(-0.4, 2.7), ylim=(0, 1))
save(figure)
