"""The two checks in SQL: events into a table in memory, then window queries."""

import json
import sqlite3
import sys

SKIPPED = """
  SELECT count(DISTINCT escalation) FROM (
    SELECT escalation, stage,
           max(stage = '2') OVER (PARTITION BY escalation ORDER BY place
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS second
    FROM event WHERE type = 'raised')
  WHERE stage IN ('3', '4') AND coalesce(second, 0) = 0"""

LATE = """
  WITH step AS (
    SELECT escalation, type, at, place,
           min(CASE WHEN type = 'raised' THEN place END) OVER (PARTITION BY escalation) AS raised
    FROM event WHERE stage = '2' AND type IN ('raised', 'decision')),
  pair AS (
    SELECT escalation, at AS done, first_value(at) OVER same AS began, type,
           row_number() OVER (PARTITION BY escalation, type ORDER BY place) AS number
    FROM step WHERE place = raised OR (type = 'decision' AND place > raised)
    WINDOW same AS (PARTITION BY escalation ORDER BY place))
  SELECT count(*) FROM pair
  WHERE type = 'decision' AND number = 1 AND length(began) = 16 AND length(done) = 16
    AND round((julianday(done) - julianday(began)) * 1440) > 48 * 60"""


def events(path):
    number = 0
    with open(path, encoding="utf-8") as export:
        for line in export:
            for escalation in json.loads(line).get("escalations", ()):
                number += 1
                for place, event in enumerate(escalation["events"]):
                    yield number, place, event["type"], event.get("stage"), event["at"]


database = sqlite3.connect(":memory:")
database.execute("CREATE TABLE event (escalation INTEGER, place INTEGER, type TEXT, stage TEXT, at TEXT)")
database.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)", events(sys.argv[1]))
print(database.execute(SKIPPED).fetchone()[0], database.execute(LATE).fetchone()[0])
