"""Seven figures by vl-convert, as PNG (200 dpi), PDF and SVG, and a page with them and the epoch tables by Typst.

    python3 Benchmarks/Report/page.py DATA OUTPUT

The data are those that prepare.py writes.
"""

import csv
import sys
from pathlib import Path

import typst
import vl_convert

CLASSES = {"domain": [1, 2, 3], "range": ["#0072b2", "#56b4e9", "#d55e00"]}
PAGE = """
#set page(numbering: "1")
#set text(font: "New Computer Modern", size: 10pt)
= Where a star stands on the Hertzsprung–Russell diagram
A small neural network tells main-sequence stars, white dwarfs and giants apart.
#for name in ("hr-diagram", "decision-rate-0.1", "decision-rate-10", "loss-rate-0.1", "loss-rate-10", "loss", "sweep") {
  figure(image(name + ".svg", width: 100%), caption: name)
}
#for rate in ("0.1", "10") {
  let rows = csv("losses-" + rate + ".csv")
  table(columns: 2, ..rows.flatten())
}
"""


def rows(path):
    with open(path) as file:
        return [{key: number(text) for key, text in row.items()} for row in csv.DictReader(file)]


def number(text):
    try:
        return float(text)
    except ValueError:
        return text


def axis(field, title, **scale):
    return {"field": field, "type": "quantitative", "title": title, "scale": {"zero": False, **scale}}


def stars(table):
    place = {
        "x": axis("log_temperature", "log Teff / K", reverse=True),
        "y": axis("absolute_magnitude", "Absolute magnitude MV", reverse=True),
    }
    colour = {"field": "label", "type": "nominal", "scale": CLASSES}
    points = {"mark": {"type": "point", "filled": True}, "encoding": {**place, "color": colour, "shape": colour}}
    names = {"mark": {"type": "text", "align": "left", "dx": 6}, "encoding": {**place, "text": {"field": "name"}}}
    return [{"data": {"values": table}, **layer} for layer in (points, names)]


def regions(grid, table):
    cells = {
        "data": {"values": grid},
        "mark": {"type": "square", "size": 6, "opacity": 0.25},
        "encoding": {
            "x": axis("temperature", "log Teff / K", reverse=True),
            "y": axis("magnitude", "Absolute magnitude MV", reverse=True),
            "color": {"field": "class", "type": "nominal", "scale": CLASSES},
        },
    }
    return [cells, *stars(table)]


def line(data, x, y, scale="linear"):
    return {
        "data": {"values": data},
        "mark": {"type": "line", "point": scale == "linear"},
        "encoding": {"x": axis(*x, type=scale), "y": axis(*y)},
    }


def main(data, output):
    table = rows(data / "stars.csv")
    losses = {rate: rows(data / f"losses-{rate}.csv") for rate in ("0.1", "10")}
    loss = {rate: line(values, ("epoch", "Epoch"), ("loss", "Loss")) for rate, values in losses.items()}
    figures = {"hr-diagram": stars(table), "loss": list(loss.values())}
    for rate in losses:
        # Every fourth place of the grid along each axis: more marks would take it minutes.
        grid = [row for place, row in enumerate(rows(data / f"grid-{rate}.csv"))
                if place % 4 == 0 and place // 200 % 4 == 0]  # fmt: skip
        figures[f"decision-rate-{rate}"] = regions(grid, table)
        figures[f"loss-rate-{rate}"] = [loss[rate]]
        (output / f"losses-{rate}.csv").write_bytes((data / f"losses-{rate}.csv").read_bytes())
    figures["sweep"] = [line(rows(data / "sweep.csv"), ("rate", "Learning rate"), ("loss", "Loss"), "log")]
    for name, layers in figures.items():
        spec = {"width": 460, "height": 345, "layer": layers}
        (output / f"{name}.png").write_bytes(vl_convert.vegalite_to_png(spec, ppi=200))
        (output / f"{name}.pdf").write_bytes(vl_convert.vegalite_to_pdf(spec))
        (output / f"{name}.svg").write_text(vl_convert.vegalite_to_svg(spec))
    source = output / "report.typ"
    source.write_text(PAGE)
    typst.compile(source, output=output / "report.pdf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
