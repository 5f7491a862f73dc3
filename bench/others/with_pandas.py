"""The two checks in pandas: events into a frame, then grouped."""

import json
import sys

import pandas


def events(path):
    number = 0
    with open(path, encoding="utf-8") as export:
        for line in export:
            for escalation in json.loads(line).get("escalations", ()):
                number += 1
                for place, event in enumerate(escalation["events"]):
                    yield number, place, event["type"], event.get("stage"), event["at"]


frame = pandas.DataFrame(events(sys.argv[1]), columns=["escalation", "place", "type", "stage", "at"])

raised = frame[frame.type == "raised"]
second = (raised.stage == "2").groupby(raised.escalation).cumsum()
skipped = raised[raised.stage.isin(["3", "4"]) & (second == 0)].escalation.nunique()

began = raised[raised.stage == "2"].groupby("escalation").first()
decided = frame[(frame.type == "decision") & (frame.stage == "2")]
pairs = decided.join(began, on="escalation", rsuffix="_began", how="inner")
pairs = pairs[pairs.place > pairs.place_began].groupby("escalation").first()
# Left to itself, to_datetime takes a date alone for midnight, whatever format it is given.
done, start = (pandas.to_datetime(column.where(column.str.len() == 16), errors="coerce")
               for column in (pairs["at"], pairs["at_began"]))
late = int((done - start > pandas.Timedelta(hours=48)).sum())
print(skipped, late)
