"""Faults of the data rather than of the practice: what a case-management system gets wrong.

Each changes a finished escalation in place and names the findings it should give.
"""

from exports.history import Slot

BAD_TIMES = ["31/02/2024", "2024-13-05T09:00", "1900-01-01", "not recorded", "2024-02-3O"]


def bad_time(escalation, policy, choose):
    kind, expected = policy.BAD_TIME
    next(e for e in escalation["events"] if e["type"] == kind)["at"] = choose(BAD_TIMES)
    return expected


def out_of_order(escalation, policy, choose):
    events = escalation["events"]
    events.insert(0, events.pop())
    return "DQ-ORDER"


def unknown_term(escalation, policy, choose):
    views = {"id": "v1", "at": escalation["events"][-1]["at"], "type": "views",
             "by": {"role": choose(["parrent", "socail worker", "helth visitor"])}}
    escalation["events"].append(views)
    return "DQ-UNKNOWN-TERM"


def dangling_record(escalation, policy, choose):
    last = escalation["events"][-1]
    escalation["events"].append({"id": "r1", "at": last["at"], "type": "record", "of": "e99",
                                 "on_child_file": True})
    return "DQ-DANGLING"


def duplicate_event(escalation, policy, choose):
    last = escalation["events"][-1]
    escalation["events"].append({"id": "e1", "at": last["at"], "type": "views"})
    return "DQ-DUPLICATE"


def unknown_stage(escalation, policy, choose):
    raised = next(e for e in escalation["events"] if e["type"] == "raised")
    escalation["events"].append({"id": "x1", "at": Slot(raised["at"]), "type": "views",
                                 "stage": choose(["Gold", "Level 9", "Stage ?"])})
    escalation["events"].sort(key=lambda event: event["at"])
    return "DQ-STAGE"


ALL = [bad_time, out_of_order, unknown_term, dangling_record, duplicate_event, unknown_stage]
