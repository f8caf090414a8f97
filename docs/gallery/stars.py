"""Write the tables of invented stars that the gallery is drawn from.

    python3 stars.py FOLDER

The stars scatter around sequences like those of the sky. The seed makes them the same on every machine.
"""

import csv
import math
import pathlib
import random
import sys

# Sequences as points: B − V, M_V and log T, or G_BP − G_RP and M_G.
DWARFS = [(-0.30, -4.0, 4.49), (-0.20, -1.6, 4.27), (-0.08, 0.2, 4.07), (0.10, 1.6, 3.93), (0.30, 2.6, 3.86),
          (0.45, 3.5, 3.82), (0.60, 4.4, 3.77), (0.80, 5.7, 3.725), (1.10, 7.0, 3.66), (1.40, 8.8, 3.59),
          (1.52, 10.3, 3.55), (1.65, 12.4, 3.51), (1.83, 14.0, 3.485)]
GIANTS = [(0.80, 2.9, 3.72), (0.92, 1.8, 3.69), (1.02, 0.9, 3.67), (1.15, 0.3, 3.65), (1.35, -0.2, 3.61),
          (1.52, -0.6, 3.575), (1.60, -1.0, 3.56)]
SUPERGIANTS = [(-0.22, -6.6, 4.30), (0.05, -7.0, 3.96), (0.50, -7.1, 3.79), (1.10, -6.4, 3.66), (1.60, -5.8, 3.55)]
WHITE_DWARFS = [(-0.28, 9.6, 4.60), (-0.07, 10.9, 4.30), (0.14, 11.8, 4.08), (0.27, 13.0, 3.90), (0.60, 14.1, 3.77),
                (0.89, 15.0, 3.70), (1.40, 16.2, 3.60)]

GAIA_DWARFS = [(-0.40, -3.5), (-0.20, -1.0), (0.00, 1.0), (0.25, 2.0), (0.55, 3.3), (0.82, 4.7), (1.00, 5.7),
               (1.40, 7.1), (1.84, 8.5), (2.16, 9.4), (2.80, 11.2), (3.35, 12.9), (3.80, 14.3), (4.40, 15.8)]
GAIA_GIANTS = [(0.94, 3.4), (1.02, 2.6), (1.10, 1.6), (1.20, 0.6), (1.35, -0.1), (1.60, -0.8), (2.10, -1.3),
               (2.70, -1.4)]
GAIA_WHITE_DWARFS = [(-0.55, 9.8), (-0.28, 10.9), (-0.02, 11.8), (0.36, 13.0), (0.75, 14.0), (1.09, 15.0),
                     (1.48, 15.9)]

# An open cluster of 650 million years and a globular cluster of 12 thousand million, along their isochrones.
OPEN_CLUSTER = [(3.35, 12.9), (2.80, 11.2), (2.16, 9.4), (1.84, 8.5), (1.40, 7.1), (1.00, 5.7), (0.82, 4.7),
                (0.55, 3.3), (0.30, 2.1), (0.16, 1.3), (0.10, 0.7), (0.13, 0.2)]
GLOBULAR_CLUSTER = [(0.95, 7.9), (0.75, 6.9), (0.58, 5.8), (0.47, 4.9), (0.42, 4.2), (0.43, 3.8), (0.54, 3.5),
                    (0.66, 3.2), (0.72, 2.6), (0.77, 1.6), (0.84, 0.5), (0.97, -0.7), (1.18, -1.7), (1.48, -2.3)]
HORIZONTAL_BRANCH = [(-0.12, 2.3), (-0.04, 1.4), (0.08, 0.85), (0.25, 0.62), (0.45, 0.58), (0.62, 0.62)]


def along(points, t):
    """Return the point at `t`, from 0 to 1, of a smooth curve through `points` (Catmull and Rom)."""
    place = min(max(t, 0), 1) * (len(points) - 1)
    i = min(int(place), len(points) - 2)
    u = place - i
    before, here, there, after = (points[min(max(k, 0), len(points) - 1)] for k in range(i - 1, i + 3))
    return tuple(
        0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u ** 2 + (3 * b - a - 3 * c + d) * u ** 3)
        for a, b, c, d in zip(before, here, there, after))


