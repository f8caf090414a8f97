"""The share of each class against its predicted probability, for the held-out noisy stars, with scikit-learn."""

import numpy as np
from common import COLUMN, held_out, plt, save
from sklearn.calibration import CalibrationDisplay

labels, p, classes = held_out("noisy")
figure, axes = plt.subplots(figsize=(COLUMN, 2.9))
best = p.argmax(axis=1)
CalibrationDisplay.from_predictions(np.array(classes)[best] == labels, p.max(axis=1), n_bins=10, ax=axes)
axes.set(xlabel="highest probability", ylabel="share classified correctly")
save(figure)
