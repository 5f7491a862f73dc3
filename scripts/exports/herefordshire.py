"""Histories under the Herefordshire procedure (version 1.0, June 2021).

Each teller keeps every duty of the policy, so that a history without a fault has no breached finding.
A fault named by `h.fault` makes one thing go wrong; `FAULTS` says which rule should find it.
"""

from exports.history import party

AUTHORITY = "herefordshire"
CARE = "childrens_social_care"

OFFICERS = ["", "team_manager", "head_of_service", "assistant_director", "director",
            "chief_executive"]
ROUTES = ["case_direction"]


def _officer(stage):
    return party(OFFICERS[stage], "other" if stage == 5 else CARE)


def _watcher(h):
    """Who must be told when the child has a plan: the conference chair or the reviewing officer."""
    statuses = h.statuses
    if "child_protection_plan" in statuses:
        return party("child_protection_chair", CARE)
    if "looked_after" in statuses:
        return party("independent_reviewing_officer", CARE)
    return None


def _proceedings(h):
    return "public_law_outline" in h.statuses or "care_proceedings" in h.statuses


def _tell_watcher(h, about):
    watcher = _watcher(h)
    if watcher is None or h.fault == "watcher_never_told":
        return
    if h.fault == "watcher_not_kept_informed" and about != "escalation":
        return
    if h.fault == "watcher_told_late" and about == "escalation":
        return
    h.clock.soon()
    h.event("notified", by=h.raiser, to=[watcher], about=about, method="email")


def _raise(h, stage, **members):
    to = [_officer(stage)]
    if stage == 5 and h.fault != "solicitor_absent":
        to.append(party("council_solicitor", "legal"))
    raised = h.event("raised", stage=str(stage), by=h.raiser, to=to, method="email",
                     contents=["reasons", "evidence"], **members)
    first = not h.entered
    h.entered.append(stage)
    _tell_watcher(h, "escalation" if first else "progress")
    if stage >= 2 and not h.legal_considered:
        h.legal_considered = True
        _legal(h)
    return raised


def _legal(h):
    h.clock.soon()
    if _proceedings(h):
        if h.fault != "no_legal_advice":
            h.event("advice", by=h.raiser, to=[party("legal_adviser", "legal")], outcome="given",
                    method="telephone")
    elif h.fault != "legal_not_considered":
        h.event("considered", about="legal_advice", by=h.raiser)


def _hear(h, stage, outcome, wait=0, low_officer=False):
    """The officer meets the raiser, records it and decides."""
    officer = _officer(stage)
    h.clock.soon()
    h.event("meeting_arranged", stage=str(stage), by=officer, to=[h.raiser], method="email")
    if wait:
        h.clock.days(wait)
    else:
        h.clock.soon()
    meeting = h.event("meeting", stage=str(stage), by=officer, to=[h.raiser],
                      method=h.choose(["face_to_face", "video"]))
    h.clock.soon()
    _record(h, meeting, officer)
    _views(h)
    if (h.fault, stage) in (("late_decision", 1), ("late_second_decision", 2)):
        h.clock.days(3)
    elif h.fault == "late_senior_decision" and stage == 3:
        h.clock.days(4)
    else:
        h.clock.soon()
    h.event("decision", stage=str(stage), outcome=outcome,
            by=party("team_manager", CARE) if low_officer else officer, to=[h.raiser])


def _record(h, meeting, officer):
    if h.fault == "missing_record":
        return
    members = {"by": officer, "on_child_file": True,
               "contents": ["disagreement", "discussion", "decision"]}
    if h.fault == "record_not_on_file":
        members["on_child_file"] = False
    if h.fault == "incomplete_record":
        members["contents"] = ["discussion"]
    if h.fault == "record_by_another":
        members["by"] = h.raiser
    h.event("record", of=meeting, **members)


def _views(h):
    watcher = _watcher(h)
    if watcher is None or h.fault in ("watcher_never_told", "no_views",
                                      "watcher_not_kept_informed"):
        return
    h.clock.soon()
    h.event("views", by=watcher)


def _grounds(h):
    """Why the matter must go above the assistant director."""
    h.clock.soon()
    if h.fault != "no_grounds":
        h.event("reason", about="escalation", by=h.raiser)


def _close(h, outcome="resolved"):
    if h.fault == "watcher_told_late":
        h.clock.days(1)
        h.event("notified", by=h.raiser, to=[_watcher(h)], about="escalation", method="email")
    h.clock.soon()
    h.event("action", about="outcome", owner="social worker", due=h.clock.now.date())
    h.clock.days(1)
    h.event("closed", outcome=outcome)
    _tell_watcher(h, "outcome")


def _climb(h, top):
    for stage in range(1, top + 1):
        if h.fault == "skipped_stage" and stage == 2:
            continue
        if stage >= 4:
            _grounds(h)
            h.clock.soon()
        _raise(h, stage)
        last = stage == top
        _hear(h, stage, "agreed" if last else "not_agreed", wait=1,
              low_officer=h.fault == "decided_below" and stage == 2)
        if not last:
            h.clock.days(1)
    _close(h)


