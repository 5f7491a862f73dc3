"""Where the time of a whole run goes, by room of src/."""

import collections
import pathlib
import re
import shutil
import subprocess

from measures import speed
from measures.page import Table

ROOMS = ("domain", "text", "source", "ingest", "pack", "check", "report", "cli")
TOP = 30
ABOUT = """\
Shares of the samples, one thread. What is inlined counts for where it went; templates of RapidJSON and the
standard library count for the room that uses them."""
LIBRARIES = (("crypto", "OpenSSL (SHA-256)"), ("pugixml", "pugixml"), ("tbb", "oneTBB"), ("fmt", "{fmt}"),
             ("icu", "ICU"), ("stdc++", "libstdc++"), ("libc.", "libc"), ("kernel", "kernel"),
             ("[", "kernel"))


def rooms_of_symbols(folder):
    """symbol → room, from the rooms' own libraries. Templates count for the room that uses them first."""
    rooms = {}
    for room in ROOMS:
        for library in folder.glob(f"src/libescalint_{room}.a"):
            listed = subprocess.run(["nm", "--defined-only", library], capture_output=True, text=True).stdout
            for line in listed.splitlines():
                parts = line.split()
                if len(parts) == 3 and parts[1] in "tTwWiu":
                    rooms.setdefault(parts[2], room)
    return rooms


def library_name(file):
    return next((name for part, name in LIBRARIES if part in file), file)


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
    """[(share in %, file, symbol)], or None where perf can't be used."""
    record = scratch / "perf.data"
    command = speed.check(programs, export, 1, scratch / "report.json").command
    for event in ("cycles:u", "cpu-clock"):
        done = subprocess.run(["perf", "record", "--quiet", "-e", event, "-F", "1999", "-o", record,
                               *map(str, command)], stdin=subprocess.DEVNULL, capture_output=True)
        if done.returncode in (0, 1) and record.exists():
            break
    else:
        return None
    report = subprocess.run(["perf", "report", "--stdio", "--no-demangle", "--sort", "dso,symbol", "-t", "\t",
                             "--percent-limit", "0.02", "-i", record], stdin=subprocess.DEVNULL,
                            capture_output=True, text=True)
    rows = []
    for line in report.stdout.splitlines():
        parts = [part.strip() for part in line.split("\t")]
        if len(parts) >= 3 and parts[0].endswith("%"):  # newer ones have more columns
            rows.append((float(parts[0][:-1]), parts[1], parts[2].split("] ", 1)[-1]))
    return rows


def measure(programs, export, scratch, say):
    """Two tables: by room, and the functions that take most."""
    if not shutil.which("perf"):
        say("skipped: the profile (perf is not there; Debian: linux-perf)")
        return []
    rows = samples(programs, export, scratch)
    if not rows:
        say("skipped: the profile (perf may not look here; see /proc/sys/kernel/perf_event_paranoid)")
        return []
    rooms = rooms_of_symbols(programs.folder)
    by_room = collections.Counter()
    placed = []
    for share, file, symbol in rows:
        own = pathlib.Path(file).name == "escalint"
        room = rooms.get(symbol, "other") if own else library_name(file)
        by_room[room] += share
        placed.append((share, room, symbol))
    totals = Table(f"Profile of {export.name} by room", ABOUT, ["room", "%"])
    for room, share in by_room.most_common():
        totals.add(room, f"{share:.1f}")
    top = Table(f"Functions of {export.name}", f"The {TOP} that take most.", ["function", "room", "%"],
                texts=2)
    names = _demangled([symbol for _, _, symbol in placed[:TOP]])
    for (share, room, _), name in zip(placed[:TOP], names):
        top.add(_short(name), room, f"{share:.1f}")
    return [totals, top]
