"""System calls that fail, and kills: whatever happens, every file is the old or the new one."""

import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time

from tally import EXPERIMENT, STARS, contents, quiet, run, setup, visible

# Each command, the files that it reads for the new state, and those that were there for the old one.
NEW = {"stars.csv": STARS + "Sun,4.83,5772,1\n", "e.yaml": EXPERIMENT.replace("epochs: 5", "epochs: 6")}
COMMANDS = {
    "report": (["report", "e.yaml", "--force", "-o", "out"], "e.yaml"),
    "train": (["train", "e.yaml", "-o", "out/model.json"], "e.yaml"),
    "classify": (["classify", "model.json", "stars.csv", "-o", "out/classes.csv"], "stars.csv"),
    "export": (["export", "other.json", "--to", "c", "-o", "out/model.c"], "other.json"),
    "bin": (["bin", "e.yaml", "stars.csv", "-o", "out/cells.csv"], "stars.csv"),
}
# What a call returns when it fails; EIO for all others.
ERRORS = {
    "openat": "EMFILE", "write": "ENOSPC", "pwrite64": "ENOSPC", "mkdir": "EACCES", "ftruncate": "ENOSPC",
    "mmap": "ENOMEM", "mprotect": "ENOMEM", "munmap": "ENOMEM", "madvise": "ENOMEM", "clone3": "EAGAIN",
    "clone": "EAGAIN", "fchmod": "EPERM", "flock": "ENOLCK", "getrandom": "ENOSYS", "prctl": "EINVAL", "ioctl": "ENOTTY",
    "fcntl": "EMFILE", "access": "EACCES", "readlink": "EACCES", "sched_getaffinity": "EINVAL", "prlimit64": "EINVAL",
    "sysinfo": "EFAULT", "rt_sigaction": "EINVAL", "rt_sigprocmask": "EINVAL", "fadvise64": "EINVAL",
}
# What no kernel lets fail: threads and processes of the C library itself, which ends the program if they do.
INFALLIBLE = {
    "futex", "execve", "exit", "exit_group", "rt_sigreturn", "restart_syscall", "arch_prctl", "set_tid_address",
    "set_robust_list", "rseq", "getpid", "gettid",
}
KILLED_AT = ["write", "pwrite64", "rename", "renameat2", "fsync", "mkdir", "unlink", "ftruncate", "flock", "openat"]


def failure(call):
    """How a call fails; brk has no error, but returns another end of the memory than the one asked for."""
    return "retval=0" if call == "brk" else f"error={ERRORS.get(call, 'EIO')}"


class Job:
    """A folder with each command's old files, in which it makes the new ones."""

    def __init__(self, program, own, tally):
        self.program, self.own, self.tally = program, own, tally
        self.place = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.place.name)
        setup(program, self.folder)
        run(program, ["train", "e.yaml", "--epochs", "9", "-o", "new.json"], self.folder)
        self.new_input = dict(NEW, **{"other.json": (self.folder / "new.json").read_text()})
        self.old_input = {
            "stars.csv": STARS, "e.yaml": EXPERIMENT, "other.json": (self.folder / "model.json").read_text()}
        self.states = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.place.cleanup()

    def prepare(self, command):
        """Puts the old output of a command in place, and the new input; returns the visible files of both states."""
        out = self.folder / "out"
        arguments, changed = COMMANDS[command]
        if command not in self.states:
            states = []
            # The new state twice: a report on another table lists the changes, so that the old one comes in between.
            for inputs in (self.new_input, self.old_input):
                self.write(inputs, changed)
                result = run(self.program, arguments, self.folder)
                assert result.returncode == 0, result.stderr
                states.append(contents(out))
            self.states[command] = states[::-1]
        old, new = self.states[command]
        shutil.rmtree(out)
        for name, data in old.items():
            path = out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        out.mkdir(exist_ok=True)
        self.write(self.new_input, changed)
        return visible(old), visible(new)

    def write(self, inputs, changed):
        for name, text in self.old_input.items():
            (self.folder / name).write_text(inputs[name] if name == changed else text)

    def strace(self, arguments, injection, trace="trace"):
        """The command that runs the program under strace, with an injection if there is one."""
        return ["strace", "-f", "-qq", "-o", trace, *arguments, *(["-e", f"inject={injection}"] if injection else [])]

    def compare(self, name, old, new):
        for file, data in visible(contents(self.folder / "out")).items():
            if data not in (old.get(file), new.get(file)):
                self.tally.fail("torn", name, f"{file}: {len(data)} bytes")

    def finish(self, name, command, new):
        """After a kill the next run has to make all files, and to leave no others."""
        result = run(self.program, COMMANDS[command][0], self.folder)
        after = contents(self.folder / "out")
        if result.returncode != 0 or visible(after) != new:
            self.tally.fail("torn", name, f"the next run: status {result.returncode}")
        left = [file for file in after if file.endswith(".tmp")]
        if left:
            self.tally.fail("left", name, ", ".join(left))


