"""Precision against recall for the held-out stars of the unequal classes, with scikit-learn."""

from common import COLUMN, held_out, plt, save
from sklearn.metrics import PrecisionRecallDisplay

labels, p, classes = held_out("imbalanced")
figure, axes = plt.subplots(figsize=(COLUMN, 2.9))
for k, name in enumerate(classes):
    PrecisionRecallDisplay.from_predictions(labels == name, p[:, k], name=name, ax=axes)
save(figure)
