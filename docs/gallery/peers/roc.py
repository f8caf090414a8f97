"""The ROC curves of the held-out stars of the noisy table, each class against the other, with scikit-learn."""

from common import COLUMN, held_out, plt, save
from sklearn.metrics import RocCurveDisplay

labels, p, classes = held_out("noisy")
figure, axes = plt.subplots(figsize=(COLUMN, 2.9))
for k, name in enumerate(classes):
    RocCurveDisplay.from_predictions(labels == name, p[:, k], name=name, ax=axes, plot_chance_level=k == 0)
save(figure)
