"""What becomes of time and memory when there is more of something."""

import copy
import datetime as dt
import json

from measures import inputs
from measures.inputs import NAMES, ROOT, spoken
from measures.page import Table, figure, megabytes, seconds
from measures.process import Contestant, best_of, run

PACKS = ROOT / "rules"
TIMEOUT = 60  # seconds that a long escalation may take


def _check(programs, path, jobs, *more):
    return Contestant([programs.escalint, "check", path, "--jobs", jobs, "--quiet", "--no-progress",
                       "--format", "ndjson:/dev/null", *more], threads=jobs, ok=(0, 1))


def by_size(programs, shelf, sizes, rounds, jobs):
    table = Table("Size of the export",
                  "Every case should cost the same, however many there are, and memory should be that of the "
                  f"cases under way. Whole processes at {jobs} threads; beyond starting: without the CPU time that one "
                  "case takes.",
                  ["export", "cases", "seconds", "MB/s", "CPU ns a byte", "beyond starting", "peak MB"])
    starting = best_of({0: _check(programs, shelf.one_case(), jobs)}, 10 * rounds)[0].cpu
    for carrier in ("ndjson", "xml"):
        for size in sizes:
            export = shelf.export(size, carrier)
            best = best_of({0: _check(programs, export.path, jobs)}, rounds)[0]
            table.add(f"{NAMES[carrier]}, {spoken(size)}", f"{export.cases:,}", seconds(best.wall),
                      figure(export.bytes / 1e6 / best.wall), figure(best.cpu * 1e9 / export.bytes),
                      figure((best.cpu - starting) * 1e9 / export.bytes), megabytes(best.peak))
    return table


def huge(programs, size, jobs):
    table = Table("An export that is never a file",
                  f"{spoken(size)} through a pipe, straight from the generator, which takes most of the time: what "
                  "matters here is the memory.",
                  ["export", "seconds", "CPU ns a byte", "peak MB"])
    for carrier in ("ndjson", "xml"):
        contestant = _check(programs, "-", jobs)
        contestant.feed = list(map(str, inputs.generator(size, carrier, None)))
        this = run(contestant)
        table.add(f"{NAMES[carrier]}, {spoken(size)}", seconds(this.wall), figure(this.cpu * 1e9 / size),
                  megabytes(this.peak))
    return table


ROUND = (("raised", {"stage": "1"}), ("advice", {"outcome": "given"}), ("discussion", {"stage": "1"}),
         ("record", {"on_child_file": True}), ("views", {}),
         ("decision", {"stage": "1", "outcome": "not_agreed"}), ("notified", {"about": "outcome"}))


def long_escalation(events):
    """One case with one escalation that goes round and round at stage 1, an event every 7 minutes."""
    raiser = {"role": "teacher", "agency": "education"}
    against = {"role": "social_worker", "agency": "childrens_social_care"}
    began, listed = dt.datetime(2015, 1, 5, 9), []
    for number in range(events):
        kind, members = ROUND[number % len(ROUND)]
        at = (began + dt.timedelta(minutes=7 * number)).isoformat(timespec="minutes")
        event = {"id": f"e{number}", "at": at, "type": kind, "by": raiser, "to": [against], **members}
        if kind == "record":
            event["of"] = f"e{number - 1}"
        listed.append(json.dumps(event))
    case = {"id": "C-1", "child": "CH-1", "statuses": []}
    escalation = {"id": "E-1", "route": "inter_agency", "risk": "standard", "raised_by": raiser,
                  "against": against}
    return (f'{{"format": 1, "authority": "{inputs.POLICY}", "as_of": "2024-03-31", "cases": [\n'
            f'{json.dumps(case)[:-1]}, "escalations": [\n{json.dumps(escalation)[:-1]}, "events": [\n'
            + ",\n".join(listed) + "\n]}]}]}\n")


def by_events(programs, shelf, counts, rounds):
    table = Table("Events of one escalation",
                  "One case with one escalation that goes round and round: raised, discussed, recorded, decided, "
                  "told. Real ones have twenty events. The figure to watch is the time an event takes: where it "
                  "grows, the work is more than proportional.",
                  ["events", "seconds", "µs an event", "peak MB"])
    for count in counts:
        path = shelf.written(f"long-{count}.json", long_escalation(count))
        contestant = _check(programs, path, 1)
        first = run(contestant, timeout=TIMEOUT)
        if first.timed_out:
            table.add(f"{count:,}", f"more than {TIMEOUT}", "–", "–")
            continue
        best = first
        if first.wall * rounds < TIMEOUT:
            best = best_of({0: contestant}, rounds)[0].better(first)
        table.add(f"{count:,}", seconds(best.wall), figure(best.wall * 1e6 / count), megabytes(best.peak))
    return table


def multiplied(pack, times):
    """The pack with each rule that many times, under other ids."""
    rules = []
    for number in range(times):
        for rule in pack["rules"]:
            if number and "ladder" in rule:
                continue  # a ladder has one rule
            rule = copy.deepcopy(rule)
            if number:
                rule["id"] = f"{rule['id']}-copy-{number}"
                rule["name"] = f"{rule['name']}-copy-{number}"
            rules.append(rule)
    return {**pack, "rules": rules}


def by_rules(programs, shelf, size, rounds):
    pack_file = next(PACKS.glob(f"{inputs.POLICY}-*.json"))
    pack = json.loads(pack_file.read_text(encoding="utf-8"))
    export = shelf.export(size, "ndjson", faults=0)
    contestants = {}
    for times in (1, 2, 5, 10):
        many = multiplied(pack, times)
        path = shelf.written(f"rules-{times}/pack.json", json.dumps(many))
        contestants[len(many["rules"])] = _check(programs, export.path, 1, "--rules", path.parent)
    best = best_of(contestants, rounds)
    table = Table("Number of rules",
                  f"The {inputs.POLICY} pack with its rules repeated under other ids, over {spoken(size)} of NDJSON "
                  "in which every duty is kept, so that what grows is the replay and not the report.",
                  ["rules", "seconds", "× the pack as it is"])
    least = best[len(pack["rules"])].wall
    for count, this in best.items():
        table.add(count, seconds(this.wall), f"{this.wall / least:.2f}")
    fewest, most = min(best), max(best)
    each = (best[most].wall - best[fewest].wall) / (most - fewest)
    table.notes.append(f"{most / fewest:.1f} × the rules, {best[most].wall / least:.1f} × the time; "
                       f"each further rule takes {each * 1e9 / export.events:.0f} ns an event.")
    return table
