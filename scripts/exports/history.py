"""One escalation's history as it is being told: who is who, what happened, in what order."""

from exports import words


class Slot(str):
    """Text that changes with the day a history starts on; everything else stays in the template."""


def party(role, agency):
    return {"role": role, "agency": agency}


class History:
    """Events in the order of time, numbered when the telling is done."""

    def __init__(self, clock, rng, escalation, fault=""):
        self.clock = clock
        self.rng = rng
        self.escalation = escalation
        self.fault = fault
        self.raiser = escalation["raised_by"]
        self.against = escalation["against"]
        self._events = []

    def chance(self, share):
        return self.rng.random() < share

    def choose(self, options):
        return options[int(self.rng.random() * len(options))]

    def event(self, kind, **members):
        """Adds an event at the clock's time. `of` takes the event itself."""
        event = {"id": None, "at": self.clock.now, "type": kind}
        event.update((name, value) for name, value in members.items() if value is not None)
        if "note" not in event and self.chance(0.25):
            event["note"] = words.note(kind, self.choose)
        self._events.append(event)
        return event

    def finish(self):
        """The escalation with its events sorted, numbered and stamped."""
        self._events.sort(key=lambda event: event["at"])
        for number, event in enumerate(self._events, 1):
            event["id"] = f"e{number}"
        for event in self._events:
            if "of" in event:
                event["of"] = event["of"]["id"]
            moment = event["at"]
            if event.get("date_only"):
                del event["date_only"]
                event["at"] = Slot(moment.strftime("%Y-%m-%d"))
            else:
                event["at"] = Slot(moment.strftime("%Y-%m-%dT%H:%M"))
            if "due" in event:
                event["due"] = Slot(event["due"].isoformat())
        self.escalation["events"] = self._events
        return self.escalation
