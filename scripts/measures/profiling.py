"""Where the time of a whole run goes, by room of src/."""

import collections
import pathlib
import re
import shutil
import subprocess

from measures import speed
from measures.page import Table
from measures.process import pinned, run

ROOMS = ("domain", "text", "source", "ingest", "pack", "check", "report", "cli")
TOP = 30
ABOUT = """\
Microseconds of one processor that a case takes, one thread. A library's code counts for the library, also where it
was inlined: RapidJSON with the handlers that it calls, which find out what member this is. `ingest` makes the record,
`check` replays it, `source` cuts the export into cases."""
LIBRARIES = (("crypto", "OpenSSL (SHA-256)"), ("pugixml", "pugixml"), ("tbb", "oneTBB"), ("fmt", "{fmt}"),
             ("icu", "ICU"), ("stdc++", "libstdc++"), ("libc.", "libc"), ("kernel", "kernel"),
             ("[", "kernel"))
TEMPLATES = (("rapidjson", "RapidJSON, handlers"), ("pugi", "pugixml"))


def rooms_of_symbols(folder):
    """symbol → room, from the rooms' own libraries."""
    rooms = {}
    for room in ROOMS:
        for library in folder.glob(f"src/libescalint_{room}.a"):
            listed = subprocess.run(["nm", "--defined-only", library], capture_output=True, text=True).stdout
            for line in listed.splitlines():
                parts = line.split()
                if len(parts) == 3 and parts[1] in "tTwWiu":
                    rooms.setdefault(parts[2], room)
    return rooms


def place(file, symbol, rooms):
    """The room or library whose code a symbol is."""
    own = pathlib.Path(file).name == "escalint"
    if not own:
        return next((name for part, name in LIBRARIES if part in file), file)
    return next((name for part, name in TEMPLATES if part in symbol), rooms.get(symbol, "other"))


def _demangled(symbols):
    if not shutil.which("c++filt"):
        return symbols
    done = subprocess.run(["c++filt"], input="\n".join(symbols), capture_output=True, text=True)
    return done.stdout.split("\n")


def _short(symbol):
    symbol = re.sub(r"escalint::(\(anonymous namespace\)::)?", "", symbol)
    symbol = symbol.replace("std::__cxx11::", "std::")
    return symbol if len(symbol) <= 90 else symbol[:87] + "..."


def samples(programs, export, scratch):
    """[(share in %, room or library, symbol)]; empty where perf can't be used or may not look."""
    if not shutil.which("perf"):
        return []
    record = scratch / "perf.data"
    command = speed.check(programs, export, 1, scratch / "report.json").command
    with pinned(1):
        done = subprocess.run(["perf", "record", "--quiet", "-e", "cpu-clock", "-F", "4999", "-o", record,
                               *map(str, command)], stdin=subprocess.DEVNULL, capture_output=True)
    if done.returncode not in (0, 1) or not record.exists():
        return []
    report = subprocess.run(["perf", "report", "--stdio", "--no-demangle", "--sort", "dso,symbol", "-t", "\t",
                             "-i", record], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    rooms = rooms_of_symbols(programs.folder)
    rows = []
    for line in report.stdout.splitlines():
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) >= 3 and parts[0].endswith("%"):  # newer ones have more columns
            symbol = parts[2].split("] ", 1)[-1]
            rows.append((float(parts[0][:-1]), place(parts[1], symbol, rooms), symbol))
    return rows


def measure(programs, exports, scratch, say):
    """(table by room, tables of the functions that take most); none without perf."""
    by_room, functions = collections.defaultdict(dict), []
    for export in exports:
        rows = samples(programs, export, scratch)
        if not rows:
            say("skipped: the profile (perf is not there, Debian: linux-perf; or may not look: "
                "/proc/sys/kernel/perf_event_paranoid)")
            return None, []
        cpu = run(speed.check(programs, export, 1, scratch / "report.json")).cpu
        for share, room, _ in rows:
            times = by_room[room]
            times[export.name] = times.get(export.name, 0) + share / 100 * cpu * 1e6 / export.cases
        functions.append(_functions(export, rows))
    return _rooms(by_room, [export.name for export in exports]), functions


def _rooms(by_room, names):
    table = Table("Where the time goes", ABOUT, ["room or library", *names])
    for room, times in sorted(by_room.items(), key=lambda item: -sum(item[1].values())):
        if max(times.values()) >= 0.05:
            table.add(room, *(f"{times.get(name, 0):.1f}" for name in names))
    totals = (sum(times.get(name, 0) for times in by_room.values()) for name in names)
    table.add("all", *(f"{total:.1f}" for total in totals))
    return table


def _functions(export, rows):
    table = Table(f"Functions of {export.name}", f"The {TOP} that take most.", ["function", "room", "%"],
                  texts=2)
    names = _demangled([symbol for _, _, symbol in rows[:TOP]])
    for (share, room, _), name in zip(rows[:TOP], names):
        table.add(_short(name), room, f"{share:.1f}")
    return table
