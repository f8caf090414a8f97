"""A table that is saved again and again under watch, whose memory must stay flat."""

import pathlib
import subprocess
import tempfile

from tally import STARS, setup


class Soak:
    def __init__(self, program, own, tally):
        self.tally = tally
        self.memory = []
        self.place = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.place.name)
        setup(program, self.folder)
        self.process = subprocess.Popen(
            [program, "watch", "e.yaml", "-o", "out"], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True)
        self.process.stdout.readline()

    def __enter__(self):
        return self

    def run(self, number):
        (self.folder / "stars.csv").write_text(STARS.replace("4.8", f"4.{number % 89 + 10}"))
        self.process.stdout.readline()
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        self.memory.append(next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")))
        self.tally["runs"] += 1
        self.tally["saves"] += 1
        return True

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.place.cleanup()
        if len(self.memory) < 8:
            return
        count = min(200, len(self.memory) // 4)
        early, late = self.memory[count], self.memory[-1]
        print(f"soak: {early} KiB after {count} saves, {late} KiB after {len(self.memory)}")
        if late > early * 1.2 + 4096:
            self.tally.fail("leak", "soak", f"{early} to {late} KiB")
