"""The counts of what happened, and what all kinds of torture share: a small job, and the judgement of its end."""

import collections
import pathlib
import subprocess

CODES = {0, 1, 64, 65, 66, 70, 71, 73, 74, 130}
TIMEOUT = 60
EXPERIMENT = "title: Torture\ndata: stars.csv\nfigures: [hr-diagram, decision]\nformats: [png]\nruns: [{learning_rate: 0.5, epochs: 5}]\n"
ROWS = [
    (4.8, 5772, 1), (0.6, 9602, 1), (11.2, 25000, 2), (-5.8, 3600, 3), (10.5, 3300, 1), (12.9, 7740, 2),
    (-0.3, 4286, 3), (13.2, 14000, 2), (-5.3, 3590, 3), (6.1, 5260, 1), (2.0, 7550, 1), (-2.5, 4010, 3),
]
STARS = "name,absolute_magnitude,effective_temperature,label\n" + "".join(
    f"S{i},{m},{t},{label}\n" for i, (m, t, label) in enumerate(ROWS))


class Tally(collections.Counter):
    """The number of runs, and of each kind of failure."""

    # What is counted, but is no failure.
    FINE = {"runs", "refused", "faults", "kills", "saves"}

    def fail(self, kind, name, text=""):
        self[kind] += 1
        print(f"{kind}: {name}: {text}", flush=True)

    def judge(self, name, status, error, is_heard=True):
        """Counts the end of a run; a signal is a crash. A message is expected if it `is_heard`."""
        self["runs"] += 1
        if status < 0 or status > 130:
            self.fail("crash", name, f"status {status}: {error.decode(errors='replace')[:300]}")
        elif status not in CODES:
            self.fail("wrong code", name, f"status {status}")
        elif status != 0 and is_heard and not error.strip():
            self.fail("silent", name, f"status {status} without a message")

    @property
    def bad(self):
        return sum(count for kind, count in self.items() if kind not in self.FINE)

    def __str__(self):
        counts = [f"{count:,} {kind}" for kind, count in sorted(self.items(), key=lambda item: item[0] != "runs")]
        return "in all " + (", ".join(counts) or "none") + ("" if self.bad else ", nothing wrong")


def run(program, arguments, folder, wrap=(), **options):
    return subprocess.run(
        [*wrap, program, *quiet(arguments)], cwd=folder, capture_output=True, timeout=TIMEOUT, **options)


def quiet(arguments):
    return arguments if arguments[0] == "export" else [*arguments, "-q"]


def setup(program, folder, stars=STARS, experiment=EXPERIMENT):
    (folder / "stars.csv").write_text(stars)
    (folder / "e.yaml").write_text(experiment)
    run(program, ["train", "e.yaml", "-o", "model.json"], folder)
    (folder / "out").mkdir(exist_ok=True)


def contents(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def visible(files):
    return {name: data for name, data in files.items() if not pathlib.Path(name).name.startswith(".")}
