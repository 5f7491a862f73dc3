"""Makes cases, one after the other, in constant memory.

Telling a history is slow, so each kind of history is told in a few wordings and from a few first days
only; what is left is a template whose `%s` are filled with times, names and numbers.
"""

import datetime as dt
import json
import random

from exports import data_faults, herefordshire, staffordshire
from exports.clock import Clock, WorkingDays
from exports.history import History, Slot
from exports.words import THEMES

POLICIES = {policy.AUTHORITY: policy for policy in (staffordshire, herefordshire)}
WORDINGS = 5
FIRST_DAYS = 24  # that one wording may start on; each has its own
LONGEST = 75  # calendar days that the longest plan may take


class Template:
    """One wording of one plan, with or without a fault; the times for each first day as needed."""

    def __init__(self, maker, tellers, fault, wording, days, open_case=False):
        self._maker = maker
        self._tellers = tellers
        self._fault = fault
        self._name = f"{maker.seed}/{[t.__name__ for t in tellers]}/{fault_name(fault)}/{wording}"
        self._days = maker.some_of(days)
        self._open = open_case
        self._times = {}
        self.truth = ""
        self.text = None

    def fill(self, pick, case, child, born):
        """The case's text; `pick` in [0, 1) chooses the day."""
        number = int(pick * len(self._days))
        times = self._times.get(number)
        if times is None:
            times = self._times[number] = self._tell_from(number)
        return self.text % ((case, child, born) + times)

    def _tell_from(self, number):
        """From that day, or the next on which nothing falls on an evening or a weekend."""
        for step in range(len(self._days)):
            start = self._days[(number + step) % len(self._days)]
            case, awkward = self._tell(start)
            if awkward:
                continue
            writer = self._maker.carrier.writer()
            text = writer.text(case)
            self.text = self.text or text
            if text != self.text:  # two events changed places: not this template
                continue
            return tuple(map(self._maker.shared, writer.slots[3:]))
        raise SystemExit("generate-export: the dates leave no room for a history; widen --dates")

    def _tell(self, start):
        maker, policy = self._maker, self._maker.policy
        wording = random.Random(self._name)
        clock = Clock(maker.working_days, start, random.Random(f"{self._name}/{start}"))

        def choose(options):
            return options[int(wording.random() * len(options))]

        practice = self._fault if isinstance(self._fault, str) else ""
        kinds = policy.circumstances(self._tellers, choose, practice)
        case = {"id": Slot("id"), "child": Slot("child"), "authority": policy.AUTHORITY,
                "birth_date": Slot("born"),
                "statuses": [{"type": kind,
                              "from": Slot(str(start - dt.timedelta(days=40 + 30 * n)))}
                             for n, kind in enumerate(kinds)],
                "escalations": []}
        for number, teller in enumerate(self._tellers, 1):
            if number > 1:
                clock.days(4)
            case["escalations"].append(self._escalation(teller, number, clock, wording, choose, kinds,
                                                        practice if number == 1 else ""))
        if callable(self._fault):
            self.truth = self._fault(case["escalations"][0], policy, choose)
        elif self._fault:
            self.truth = policy.FAULTS[self._tellers[0]][self._fault]
        late = clock.now.date() > maker.last
        return case, (clock.awkward or late) and not (self._open and not clock.awkward)

    def _escalation(self, teller, number, clock, wording, choose, kinds, fault):
        policy = self._maker.policy
        raiser, against = policy.people_for(teller, choose)
        escalation = {"id": f"E-{number}", "policy": policy.AUTHORITY,
                      "route": policy.route_for(teller, choose), "risk": "standard",
                      "theme": choose(THEMES), "raised_by": raiser, "against": against}
        history = History(clock, wording, escalation, fault)
        history.statuses, history.entered, history.legal_considered = kinds, [], False
        teller(history)
        return history.finish()


def fault_name(fault):
    return fault.__name__ if callable(fault) else fault


class Maker:
    """Everything that stays the same through one run."""

    def __init__(self, authority, seed, first, last, carrier, faults):
        self.policy = POLICIES[authority]
        self.seed = seed
        self.last = last
        self.carrier = carrier
        self.faults = faults
        self.working_days = WorkingDays()
        self._strings = {}
        self._rng = random.Random(f"{authority}/{seed}")
        closed = self.working_days.between(first, max(first, last - dt.timedelta(days=LONGEST)))
        recent = self.working_days.between(last - dt.timedelta(days=7), last)[-2:]
        if not closed or not recent:
            raise SystemExit("generate-export: no working day to start on; widen --dates")
        self._plans = self._table(self.policy.PLANS, closed, False)
        self._plans += self._table(self.policy.OPEN_PLANS, recent, True)
        self._faulty = self._fault_table(closed)
        first_birth = last - dt.timedelta(days=17 * 365)
        self._births = [str(first_birth + dt.timedelta(days=7 * n)) for n in range(16 * 52)]

    def shared(self, text):
        """One copy of each string, however many histories use it."""
        return self._strings.setdefault(text, text)

    def some_of(self, days):
        return days if len(days) <= FIRST_DAYS else self._rng.sample(days, FIRST_DAYS)

    def _table(self, plans, days, open_case):
        table = []
        for weight, tellers in plans:
            wordings = [Template(self, tellers, "", n, days, open_case) for n in range(WORDINGS)]
            table += wordings * weight
        return table

    def _fault_table(self, days):
        table = []
        for teller, faults in self.policy.FAULTS.items():
            tellers = next(plan for _, plan in self.policy.PLANS if plan[0] is teller)
            table += [Template(self, tellers, fault, n, days)
                      for fault in faults for n in range(WORDINGS)]
        first_stage = (self.policy.DATA_FAULTS_IN,)
        table += [Template(self, first_stage, fault, n, days)
                  for fault in data_faults.ALL for n in range(WORDINGS)]
        self._rng.shuffle(table)
        return sorted(table, key=lambda template: template._name[-1])  # each fault once a round

    def cases(self):
        """Endless pairs: a case's text, and its line for the truth file ("" = no fault)."""
        random_number = self._rng.random
        plans, births, faults = self._plans, self._births, self.faults
        number = faulty = 0
        while True:
            number += 1
            case = f"C-{number:07d}"
            truth = ""
            seeded = random_number() < faults
            if seeded:
                template = self._faulty[faulty % len(self._faulty)]
                faulty += 1
            else:
                template = plans[int(random_number() * len(plans))]
            text = template.fill(random_number(), case, f"CH-{int(random_number() * 1e6):06d}",
                                 births[int(random_number() * len(births))])
            if seeded:
                truth = truth_line(case, template)
            yield text, truth


def truth_line(case, template):
    findings = []
    for rule in template.truth.split():
        verdict = None if rule.startswith("DQ-") else "cannot_tell" if rule[-1] == "?" else "breached"
        findings.append({"rule": rule.rstrip("?"), "verdict": verdict})
    return json.dumps({"case": case, "escalation": "E-1", "fault": fault_name(template._fault),
                       "expect": findings}) + "\n"
