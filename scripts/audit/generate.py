"""Generated experiments: tables of made-up stars, and what is to be trained on them."""

import numpy as np
import yaml

from evidence import dwarf_radius

TITLES = [
    "A",
    "B",
    "F",
    "G",
    "K",
    "giant",
    "white dwarf",
    "subdwarf",
    "M",
    "O",
    "carbon star",
    "1",
    "2",
    "DA",
    "odd star",
]


def generate(folder, count, seed=14):
    """Writes `count` experiments into `folder`, and returns their paths."""
    paths = []
    for index in range(count):
        random = np.random.default_rng([seed, index])
        name = f"generated-{index:03}"
        stars = star_count(index, random)
        if index % 20 == 7:
            stars = max(stars, 400)
        experiment = keys(index, random, name, stars)
        vary(index, experiment)
        classes = table(folder / f"{name}.csv", random, stars, is_clear=index % 20 == 7)
        experiment["title"] = f"{stars} stars in {classes} classes"
        path = folder / f"{name}.yaml"
        path.write_text(yaml.safe_dump(experiment, sort_keys=False, allow_unicode=True))
        paths.append(path)
    return paths


def vary(index, experiment):
    """Makes some experiments diverge, at once or after many epochs, and some separate clear classes for long."""
    if index % 20 == 3:
        experiment["runs"].append({"learning_rate": 1e200, "epochs": 5})
    elif index % 20 == 13:
        experiment["runs"].append({"learning_rate": 500.0, "epochs": 200})
        experiment.setdefault("training", {})["weight_penalty"] = 1.0
    elif index % 20 == 11:
        experiment["network"] |= {"initial": "glorot"}
        experiment["network"].pop("initial_weights", None)
        experiment.setdefault("training", {})["seeds"] = 4
    elif index % 20 == 17:
        experiment["split"] = {"folds": 3, "seed": index}
        experiment.get("training", {}).pop("patience", None)
        experiment.pop("rows", None)
    elif index % 20 == 7:
        experiment["network"] = {"hidden": [], "initial": "glorot"}
        experiment["runs"] = [{"learning_rate": 20.0, "epochs": 3000}]
        experiment.pop("training", None)


def star_count(index, random):
    if index % 100 == 99:
        return 100_000
    if index % 25 == 24:
        return int(10 ** random.uniform(3.7, 4.5))
    return int(10 ** random.uniform(1, 3.2))


