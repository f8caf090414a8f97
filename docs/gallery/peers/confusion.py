"""The confusion matrix of the held-out stars of the unequal classes, with scikit-learn."""

import numpy as np
from common import COLUMN, held_out, plt, save
from sklearn.metrics import ConfusionMatrixDisplay

labels, p, classes = held_out("imbalanced")
figure, axes = plt.subplots(figsize=(COLUMN, 2.5))
predicted = np.array(classes)[p.argmax(axis=1)]
ConfusionMatrixDisplay.from_predictions(labels, predicted, labels=classes, normalize="true", ax=axes)
save(figure)
