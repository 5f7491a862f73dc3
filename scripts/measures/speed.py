"""Whole runs beside the floors: what reading the same bytes costs at the very least."""

from measures.inputs import NAMES, spoken
from measures.page import Table, figure, megabytes, seconds
from measures.process import Contestant, best_of

FLOORS = {
    "json": {"RapidJSON, case by case": "json-cases", "RapidJSON, whole file": "json-whole"},
    "ndjson": {"RapidJSON, case by case": "json-cases"},
    "xml": {"pugixml, case by case": "xml-cases"},
}
HASH = "SHA-256"
# Time of a whole run ÷ time of the floor on one thread; at 1 and at 2 threads.
TARGETS = {"json": {1: 1.8, 2: 1.0}, "ndjson": {1: 1.8, 2: 1.0}, "xml": {1: 1.6, 2: 0.9}}
ABOUT = """\
A floor is the bare parser over the same file, whole process against whole process: RapidJSON's SAX reader in situ
with `kParseValidateEncodingFlag` and a handler that does nothing; pugixml's `load_buffer_inplace` on each `<case>`.
Cases are found by their line end or end tag, read in blocks of 1 MB; the JSON array is also given to RapidJSON
whole, and the faster of the two is the floor. `read` counts the file's lines; `SHA-256` is the hash that a report
names its input by, computed by OpenSSL. escalint does all it does: every rule of every pack, that hash, a JSON report
written to a file and synced. **×&nbsp;floor** is its time divided by the floor's on one thread: 1.0 would be as fast as
only parsing."""
ABOUT_TARGETS = """\
Time of a whole run divided by the time of the floor on one thread, at {size}. Beside it, what is left of that when
nothing is done but parsing and hashing, spread evenly over the threads."""


def check(programs, export, jobs, report):
    return Contestant([programs.escalint, "check", export.path, "--jobs", jobs, "--quiet", "--no-progress",
                       "--format", f"json:{report}"], threads=jobs, ok=(0, 1))


def contestants(programs, export, thread_counts, report):
    table = {"read": Contestant([programs.floors, "read", export.path]),
             HASH: Contestant([programs.hash, export.path])}
    for name, floor in FLOORS[export.carrier].items():
        table[name] = Contestant([programs.floors, floor, export.path])
    for jobs in thread_counts:
        table[jobs] = check(programs, export, jobs, report)
    return table


def measure(programs, shelf, sizes, rounds, thread_counts, scratch):
    """The table, and carrier → threads → (ratio, ratio of parsing and hashing alone) for the largest size."""
    table = Table("Speed", ABOUT, ["export", "what", "seconds", "CPU s", "MB/s", "thousand events/s",
                                   "peak MB", "× floor"], texts=2)
    ratios = {}
    for size in sizes:
        for carrier in NAMES:
            export = shelf.export(size, carrier)
            best = best_of(contestants(programs, export, thread_counts, scratch / "report.json"), rounds)
            floor = min(best[name].wall for name in FLOORS[carrier])
            for name, run in best.items():
                jobs = name if isinstance(name, int) else 0
                said = f"escalint, {jobs} thread{'s' * (jobs > 1)}" if jobs else name
                table.add(f"{export.name}, {spoken(size)}", said, seconds(run.wall), seconds(run.cpu),
                          figure(export.bytes / 1e6 / run.wall), figure(export.events / 1e3 / run.wall),
                          megabytes(run.peak), f"{run.wall / floor:.2f}")
                if jobs:
                    least = (floor + best[HASH].wall) / jobs
                    ratios.setdefault(carrier, {})[jobs] = run.wall / floor, least / floor
            one = thread_counts[0]
            by_cpu = best[one].cpu / min(best[name].cpu for name in FLOORS[carrier])
            table.notes.append(f"{export.name}, {spoken(size)}: {export.cases:,} cases, {export.events:,} events; "
                               f"CPU time {by_cpu:.2f} × floor at one thread.")
    return table, ratios


def targets(ratios, size):
    table = Table("Targets", ABOUT_TARGETS.format(size=spoken(size)),
                  ["carrier and threads", "target", "parsing and SHA-256", "measured", ""], texts=5)
    for carrier, by_threads in ratios.items():
        for threads, (ratio, least) in by_threads.items():
            target = TARGETS[carrier].get(threads)
            if target:
                table.add(f"{NAMES[carrier]}, {threads}", f"≤ {target} ×", f"{least:.2f} ×", f"{ratio:.2f} ×",
                          "met" if ratio <= target else "**not met**")
    return table