class Sky:
    """A source of stars; each table has its own, so that a change of one leaves the others alone."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def near(self, points, t, *errors):
        """Return the point at `t`, each of its values off by a normal error."""
        return tuple(self.random.gauss(value, error) for value, error in zip(along(points, t), errors))

    def between(self, low, high):
        return self.random.uniform(low, high)

    def with_companion(self, magnitude):
        """Return the magnitude with the light of a companion added, up to one as bright as the star."""
        return magnitude - 2.5 * math.log10(1 + self.random.random() ** 0.5)

    def parallax(self, true, error):
        return f"{self.random.gauss(true, error):.4f}", f"{error:.4f}"


def open_cluster(sky):
    yield "name", "parallax", "parallax_error", "phot_g_mean_mag", "bp_rp", "kind"
    def star(number, kind, color, magnitude):
        apparent = magnitude + 6.35
        error = 0.02 + 0.02 * 1.45 ** (apparent - 14) if apparent > 9 else 0.025
        return (f"OC {number}", *sky.parallax(1000 / 186, error), f"{apparent:.3f}", f"{color:.3f}", kind)
    for number in range(1, 451):
        color, magnitude = sky.near(OPEN_CLUSTER, sky.random.betavariate(1.3, 1.5), 0.012, 0.03)
        if number <= 320:
            yield star(number, "single star", color, magnitude)
        elif number <= 432:
            yield star(number, "binary", color + 0.02, sky.with_companion(magnitude - 0.25))
        elif number <= 441:
            yield star(number, "giant", *sky.near([(1.14, 0.55), (1.19, 0.35)], sky.random.random(), 0.02, 0.08))
        else:
            yield star(number, "white dwarf", *sky.near([(-0.25, 10.9), (0.02, 11.8)], sky.random.random(), 0.03, 0.1))


def open_cluster_isochrone(_):
    yield "color_bp_rp", "gaia_absolute_magnitude"
    for step in range(121):
        yield tuple(f"{value:.4f}" for value in along(OPEN_CLUSTER, step / 120))


def globular_cluster(sky):
    yield "name", "Bmag", "Vmag", "distance_pc"
    for number in range(1, 6001):
        if number <= 5600:
            where = along(GLOBULAR_CLUSTER, sky.random.betavariate(1.1, 1.6))
        elif number <= 5900:
            where = along(HORIZONTAL_BRANCH, sky.random.betavariate(1.6, 1.4))
        else:
            where = along([(0.32, 3.6), (0.18, 3.0), (0.06, 2.2)], sky.random.random() ** 1.5)
        visual = where[1] + 14.375
        error = 0.008 + 0.05 * 10 ** ((visual - 21.5) / 3)
        visual, blue = sky.random.gauss(visual, error), sky.random.gauss(visual + where[0], error)
        yield f"GC {number}", f"{blue:.3f}", f"{visual:.3f}", "7500"


def neighbourhood(sky):
    yield "designation", "parallax", "parallax_error", "phot_g_mean_mag", "bp_rp"
    for number in range(1, 50001):
        lot = sky.random.random()
        if lot < 0.925:
            color, magnitude = sky.near(GAIA_DWARFS, sky.random.betavariate(5.2, 2.6), 0.02, 0.16)
            color += 0.10 * abs(sky.random.gauss(0, 0.5)) * min(color, 1)
            if sky.random.random() < 0.25:
                magnitude = sky.with_companion(magnitude)
        elif lot < 0.955:
            color, magnitude = sky.near(GAIA_GIANTS, sky.random.betavariate(1.2, 2.0), 0.035, 0.15)
        elif lot < 0.97:
            color, magnitude = sky.near([(1.10, 0.75), (1.28, 0.45)], sky.random.random(), 0.025, 0.12)
        else:
            color, magnitude = sky.near(GAIA_WHITE_DWARFS, sky.random.betavariate(2.4, 1.8), 0.03, 0.18)
        distance = 120 * sky.random.random() ** (1 / 3)
        apparent = magnitude + 5 * math.log10(distance / 10)
        error = 0.018 + 0.03 * 1.5 ** (apparent - 16)
        color = sky.random.gauss(color, 0.004 + 0.04 * 2.2 ** (apparent - 20))
        yield f"N {number}", *sky.parallax(1000 / distance, error), f"{apparent:.4f}", f"{color:.4f}"


def white_dwarfs(sky):
    yield "name", "Gabs", "bp_rp", "u_g", "type"
    for number in range(1, 501):
        kind = "DA" if sky.random.random() < 0.7 else "DB"
        color, magnitude = sky.near(GAIA_WHITE_DWARFS, sky.between(0.05, 0.62), 0.025, 0.18)
        jump = 0.62 * math.exp(-(((color + 0.02) / 0.28) ** 2)) if kind == "DA" else 0.0
        ultraviolet = sky.random.gauss(-0.25 + 0.35 * color + jump, 0.05)
        yield f"WD {number}", f"{magnitude:.3f}", f"{color:.3f}", f"{ultraviolet:.3f}", kind


def fifteen_classes(sky):
    yield "name", "absolute_magnitude", "log_temperature", "class"
    kinds = [(f"{letter} dwarf", DWARFS, low, high) for letter, low, high in
             [("B", 0.04, 0.16), ("A", 0.18, 0.30), ("F", 0.33, 0.44), ("G", 0.46, 0.55), ("K", 0.57, 0.72),
              ("M", 0.78, 1.0)]]
    kinds += [("subgiant", [(0.50, 2.9, 3.80), (0.66, 3.0, 3.755), (0.80, 2.9, 3.72)], 0, 1),
              ("G giant", GIANTS, 0.16, 0.32), ("K giant", GIANTS, 0.42, 0.70), ("M giant", GIANTS, 0.82, 1.0),
              ("blue supergiant", SUPERGIANTS, 0.0, 0.3), ("yellow supergiant", SUPERGIANTS, 0.4, 0.65),
              ("red supergiant", SUPERGIANTS, 0.78, 1.0),
              ("hot white dwarf", WHITE_DWARFS, 0.0, 0.3), ("cool white dwarf", WHITE_DWARFS, 0.45, 0.8)]
    number = 0
    for kind, points, low, high in kinds:
        for _ in range(40):
            number += 1
            _, magnitude, temperature = sky.near(points, sky.between(low, high), 0.02, 0.25, 0.006)
            yield f"F {number}", f"{magnitude:.3f}", f"{temperature:.4f}", kind


def imbalanced(sky):
    yield "name", "Mv", "B-V", "kind"
    for number in range(1, 1001):
        if number <= 930:
            kind, (color, magnitude) = "dwarf", sky.near(DWARFS, sky.random.betavariate(3, 3), 0.05, 0.5)
        elif number <= 988:
            kind, (color, magnitude) = "giant", sky.near([(0.66, 3.3, 3.76), *GIANTS], sky.random.random(), 0.06, 0.5)
        else:
            kind, (color, magnitude) = "white dwarf", sky.near(WHITE_DWARFS, sky.between(0.1, 0.6), 0.05, 0.4)
        yield f"I {number}", f"{magnitude:.3f}", f"{color:.3f}", kind


def spectral_types(sky):
    yield "name", "SpType", "Vmag", "Plx", "e_Plx", "B-V", "e_B-V"
    letters = [(-0.30, "O"), (-0.02, "B"), (0.29, "A"), (0.57, "F"), (0.80, "G"), (1.41, "K"), (9.0, "M")]
    for number in range(1, 241):
        points, luminosity = sky.random.choice(
            [(DWARFS, "V")] * 6 + [(GIANTS, "III")] * 4 + [(SUPERGIANTS, "Ib")] + [(WHITE_DWARFS, "D")])
        color, magnitude = sky.near(points, sky.random.betavariate(1.6, 1.6), 0.02, 0.25)
        i = next(i for i, (limit, _) in enumerate(letters) if color < limit)
        low = letters[i - 1][0] if i else -0.35
        subtype = min(int(10 * (color - low) / (min(letters[i][0], 1.9) - low)), 9)
        spectrum = f"{letters[i][1]}{subtype} {luminosity}" if luminosity != "D" else f"DA{sky.random.randint(2, 8)}"
        distance = sky.between(8, 90) * (8 if luminosity == "Ib" else 1)
        yield (f"S {number}", spectrum, f"{magnitude + 5 * math.log10(distance / 10):.2f}",
               *sky.parallax(1000 / distance, sky.between(0.3, 0.9) if distance < 90 else 0.15),
               f"{color:.3f}", f"{0.004 + 0.02 * sky.random.random():.3f}")


def three_features(sky):
    yield "name", "absolute_magnitude", "log_temperature", "metallicity", "population"
    for number in range(1, 301):
        population, metallicity = [("disc", -0.1), ("thick disc", -0.6), ("halo", -1.5)][number % 3]
        metallicity = sky.random.gauss(metallicity, 0.22)
        _, magnitude, temperature = sky.near(DWARFS, sky.between(0.36, 0.78), 0.02, 0.12, 0.004)
        magnitude -= 0.55 * metallicity
        yield f"P {number}", f"{magnitude:.3f}", f"{temperature:.4f}", f"{metallicity:.2f}", population


def red_dwarfs(sky):
    yield "name", "Vmag", "Plx", "e_Plx", "Teff", "e_Teff"
    for number in range(1, 121):
        _, magnitude, temperature = sky.near(DWARFS, sky.between(0.72, 0.97), 0.02, 0.25, 0.004)
        distance, error = sky.between(12, 60), sky.between(20, 90)
        yield (f"R {number}", f"{magnitude + 5 * math.log10(distance / 10):.2f}",
               *sky.parallax(1000 / distance, sky.between(0.4, 2.2)),
               f"{sky.random.gauss(10 ** temperature, error):.0f}", f"{error:.0f}")


def noisy(sky):
    yield "name", "absolute_magnitude", "log_temperature", "kind"
    for number in range(1, 301):
        kind, other = sky.random.sample(["dwarf", "giant"], 2)
        where = (DWARFS, sky.between(0.38, 0.68)) if kind == "dwarf" else (GIANTS, sky.between(0.0, 0.75))
        _, magnitude, temperature = sky.near(*where, 0.10, 0.9, 0.025)
        label = other if sky.random.random() < 0.12 else kind
        yield f"Y {number}", f"{magnitude:.3f}", f"{temperature:.4f}", label


TABLES = [open_cluster, open_cluster_isochrone, globular_cluster, neighbourhood, white_dwarfs, fifteen_classes,
          imbalanced, spectral_types, three_features, red_dwarfs, noisy]

if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    for seed, table in enumerate(TABLES, 1):
        with open(folder / f"{table.__name__.replace('_', '-')}.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(table(Sky(seed)))
