"""The findings on one run, by kind."""

import loss_findings
import reason_findings
import star_findings

FINDINGS = {
    "loss": loss_findings.loss,
    "unsettled": loss_findings.unsettled,
    "plateau": loss_findings.stagnation,
    "accuracy": star_findings.accuracy,
    "validation": star_findings.validation,
    "calibration": star_findings.calibration,
    "overfitting": loss_findings.overfitting,
    "misclassifiedStars": star_findings.misclassified,
    "doubtfulLabels": star_findings.doubtful_labels,
    "neverPredicted": star_findings.never_predicted,
    "markedRows": star_findings.marked_rows,
    "trackedStar": star_findings.tracked_star,
    "stepSize": reason_findings.step_size,
    "stillWeights": reason_findings.still_weights,
    "clones": reason_findings.clones,
    "saturatedNeurons": reason_findings.saturated,
    "deadNeurons": reason_findings.dead,
}
