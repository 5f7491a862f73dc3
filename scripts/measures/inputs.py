"""The exports that are measured: invented, made once and kept."""

import hashlib
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]
POLICY = "staffordshire"
GENERATE = (sys.executable, ROOT / "scripts" / "generate-export", "--policy", POLICY)
BLOCK = 1 << 20
EVENT = {"json": b'"at":', "ndjson": b'"at":', "xml": b"<event "}
CASE = {"json": b'"child":', "ndjson": b'"child":', "xml": b"<case "}
ENDING = {"json": "json", "ndjson": "ndjson", "xml": "xml"}
NAMES = {"json": "JSON", "ndjson": "NDJSON", "xml": "XML"}


class Export:
    """A file and what is in it."""

    def __init__(self, path, carrier, counts):
        self.path, self.carrier = path, carrier
        self.bytes, self.cases, self.events = counts["bytes"], counts["cases"], counts["events"]

    @property
    def name(self):
        return NAMES[self.carrier]


def size_name(size):
    for unit, name in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if size % unit == 0:
            return f"{size // unit}{name}"
    return str(size)


def spoken(size):
    name = size_name(size)
    return f"{name[:-1]} {name[-1]}B" if name[-1].isalpha() else f"{name} bytes"


def generator(size, carrier, faults):
    share = [] if faults is None else ["--faults", str(faults)]
    return [*GENERATE, "--size", size_name(size), "--carrier", carrier, *share]


def count(path, carrier):
    """How many bytes, cases and events, by the words they begin with."""
    total = {"bytes": 0, "cases": 0, "events": 0}
    with open(path, "rb") as text:
        rest = b""
        while block := text.read(BLOCK):
            total["bytes"] += len(block)
            block = rest + block
            # Up to the last line end, so that no word is cut in two.
            cut = block.rfind(b"\n") + 1 or len(block)
            rest = block[cut:]
            total["cases"] += block.count(CASE[carrier], 0, cut)
            total["events"] += block.count(EVENT[carrier], 0, cut)
    total["cases"] += rest.count(CASE[carrier])
    total["events"] += rest.count(EVENT[carrier])
    return total


def generator_mark():
    """Another generator, other bytes."""
    digest = hashlib.sha256()
    scripts = ROOT / "scripts"
    for path in (scripts / "generate-export", *sorted((scripts / "exports").glob("*.py"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


class Shelf:
    """Makes exports where they are missing, in a folder of the generator's own."""

    def __init__(self, folder, say):
        self._folder, self._say = folder / f"exports-{generator_mark()}", say
        self._folder.mkdir(parents=True, exist_ok=True)

    def export(self, size, carrier, faults=None):
        mark = "" if faults is None else f"-faults-{faults}"
        path = self._folder / f"{POLICY}-{size_name(size)}{mark}.{ENDING[carrier]}"
        counts = path.with_name(path.name + ".counts")
        if not counts.exists():
            self._say(f"generating {path.name}")
            subprocess.run([*generator(size, carrier, faults), "-o", path], check=True)
            counts.write_text(json.dumps(count(path, carrier)), encoding="ascii")
        return Export(path, carrier, json.loads(counts.read_text(encoding="ascii")))

    def one_case(self):
        path = self._folder / "one-case.json"
        subprocess.run([*GENERATE, "--cases", "1", "--carrier", "json", "-o", path], check=True)
        return path

    def written(self, name, text):
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path
