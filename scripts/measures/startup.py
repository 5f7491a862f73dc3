"""What it costs to begin: the packs, the words, the calendar, and one case."""

import re
import shutil
import statistics
import subprocess

from measures.page import Table
from measures.process import Contestant, run


def _instructions(command, scratch):
    """(count, with what) or None. A count doesn't care how busy the machine is."""
    command = list(map(str, command))
    if shutil.which("perf"):
        done = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", *command], text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if found := re.search(r"^(\d+),,instructions", done.stderr, re.MULTILINE):
            return int(found[1]), "perf stat"
    if shutil.which("valgrind"):
        out = f"--callgrind-out-file={scratch / 'callgrind.out'}"
        done = subprocess.run(["valgrind", "--tool=callgrind", out, *command], text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if found := re.search(r"Collected\s*:\s*(\d+)", done.stderr):
            return int(found[1]), "callgrind"
    return None


def measure(programs, shelf, rounds, scratch, say):
    table = Table("Starting",
                  f"One case, checked with all packs loaded, on one processor; best and middle of {rounds} runs.",
                  ["run", "best CPU ms", "middle CPU ms", "best ms", "million instructions"])
    commands = {
        "`escalint check`, one case": [programs.escalint, "check", shelf.one_case(), "--jobs", 1,
                                       "--no-progress", "--format", "ndjson:/dev/null"],
        "`escalint --version`": [programs.escalint, "--version"],
    }
    for name, command in commands.items():
        runs = [run(Contestant(command, ok=(0, 1)), with_peak=False) for _ in range(rounds)]
        counted = _instructions(command, scratch)
        if counted is None:
            say("skipped: instructions (neither perf stat nor valgrind counts them here)")
        cpu = [each.cpu * 1e3 for each in runs]
        wall = min(each.wall for each in runs) * 1e3
        table.add(name, f"{min(cpu):.2f}", f"{statistics.median(cpu):.2f}", f"{wall:.2f}",
                  f"{counted[0] / 1e6:.1f} ({counted[1]})" if counted else "–")
    return table
