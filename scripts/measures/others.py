"""What a user would pick instead, doing two checks where escalint does all of them."""

import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile

from measures import speed
from measures.inputs import ROOT, spoken
from measures.page import Table, figure, megabytes, seconds
from measures.process import Contestant, best_of, run

HERE = ROOT / "bench" / "others"
BUDGET = 20  # seconds that one of them may take before it has no further go
ABOUT = """\
One check for a skipped stage and one 48-hour check only ([bench/others](../bench/others/README.md)), over the
same NDJSON, against the whole of escalint with all of its rules and a JSON report. Each on one processor. SQLite
is filled from Python, as is the data frame. Whoever needs more than {budget} seconds has one go only."""


@dataclasses.dataclass
class Other:
    name: str
    command: list
    version: str


def _said(command):
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.stdout.strip() if done.returncode == 0 else ""


def _python_with(module):
    for python in dict.fromkeys((sys.executable, "/usr/bin/python3")):
        if os.access(python, os.X_OK):
            version = _said([python, "-c", f"import {module}; print({module}.__version__)"])
            if version:
                return python, version
    return None


def install(packages, say):
    """Debian's, for the comparison only: where they can't be had, it is told and done without."""
    for package in packages:
        done = subprocess.run([ROOT / "scripts" / "install-dependencies", package], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if done.returncode:
            say(f"{package} could not be installed: its comparison is skipped")


def find(say):
    python_version = "Python " + sys.version.split()[0]
    found = [Other("Python", [sys.executable, HERE / "with_python.py"], python_version)]
    if sqlite := _said([sys.executable, "-c", "import sqlite3; print(sqlite3.sqlite_version)"]):
        found.append(Other("SQLite", [sys.executable, HERE / "with_sqlite.py"], f"SQLite {sqlite}"))
    else:
        say("skipped: SQLite (this Python has no sqlite3)")
    if shutil.which("jq"):
        found.append(Other("jq", ["jq", "-nrf", HERE / "with_jq.jq"], _said(["jq", "--version"])))
    else:
        say("skipped: jq is not there (Debian: jq)")
    if pandas := _python_with("pandas"):
        found.append(Other("pandas", [pandas[0], HERE / "with_pandas.py"], f"pandas {pandas[1]}"))
    else:
        say("skipped: pandas is not there (Debian: python3-pandas)")
    return found


def answers(others, export):
    """What each found; they must be of one mind, or the comparison is of different things."""
    found = {}
    for other in others:
        with tempfile.TemporaryFile("w+") as out:
            run(Contestant([*other.command, export.path]), output=out, with_peak=False)
            out.seek(0)
            found[other.name] = out.read().strip()
    return found


def measure(programs, shelf, size, small, rounds, scratch, say):
    others = find(say)
    found = answers(others, shelf.export(small, "ndjson"))
    if len(set(found.values())) != 1:
        raise AssertionError(f"bench/others: they don't agree: {found}")
    export = shelf.export(size, "ndjson")
    contestants = {"escalint, all rules": speed.check(programs, export, 1, scratch / "report.json")}
    contestants |= {other.name: Contestant([*other.command, export.path]) for other in others}
    best = best_of(contestants, rounds, BUDGET)
    ours = best["escalint, all rules"].wall
    table = Table("Beside what one would write instead", ABOUT.format(budget=BUDGET),
                  ["with", "seconds", "MB/s", "thousand events/s", "peak MB", "× escalint's time"])
    for name, this in best.items():
        table.add(name, seconds(this.wall), figure(export.bytes / 1e6 / this.wall),
                  figure(export.events / 1e3 / this.wall), megabytes(this.peak), f"{this.wall / ours:.1f}")
    skipped, late = next(iter(found.values())).split()
    table.notes.append(f"NDJSON, {spoken(size)}. All of them agree: of the export of {spoken(small)}, {skipped} "
                       f"escalations skipped stage 2 and {late} were decided late. "
                       f"Versions: {', '.join(other.version for other in others)}.")
    return table