def table(path, random, stars, is_clear):
    """Clouds of stars, from far apart to one upon another; some labels or all are drawn at random. Clear ones are
    two far apart, with one label exchanged if there are many."""
    classes = int(min(random.integers(2, 16), max(2, stars // 5)))
    ratio = float(random.choice([1, 2, 5, 20, 99]))
    weights = np.geomspace(ratio, 1, classes)
    counts = np.maximum(2, (stars * weights / weights.sum()).astype(int))
    spread = 10 ** random.uniform(-1.5, 0.5)
    labels = np.repeat(np.arange(classes), counts)
    random.shuffle(labels)
    centres = random.uniform([3.5, -5], [4.5, 15], (classes, 2))
    points = centres[labels] + random.normal(0, spread, (len(labels), 2)) * [0.2, 4]
    points[:, 0] = np.clip(points[:, 0], 3.35, 4.9)
    if random.random() < 0.2:
        repeated = random.integers(0, len(labels), len(labels) // 5)
        points[: len(repeated)], labels[: len(repeated)] = points[repeated], labels[repeated]
    noise = random.choice([0, 0, 0.02, 0.1, 1])
    is_drawn = random.random(len(labels)) < noise
    labels[is_drawn] = random.integers(0, classes, is_drawn.sum())
    if is_clear:
        labels %= 2
        points = np.where(labels == 0, 3.6, 4.2)[:, None] * [1, 0] + random.normal(0, 0.02, (len(labels), 2)) + [0, 5]
        if stars > 100:
            labels[-1] = 1 - labels[-1]
    if not is_clear:
        labels[: 2 * classes] = np.tile(np.arange(classes), 2)[: len(labels)]
    names = random.permutation(TITLES)[:classes]
    if is_clear:
        names[:2] = ["giant", "white dwarf"] if stars % 2 else ["dwarf", "giant"]
    with open(path, "w") as file:
        file.write("name,T,M,kind,logg,Radius(R/Ro),spect\n" if is_clear else "name,T,M,kind\n")
        for star, ((log, magnitude), label) in enumerate(zip(points, labels)):
            name = "The Sun" if star == 0 else f"S{star}"
            others = evidence(random, 10**log) if is_clear else ""
            file.write(f"{name},{10**log:.0f},{magnitude:.3f},{names[label]}{others}\n")
    return classes


def evidence(random, kelvin):
    """The fields of a surface gravity, a radius and a spectral type of some kind of star, some of them empty."""
    kind = random.integers(3)
    gravity = [random.uniform(4.3, 4.6), random.uniform(1, 3), random.uniform(7.5, 8.5)][kind]
    radius = [dwarf_radius(kelvin) or 1, random.uniform(20, 90), 0.012][kind]
    types = ["G2V", "K1III", "DA3"][kind]
    fields = [f"{gravity:.2f}", f"{radius:.3g}", types]
    return "".join("," + (field if random.random() < 0.6 else "") for field in fields)


def keys(index, random, name, stars):
    """An experiment of any method, whose rates lie far below and far above the stability limit."""
    method = str(random.choice(["gradient-descent"] * 3 + ["momentum", "adam", "adamw"]))
    most = 300 if stars < 2000 else 30 if stars < 20_000 else 8
    epochs = int(random.choice([1, 2, 3, 5, 10, 20, 40, 100, 300, random.integers(1, 301)]))
    epochs = min(epochs, most)
    centre = 0.02 if "adam" in method else 1.0
    rates = sorted({float(f"{centre * 10 ** random.uniform(-2, 2):.2g}") for _ in range(random.integers(1, 5))})
    experiment = {
        "title": "", "data": f"{name}.csv", "label": "kind",
        "columns": {"effective_temperature": "T", "absolute_magnitude": "M"},
        "network": network(random), "runs": [{"learning_rate": rate, "epochs": epochs} for rate in rates],
        "figures": ["sweep" if random.random() < 0.6 and stars < 3000 else "loss"], "formats": ["svg"],
    }  # fmt: skip
    if len(rates) > 1 and random.random() < 0.2:
        experiment["runs"][0]["epochs"] = max(1, epochs // 2)
    training = {}
    if method != "gradient-descent":
        training["method"] = method
    if method == "momentum" and random.random() < 0.4:
        training["nesterov"] = True
    if random.random() < 0.1:
        training["class_weights"] = "balanced"
    if random.random() < 0.3:
        training["batch"] = int(max(2, min(stars, epochs * stars // 3000 + 1, 10_000) * random.choice([1, 4, 16])))
    if random.random() < 0.2:
        training["weight_penalty"] = float(random.choice([1e-4, 1e-2]))
    if random.random() < 0.3:
        training["schedule"] = str(random.choice(["step", "cosine"]))
    if training.get("schedule") == "step":
        training["step_epochs"] = 10
    if random.random() < 0.5 and stars >= 20:
        experiment["split"] = {"share": float(random.choice([0.1, 0.2, 0.4])), "seed": int(random.integers(1, 9))}
        if random.random() < 0.3:
            training["patience"] = int(random.choice([1, 3, 10]))
    elif random.random() < 0.4:
        part = max(2, stars // 4)
        experiment["rows"] = {"test": f"1-{part}", "validation": f"{part + 1}-{2 * part}"}
    if training:
        experiment["training"] = training
    return experiment


def network(random):
    hidden = [[], [3], [3], [1], [8], [4, 4], [2, 3], [12]][random.integers(8)]
    activation = str(random.choice(["sigmoid", "tanh", "relu"]))
    keys = {"hidden": hidden} | ({"activation": activation} if hidden else {})
    initial = str(random.choice(["constant", "glorot", "glorot", "he"]))
    keys["initial"] = initial
    if initial == "constant" and random.random() < 0.3:
        keys["initial_weights"] = float(random.choice([0.1, -0.5, 3]))
    elif initial != "constant":
        keys["seed"] = int(random.integers(1, 1000))
    return keys
