"""What the figures were taken on, and the page they go to."""

import os
import pathlib
import platform
import re
import shutil
import subprocess

BUSY = 0.5  # load from which on figures are not to be believed


def _first_line(command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.stdout.split("\n")[0].strip() if done.returncode == 0 else ""


def _field(path, name):
    """Of "name : value" and "name=value" alike; "" if there is none."""
    try:
        text = pathlib.Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(rf"^{name}\s*[:=]\s*(.+)$", text, re.MULTILINE)
    return found[1].strip().strip('"') if found else ""


def _debian(package):
    if not shutil.which("dpkg-query"):
        return ""
    return _first_line(["dpkg-query", "--show", "--showformat=${Version}", package])


class About:
    def __init__(self, programs):
        self.load = os.getloadavg()[0]
        self.busy = self.load > BUSY
        compiler = _field(programs.folder / "CMakeCache.txt", "CMAKE_CXX_COMPILER:[A-Z]+")
        memory = re.match(r"\d+", _field("/proc/meminfo", "MemTotal") or "0")[0]
        self.machine = ", ".join(filter(None, (
            _field("/proc/cpuinfo", "model name") or platform.processor(),
            f"{len(os.sched_getaffinity(0))} processors",
            f"{int(memory) / 2**20:.0f} GiB of memory",
            _field("/etc/os-release", "PRETTY_NAME") or platform.system())))
        versions = {
            "escalint": _first_line([programs.escalint, "--version"]).removeprefix("escalint").strip(),
            "RapidJSON": _debian("rapidjson-dev"),
            "pugixml": _debian("libpugixml-dev"),
        }
        self.versions = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
        self.compiler = _first_line([compiler, "--version"]) if compiler else ""


HOW = """\
Written by `{command} --write`, which installs, builds, generates and measures all of this again. Times are the
best of several runs, whole processes, with the files in the page cache, each on as many processors as it has
threads."""
PROVISIONAL = """\
**Provisional**: the machine was doing other things (load {load:.1f}) when this was measured. The page is to be
written again on one that isn't."""
STAGES = """\
## The stages one by one

`./scripts/build release bench && build/release/bench/stages` times slicing, reading, replaying and rendering, one
case or finding at a time. `scripts/benchmark --profile` names the functions that take most of a whole run."""


def page(about, tables, option):
    command = f"scripts/benchmark {option}".strip()
    lines = ["# Performance", "", HOW.format(command=command), "",
             f"- Machine: {about.machine}", f"- Versions: {about.versions}",
             *([f"- Compiler: {about.compiler}, `-O3`"] if about.compiler else []), ""]
    if about.busy:
        lines += [PROVISIONAL.format(load=about.load), ""]
    lines += [table.as_markdown() for table in tables]
    lines += [STAGES, ""]
    return "\n".join(lines)