class Faults(Job):
    """Call N of each system call, for N = 1, 2, …, until no run of the command has so many."""

    def __init__(self, program, own, tally):
        super().__init__(program, own, tally)
        if shutil.which("strace"):
            self.cases = [(c, call) for c in ("report", "train", "classify") for call in self.calls(c)]

    def calls(self, command):
        """The system calls of a command after the loader, with the number of those that the loader makes."""
        def trace(arguments):
            subprocess.run([*self.strace([], None, "calls"), self.program, *arguments], cwd=self.folder, capture_output=True)
            names = [line.split(maxsplit=1)[1].split("(")[0] for line in (self.folder / "calls").read_text(errors="replace").splitlines()]
            return {name: names.count(name) for name in names if name.isidentifier()}
        self.prepare(command)
        loading = trace(["--version"])
        used = trace(quiet(COMMANDS[command][0]))
        return [(name, loading.get(name, 0)) for name in sorted(used) if name not in INFALLIBLE]

    def run(self, number):
        if not shutil.which("strace"):
            return print("faults: strace is not installed")
        exhausted = self.own.setdefault("exhausted", [])
        nth, index = divmod(number, len(self.cases))
        if len(exhausted) == len(self.cases):
            return print("faults: every call has failed once")
        command, (call, loading) = self.cases[index]
        if f"{command} {call}" in exhausted:
            return True
        old, new = self.prepare(command)
        name = f"{command} {call}:{loading + nth + 1}"
        wrap = self.strace(
            ["-e", f"trace={call}"], f"{call}:{failure(call)}:when={loading + nth + 1}")
        try:
            result = run(self.program, COMMANDS[command][0], self.folder, wrap)
        except subprocess.TimeoutExpired:
            self.tally.fail("hang", name)
            return True
        if "INJECTED" not in (self.folder / "trace").read_text(errors="replace"):
            exhausted.append(f"{command} {call}")
            return True
        self.tally["faults"] += 1
        self.tally.judge(name, result.returncode, result.stderr, is_heard=call != "write")
        self.compare(name, old, new)
        if result.returncode == 0 and visible(contents(self.folder / "out")) != new:
            self.tally.fail("silent", name, "success without the new files")
        return True


class Kills(Job):
    """A kill at call N of those that change files, for N = 1, 2, …, round after round."""

    CASES = [(command, call) for call in KILLED_AT for command in COMMANDS]

    def run(self, number):
        if not shutil.which("strace"):
            return print("kills: strace is not installed")
        nth, index = divmod(number, len(self.CASES))
        command, call = self.CASES[index]
        exhausted = self.own.setdefault("exhausted", [])
        if len(exhausted) == len(self.CASES):
            return print("kills: every call has been the last once")
        if f"{command} {call}" in exhausted:
            return True
        old, new = self.prepare(command)
        name = f"{command} at {call}:{nth + 1}"
        wrap = self.strace(["-e", f"trace={call}"], f"{call}:signal=SIGKILL:when={nth + 1}")
        result = run(self.program, COMMANDS[command][0], self.folder, wrap)
        if result.returncode != -signal.SIGKILL:
            exhausted.append(f"{command} {call}")
            return True
        self.tally["runs"] += 1
        self.tally["kills"] += 1
        self.compare(name, old, new)
        self.finish(name, command, new)
        return True


class Moments(Job):
    """A signal after a random time."""

    def run(self, number):
        source = random.Random(number)
        command = source.choice(list(COMMANDS))
        old, new = self.prepare(command)
        process = subprocess.Popen(
            [self.program, *quiet(COMMANDS[command][0])], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(source.uniform(0, 0.15 if command == "report" else 0.03))
        process.send_signal(source.choice([signal.SIGKILL, signal.SIGQUIT, signal.SIGXCPU, signal.SIGTERM]))
        process.wait()
        self.tally["runs"] += 1
        self.tally["kills"] += process.returncode < 0
        self.compare(number, old, new)
        self.finish(number, command, new)
        return True