def resolved_at_1(h):
    _climb(h, 1)


def resolved_at_2(h):
    _climb(h, 2)


def resolved_at_3(h):
    _climb(h, 3)


def resolved_at_4(h):
    _climb(h, 4)


def resolved_at_5(h):
    _climb(h, 5)


def with_support(h):
    """The principal social worker is told, meets the raiser, and the matter is settled."""
    _raise(h, 1)
    h.clock.soon()
    psw = party("principal_social_worker", CARE)
    h.event("notified", by=h.raiser, to=[psw], about="escalation", method="email")
    if h.fault != "psw_did_not_meet":
        h.clock.soon()
        h.event("discussion", by=psw, to=[h.raiser], method="face_to_face")
    _hear(h, 1, "agreed", wait=1)
    _close(h)


def whistleblowing_considered(h):
    _raise(h, 1)
    _hear(h, 1, "not_agreed", wait=1)
    h.clock.soon()
    h.event("considered", about="whistleblowing", by=h.raiser)
    h.clock.soon()
    h.event("advice", by=h.raiser, to=[party("legal_adviser", "legal")], outcome="given")
    if h.fault != "no_hr_advice":
        h.clock.soon()
        h.event("advice", by=h.raiser, to=[party("human_resources", "other")], outcome="given")
    h.clock.days(1)
    _raise(h, 2)
    _hear(h, 2, "agreed", wait=1)
    _close(h)


def significant_harm(h):
    """To the head of service on the same day."""
    h.escalation["risk"] = "significant_harm"
    _raise(h, 1)
    if h.fault == "not_taken_up_that_day":
        h.clock.days(1)
    else:
        h.clock.soon()
    _raise(h, 2)
    _hear(h, 2, "agreed", wait=1)
    _close(h)


def significant_harm_to_3(h):
    h.escalation["risk"] = "significant_harm"
    _raise(h, 2)
    _hear(h, 2, "not_agreed")
    slow = h.fault == "slow_to_assistant_director"
    h.clock.days(4 if slow else 1)
    _raise(h, 3)
    # A matter that is resolved in the end lifts the duty to have gone higher sooner.
    _hear(h, 3, "upheld" if slow else "agreed", wait=1)
    _close(h, "natural_progression" if slow else "resolved")


def significant_harm_to_4(h):
    h.escalation["risk"] = "significant_harm"
    _raise(h, 2)
    _hear(h, 2, "not_agreed")
    h.clock.days(1)
    _raise(h, 3)
    _hear(h, 3, "not_agreed")
    h.clock.days(4 if h.fault == "slow_to_director" else 1)
    _raise(h, 4)
    _hear(h, 4, "agreed")
    _close(h)


def imminent(h):
    """To the director on the same day, with legal advice and support considered."""
    h.escalation["risk"] = "imminent"
    _raise(h, 1)
    if h.fault != "no_support_considered":
        h.clock.soon()
        h.event("considered", about="psw_support", by=h.raiser)
    if h.fault == "not_at_once":
        h.clock.days(1)
    else:
        h.clock.soon()
    if h.fault != "no_urgent_legal_advice":
        h.event("advice", by=h.raiser, to=[party("legal_adviser", "legal")], outcome="given",
                method="telephone")
        h.clock.soon()
    _raise(h, 4)
    _hear(h, 4, "agreed")
    _close(h)


def risk_rises(h):
    """Standard at first; a visit changes that, and the matter goes up the same day."""
    _raise(h, 1)
    h.clock.days(1)
    h.event("views", by=h.raiser, risk="significant_harm",
            note="Seen at home today: the risk is now judged to be one of significant harm.")
    h.clock.soon()
    _raise(h, 2)
    _hear(h, 2, "agreed", wait=1)
    _close(h)


def from_panel(h):
    """A panel's decision goes to the head of service first."""
    h.escalation["route"] = "panel_decision"
    _raise(h, 2)
    _hear(h, 2, "not_agreed", wait=1)
    h.clock.days(1)
    _raise(h, 3)
    _hear(h, 3, "agreed", wait=1)
    if h.fault == "sent_back_down":
        h.clock.days(1)
        _raise(h, 2)
        _hear(h, 2, "agreed", wait=1)
    _close(h)


def systemic(h):
    """The principal social worker takes a matter of the whole service to the assistant director."""
    h.escalation["route"] = "systemic"
    _raise(h, 3)
    _hear(h, 3, "agreed", wait=1)
    _close(h)


def from_legal(h):
    """A legal adviser's dispute goes to whoever manages the decision maker."""
    h.escalation["route"] = "legal_planning"
    _raise(h, 2)
    _hear(h, 2, "not_agreed", wait=1)
    if h.fault != "legal_manager_not_involved":
        h.clock.soon()
        h.event("discussion", by=party("legal_services_manager", "legal"), to=[h.raiser])
    h.clock.days(1)
    _raise(h, 3)
    _hear(h, 3, "agreed", wait=1)
    _close(h)


