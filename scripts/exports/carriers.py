"""Writing one case as JSON or XML text, with a `%s` for everything that changes from case to case."""

import json
from xml.sax.saxutils import escape, quoteattr

from exports.history import Slot

SINGULAR = {"statuses": "status", "events": "event", "escalations": "escalation",
            "contents": "content"}


class JsonCase:
    """A case as one line of JSON."""

    def __init__(self):
        self.slots = []

    def text(self, value):
        if isinstance(value, Slot):
            self.slots.append(str(value))
            return '"%s"'
        if isinstance(value, dict):
            return "{" + ",".join(f'"{name}":{self.text(v)}' for name, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ",".join(self.text(v) for v in value) + "]"
        return json.dumps(value, ensure_ascii=False).replace("%", "%%")


class XmlCase:
    """A case as an element: scalars are attributes, everything else child elements in the singular."""

    def __init__(self):
        self.slots = []

    def text(self, case):
        return self._element("case", case, "  ")

    def _scalar(self, value):
        if isinstance(value, Slot):
            self.slots.append(str(value))
            return '"%s"'
        text = {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
        return quoteattr(text).replace("%", "%%")

    def _element(self, name, members, indent):
        attributes, children = "", ""
        for member, value in members.items():
            tag = SINGULAR.get(member, member)
            if isinstance(value, dict):
                children += self._element(tag, value, indent + "  ")
            elif value == []:  # which is not the same as no list
                attributes += f' {member}=""'
            elif isinstance(value, list):
                for each in value:
                    children += (self._element(tag, each, indent + "  ") if isinstance(each, dict)
                                 else self._leaf(tag, each, indent))
            elif member == "note":
                children += self._leaf(tag, value, indent)
            else:
                attributes += f" {member}={self._scalar(value)}"
        if not children:
            return f"{indent}<{name}{attributes}/>\n"
        return f"{indent}<{name}{attributes}>\n{children}{indent}</{name}>\n"

    @staticmethod
    def _leaf(tag, text, indent):
        return f"{indent}  <{tag}>{escape(text)}</{tag}>\n".replace("%", "%%")


class Carrier:
    """What goes before, between and after the cases of an export."""

    def __init__(self, name, header):
        self.writer = XmlCase if name == "xml" else JsonCase
        line = json.dumps(header, ensure_ascii=False)
        if name == "xml":
            attributes = "".join(f" {key}={quoteattr(str(value))}" for key, value in header.items())
            self.before = f'<?xml version="1.0" encoding="UTF-8"?>\n<case_records{attributes}>\n'
            self.between, self.after = "", "</case_records>\n"
        elif name == "json":
            self.before = line[:-1] + ', "cases": [\n'
            self.between, self.after = ",\n", "\n]}\n"
        else:
            self.before, self.between, self.after = line + "\n", "\n", "\n"
