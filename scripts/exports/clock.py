"""When things happen: working days of England and Wales, and a clock that walks through one history."""

import datetime as dt
import json
import pathlib

CALENDAR = pathlib.Path(__file__).parents[2] / "rules" / "calendars" / "england-and-wales.json"


class WorkingDays:
    """Monday to Friday less the bank holidays of the project's own table."""

    def __init__(self, path=CALENDAR):
        events = json.loads(path.read_text(encoding="utf-8"))["england-and-wales"]["events"]
        self._holidays = {dt.date.fromisoformat(event["date"]) for event in events}

    def is_one(self, day):
        return day.weekday() < 5 and day not in self._holidays

    def after(self, day, count):
        """The count-th working day after `day`."""
        while count > 0:
            day += dt.timedelta(days=1)
            count -= self.is_one(day)
        return day

    def between(self, first, last):
        """All working days from first to last, both included."""
        days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
        return [day for day in days if self.is_one(day)]


class Clock:
    """Walks through one history in office hours.

    `awkward` is set when the history would need an evening or a weekend; the caller then starts it on
    another day.
    """

    def __init__(self, working_days, start, rng):
        self._days = working_days
        self._rng = rng
        self.awkward = False
        self.now = self._at(start, 9 * 60, 11 * 60)

    def _at(self, day, earliest, latest):
        minute = earliest + int(self._rng.random() * (latest - earliest))
        return dt.datetime.combine(day, dt.time(minute // 60, minute % 60))

    def soon(self, least=15, most=55):
        """Later the same day."""
        self.now += dt.timedelta(minutes=least + int(self._rng.random() * (most - least)))
        if self.now.hour >= 20:
            self.awkward = True

    def days(self, count=1):
        """In the morning or at noon, `count` working days on."""
        self.now = self._at(self._days.after(self.now.date(), count), 9 * 60, 13 * 60)

    def within_hours(self, hours, since):
        """On the next working day if that is in time (with an hour and a half to spare), else later today."""
        tomorrow = self._at(self._days.after(self.now.date(), 1), 9 * 60, 12 * 60)
        if tomorrow - since <= dt.timedelta(hours=hours - 1.5):
            self.now = tomorrow
        else:
            self.soon()

    def calendar_days(self, count, hour):
        """At the given hour, `count` days on, weekends included."""
        self.now = self._at(self.now.date() + dt.timedelta(days=count), hour * 60, hour * 60 + 40)
