"""Whole processes, measured the same way whatever they are: wall time, processor time, peak memory."""

import contextlib
import dataclasses
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time

TIME = "/usr/bin/time"  # from Debian's "time"; its own small size doesn't hide that of the program


class Failed(Exception):
    """A program ended as it should not have."""


@dataclasses.dataclass
class Run:
    wall: float  # seconds
    cpu: float  # seconds, user and system, of all threads
    peak: int | None  # bytes; None = not measured
    timed_out: bool = False

    def better(self, other):
        """The best of two runs, figure by figure: noise only ever adds."""
        if other is None:
            return self
        return Run(min(self.wall, other.wall), min(self.cpu, other.cpu),
                   max(filter(None, (self.peak, other.peak)), default=None),
                   self.timed_out or other.timed_out)


@dataclasses.dataclass
class Contestant:
    command: list
    threads: int = 1
    ok: tuple = (0,)
    feed: list | None = None  # a command whose output it reads


def processors(threads):
    """The last ones: the first tends to serve the interrupts."""
    return sorted(ALLOWED)[-threads:]


ALLOWED = os.sched_getaffinity(0)


@contextlib.contextmanager
def pinned(threads):
    """Children are born with their parent's processors."""
    os.sched_setaffinity(0, processors(threads))
    try:
        yield
    finally:
        os.sched_setaffinity(0, ALLOWED)


def run(contestant, timeout=None, with_peak=True, output=subprocess.DEVNULL):
    """One run. `output`: where its standard output goes."""
    with tempfile.NamedTemporaryFile("r") as peak_file, tempfile.TemporaryFile() as errors:
        prefix = [TIME, "--quiet", "--format=%M", f"--output={peak_file.name}"] if with_peak else []
        feeder = subprocess.Popen(contestant.feed, stdout=subprocess.PIPE) if contestant.feed else None
        source = feeder.stdout if feeder else subprocess.DEVNULL
        with pinned(contestant.threads):
            began = time.perf_counter()
            process = subprocess.Popen(prefix + list(map(str, contestant.command)), stdin=source,
                                       stdout=output, stderr=errors, start_new_session=True)
        if feeder:
            feeder.stdout.close()
        status, usage, timed_out = _wait(process, timeout)
        wall = time.perf_counter() - began
        if feeder:
            feeder.wait()
        if not timed_out and status not in contestant.ok:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()[-2000:]
            raise Failed(f"{pathlib.Path(contestant.command[0]).name} ended with status {status}: {said}")
        peak = None
        if with_peak and not timed_out:
            peak = int(peak_file.read().split()[-1]) * 1024
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, timed_out)


def _wait(process, timeout):
    """Status, usage, whether it took too long. Whatever happens, no process is left behind."""
    expired = threading.Event()

    def expire():
        expired.set()
        os.killpg(process.pid, signal.SIGKILL)

    alarm = threading.Timer(timeout, expire) if timeout else None
    if alarm:
        alarm.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    finally:
        if alarm:
            alarm.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage, expired.is_set()


def best_of(contestants, rounds, budget=float("inf")):
    """name → the best of `rounds` runs. Everyone runs once a round, so that a disturbance meets all alike;
    who has used up `budget` seconds sits out the rest."""
    best, spent = {}, dict.fromkeys(contestants, 0.0)
    for number in range(rounds):
        for name, contestant in contestants.items():
            if number and spent[name] > budget:
                continue
            this = run(contestant)
            spent[name] += this.wall
            best[name] = this.better(best.get(name))
    return best