def manager_raises(h):
    """A team manager starts with the level above the own post."""
    _raise(h, 2)
    _hear(h, 2, "agreed", wait=1)
    _close(h)


def withdrawn(h):
    _raise(h, 1)
    h.clock.soon()
    h.event("meeting_arranged", stage="1", by=_officer(1), to=[h.raiser], method="email")
    h.clock.days(1)
    _views(h)
    h.event("closed", outcome="withdrawn")
    _tell_watcher(h, "outcome")


def just_begun(h):
    """Raised a day or two before the export was taken, and still open."""
    _raise(h, 1)
    h.clock.soon()
    h.event("meeting_arranged", stage="1", by=_officer(1), to=[h.raiser], method="email")
    _views(h)


PLANS = [
    (22, (resolved_at_1, resolved_at_1)),
    (14, (resolved_at_2,)),
    (8, (resolved_at_1, resolved_at_2)),
    (10, (resolved_at_3,)),
    (4, (resolved_at_4,)),
    (2, (resolved_at_5,)),
    (6, (with_support, resolved_at_2)),
    (4, (whistleblowing_considered,)),
    (6, (significant_harm, resolved_at_1)),
    (4, (significant_harm_to_3,)),
    (2, (significant_harm_to_4,)),
    (3, (imminent, resolved_at_1)),
    (3, (risk_rises, resolved_at_1)),
    (4, (from_panel,)),
    (2, (systemic, systemic)),
    (3, (from_legal,)),
    (4, (manager_raises, manager_raises)),
    (4, (withdrawn, resolved_at_2)),
]
OPEN_PLANS = [(2, (just_begun,))]

_RECORDS = {"missing_record": "HFD-3.1", "record_not_on_file": "HFD-3.1",
            "incomplete_record": "HFD-3.1", "record_by_another": "HFD-3.1"}
# Faults that need the child to have a plan, or proceedings.
_NEEDS = {"watcher_never_told": ["child_protection_plan"], "watcher_told_late": ["looked_after"],
          "watcher_not_kept_informed": ["child_protection_plan"], "no_views": ["looked_after"],
          "no_legal_advice": ["child_protection_plan", "public_law_outline"],
          "legal_not_considered": [], "no_urgent_legal_advice": []}
FAULTS = {
    resolved_at_1: {"late_decision": "HFD-5.2a", "watcher_never_told": "HFD-3.12a",
                    "watcher_told_late": "HFD-3.12a", "no_views": "HFD-3.12c", **_RECORDS},
    resolved_at_2: {"late_second_decision": "HFD-5.2a", "legal_not_considered": "HFD-3.14a",
                    "no_legal_advice": "HFD-3.14b", "decided_below": "HFD-3.9",
                    "watcher_never_told": "HFD-3.12a",
                    "watcher_not_kept_informed": "HFD-3.12b HFD-3.12c"},
    resolved_at_3: {"late_senior_decision": "HFD-5.2b", "skipped_stage": "HFD-LADDER"},
    resolved_at_4: {"no_grounds": "HFD-3.5"},
    resolved_at_5: {"solicitor_absent": "HFD-3.6b", "no_grounds": "HFD-3.5 HFD-3.6a"},
    with_support: {"psw_did_not_meet": "HFD-4.1"},
    whistleblowing_considered: {"no_hr_advice": "HFD-3.15"},
    significant_harm: {"not_taken_up_that_day": "HFD-5.3a HFD-5.4b"},
    significant_harm_to_3: {"slow_to_assistant_director": "HFD-5.3b"},
    significant_harm_to_4: {"slow_to_director": "HFD-5.3c"},
    imminent: {"not_at_once": "HFD-5.5a", "no_urgent_legal_advice": "HFD-5.5b",
               "no_support_considered": "HFD-5.5c"},
    from_panel: {"sent_back_down": "HFD-5.4a"},
    from_legal: {"legal_manager_not_involved": "HFD-3.10"},
}


def people_for(teller, choose):
    worker = party("social_worker", CARE)
    if teller is systemic:
        return party("principal_social_worker", CARE), party("head_of_service", CARE)
    if teller is from_legal:
        return party("legal_adviser", "legal"), party("team_manager", CARE)
    if teller is manager_raises:
        return party("team_manager", CARE), party("head_of_service", CARE)
    return choose([worker, worker, party("practitioner", CARE)]), party("team_manager", CARE)


def route_for(teller, choose):
    return choose(ROUTES)


def circumstances(tellers, choose, fault=""):
    """Statuses of the child that suit the histories."""
    if fault in _NEEDS:
        return _NEEDS[fault]
    return choose([[], ["child_in_need"], ["child_protection_plan"], ["looked_after"],
                   ["child_protection_plan", "public_law_outline"]])


# The first event of this type loses its time; what follows from that.
DATA_FAULTS_IN = resolved_at_2
BAD_TIME = ("decision", "DQ-BAD-TIME HFD-5.2a?")
