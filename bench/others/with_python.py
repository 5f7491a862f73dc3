"""The two checks in plain Python, an export's line at a time."""

import datetime as dt
import json
import sys

LIMIT = dt.timedelta(hours=48)


def moment(text):
    try:
        return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M")
    except ValueError:
        return None


def is_late(events):
    raised = None
    for event in events:
        if event.get("stage") != "2":
            continue
        if raised is None and event["type"] == "raised":
            raised = event
        elif raised is not None and event["type"] == "decision":
            began, done = moment(raised["at"]), moment(event["at"])
            return None not in (began, done) and done - began > LIMIT
    return False


def has_skipped(events):
    stages = set()
    for event in events:
        if event["type"] == "raised":
            if event["stage"] in ("3", "4") and "2" not in stages:
                return True
            stages.add(event["stage"])
    return False


skipped = late = 0
with open(sys.argv[1], encoding="utf-8") as export:
    for line in export:
        for escalation in json.loads(line).get("escalations", ()):
            skipped += has_skipped(escalation["events"])
            late += is_late(escalation["events"])
print(skipped, late)
