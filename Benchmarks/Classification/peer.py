"""Classifies the stars of a CSV file with an ONNX model and writes them with their probabilities.

    peer.py MODEL.onnx STARS.csv OUTPUT.csv

It is the shortest program that does what `mainsequence classify` does to such a file.
"""

import sys

import numpy as np
import onnxruntime as ort
import polars as pl

LABELS = ["1", "2", "3"]
NAMES = ["main-sequence star", "white dwarf", "giant"]


def main(model, stars, output):
    table = pl.read_csv(stars)
    session = ort.InferenceSession(model)
    names = [entry.name for entry in session.get_inputs()]
    columns = table.select("absolute_magnitude", "log_temperature").to_numpy()
    if len(names) == 1:
        feed = {names[0]: columns}
    else:
        feed = {name: column.reshape(-1, 1) for name, column in zip(names, columns.T)}
    answers = session.run(None, feed)
    probabilities = next(a for a in answers if a.ndim == 2 and a.shape[1] == len(LABELS))
    winner = pl.Series(probabilities.argmax(axis=1).astype(np.uint32))
    table.with_columns(
        pl.Series("predicted_label", LABELS).gather(winner),
        pl.Series("predicted_class", NAMES).gather(winner),
        *(
            pl.Series(f"probability of {name}", np.ascontiguousarray(probabilities[:, index]))
            for index, name in enumerate(NAMES)
        ),
    ).write_csv(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
