"""Histories under the Staffordshire procedure (Part 34).

Each teller keeps every duty of the policy, so that a history without a fault has no breached finding.
A fault named by `h.fault` makes one thing go wrong; `FAULTS` says which rule should find it.
"""

from exports.history import party

AUTHORITY = "staffordshire"

PEOPLE = [
    (party("health_visitor", "health"), party("social_worker", "childrens_social_care")),
    (party("nurse", "health"), party("social_worker", "childrens_social_care")),
    (party("teacher", "education"), party("social_worker", "childrens_social_care")),
    (party("police_officer", "police"), party("social_worker", "childrens_social_care")),
    (party("gp", "health"), party("social_worker", "childrens_social_care")),
    (party("social_worker", "childrens_social_care"), party("doctor", "health")),
    (party("social_worker", "childrens_social_care"), party("teacher", "education")),
]
CHARITY = (party("practitioner", "voluntary"), party("social_worker", "childrens_social_care"))

ROUTES = ["inter_agency", "inter_agency", "inter_agency", "conference_decision",
          "conference_not_convened"]


def _mine(h, role):
    return party(role, h.raiser["agency"])


def _theirs(h, role):
    return party(role, h.against["agency"])


def _talk(h, stage, by, to, kind="discussion"):
    """A discussion or meeting, and the record of it."""
    talk = h.event(kind, stage=stage, by=by, to=to,
                   method=h.choose(["face_to_face", "telephone", "video"]))
    return talk, by


def _record(h, talk, fault_here=False):
    event, by = talk
    if fault_here and h.fault == "missing_record":
        return
    before = h.clock.now
    if fault_here and h.fault == "late_record":
        h.clock.days(4)
    else:
        h.clock.soon()
    h.event("record", of=event, by=by, on_child_file=True,
            approved_by=None if fault_here and h.fault == "unapproved_record" else "team manager",
            contents=["disagreement", "discussion"])
    if fault_here and h.fault == "late_record":
        h.clock.now = before


def _advice(h):
    if h.fault != "no_advice":
        h.event("advice", by=h.raiser, to=[_mine(h, "designated_child_protection_adviser")],
                outcome="given", method="telephone")


def _tell_agency(h, decided_at, by):
    """Tells the raiser's agency the outcome, in writing, within 48 hours."""
    if h.fault == "no_notice":
        return
    h.clock.within_hours(48, decided_at)
    h.event("notified", by=by, to=[h.raiser, _mine(h, "team_manager")], about="outcome",
            method="telephone" if h.fault == "notice_by_telephone" else "letter")


def _close(h, outcome="resolved"):
    if outcome == "unresolved":
        h.clock.soon()
    else:
        h.clock.days(1)
    h.event("closed", outcome=outcome)


def _disagreement(h):
    arose = h.event("disagreement")
    if h.fault == "late_raise":
        h.clock.days(5)
    else:
        h.clock.within_hours(48, arose["at"])


def _stage_1(h, agreed):
    h.event("raised", stage="1", by=h.raiser, to=[h.against], method=h.choose(["email", "telephone"]),
            contents=["facts"] if h.fault == "no_evidence" else ["facts", "reasons", "evidence"])
    h.clock.soon()
    _advice(h)
    if h.fault != "no_discussion":
        h.clock.days(1)
        _record(h, _talk(h, "1", h.against, [h.raiser]), fault_here=True)
        h.clock.days(1)
        h.event("views", by=party("parent", "other"))
        h.clock.soon()
        _record(h, _talk(h, "1", h.raiser, [h.against]))
    else:
        h.clock.days(1)
        h.event("views", by=party("parent", "other"))
    if h.fault == "never_closed":
        return
    h.clock.days(8 if h.fault == "slow_stage_1" else 1)
    decided = h.event("decision", stage="1", by=h.against,
                      outcome="agreed" if agreed else "not_agreed")
    if agreed:
        _tell_agency(h, decided["at"], h.against)
        h.clock.soon()
        h.event("action", about="outcome", owner=h.against["role"].replace("_", " "),
                due=h.clock.now.date())
    elif h.fault == "late_escalation":
        h.clock.days(7)
    else:
        h.clock.soon()


def _stage_2(h, agreed):
    raised = h.event("raised", stage="2", by=h.raiser,
                     to=[_theirs(h, "team_manager"), _mine(h, "team_manager")], method="email",
                     contents=["reasons", "evidence"], date_only=h.fault == "date_only" or None)
    h.clock.soon()
    _advice(h)
    h.clock.soon()
    _record(h, _talk(h, "2", _theirs(h, "team_manager"), [_mine(h, "team_manager")], "meeting"))
    if h.fault == "late_decision":
        h.clock.days(4)
    elif h.fault == "date_only":
        h.clock.now = raised["at"]
        h.clock.calendar_days(2, 15)
    else:
        h.clock.within_hours(48, raised["at"])
    if h.fault == "unresolved_close":
        h.event("decision", stage="2", by=_theirs(h, "team_manager"), outcome="not_agreed")
        return
    decided = h.event("decision", stage="2", by=_theirs(h, "team_manager"),
                      outcome="agreed" if agreed else "not_agreed")
    if agreed:
        _tell_agency(h, decided["at"], _theirs(h, "team_manager"))
    elif h.fault == "late_referral":
        h.clock.days(4)
    else:
        h.clock.within_hours(48, decided["at"])


def _stage_3(h, agreed):
    head = _theirs(h, "head_of_service")
    raised = h.event("raised", stage="3", by=_mine(h, "team_manager"),
                     to=[head, _mine(h, "service_manager")], method="email",
                     contents=["reasons", "evidence"])
    if h.fault != "late_contact":
        h.clock.within_hours(48, raised["at"])
        _record(h, _talk(h, "3", head, [_mine(h, "head_of_service")]))
        h.clock.days(7 if h.fault == "late_meeting" else 2)
    else:
        h.clock.days(4)
    _record(h, _talk(h, "3", head, [_mine(h, "head_of_service"), h.against], "meeting"))
    h.clock.days(1)
    decided = h.event("decision", stage="3", by=head, outcome="agreed" if agreed else "not_agreed")
    if agreed:
        if h.fault != "board_not_told":
            h.clock.soon()
            h.event("notified", by=head, to=[party("board_manager", "partnership")],
                    about="outcome", method="email")
        _tell_agency(h, decided["at"], head)
    else:
        h.clock.days(8 if h.fault == "late_final_referral" else 2)


def _stage_4(h):
    director = _theirs(h, "assistant_director")
    h.event("raised", stage="4", by=_mine(h, "head_of_service"),
            to=[director, _mine(h, "assistant_director")], method="email", contents=["reasons"])
    if h.fault != "representative_not_alerted":
        h.clock.soon()
        h.event("notified", by=director, about="escalation", method="email",
                to=[party("board_representative", h.raiser["agency"]),
                    party("board_representative", h.against["agency"])])
    h.clock.days(8 if h.fault == "late_last_meeting" else 3)
    _record(h, _talk(h, "4", director, [_mine(h, "assistant_director")], "meeting"))
    h.clock.soon()
    if h.fault != "no_final_decision":
        decided = h.event("decision", stage="4", by=director,
                          outcome=h.choose(["agreed", "upheld", "overturned"]))
        h.clock.within_hours(48, decided["at"])
        if h.fault != "raiser_not_written_to":
            h.event("notified", by=director, to=[h.raiser], about="decision", method="letter")
        if h.fault != "manager_not_written_to":
            h.event("notified", by=director, to=[_mine(h, "team_manager")], about="decision",
                    method="letter")
    if h.fault != "no_wider_lessons":
        h.clock.soon()
        h.event("considered", about="wider_lessons", by=party("board_manager", "partnership"))


def resolved_at_1(h):
    _disagreement(h)
    _stage_1(h, agreed=True)
    if h.fault != "never_closed":
        _close(h)


def resolved_at_2(h):
    _disagreement(h)
    if h.fault != "skipped_first_stage":
        _stage_1(h, agreed=False)
    _stage_2(h, agreed=True)
    _close(h, "unresolved" if h.fault == "unresolved_close" else "resolved")


def resolved_at_3(h):
    _disagreement(h)
    _stage_1(h, agreed=False)
    if h.fault != "skipped_stage":
        _stage_2(h, agreed=False)
    _stage_3(h, agreed=True)
    _close(h)


def resolved_at_4(h):
    _disagreement(h)
    _stage_1(h, agreed=False)
    _stage_2(h, agreed=False)
    _stage_3(h, agreed=False)
    _stage_4(h)
    _close(h, "withdrawn" if h.fault == "no_final_decision" else "resolved")


def imminent(h):
    """Immediate danger: the police at once, and straight to the heads of service."""
    h.escalation["risk"] = "imminent"
    h.event("disagreement")
    h.clock.soon()
    if h.fault != "police_not_told":
        h.event("notified", by=h.raiser, to=[party("police", "police")], about="escalation",
                method="telephone")
        h.clock.soon()
    _stage_3(h, agreed=True)
    _close(h)


def small_charity(h):
    """A voluntary agency without a line manager to go to, and the reason on record."""
    _disagreement(h)
    _stage_1(h, agreed=False)
    if h.fault != "no_reason_for_skip":
        h.event("reason", about="not_available", by=h.raiser)
        h.clock.soon()
    _stage_3(h, agreed=True)
    _close(h)


def withdrawn(h):
    _disagreement(h)
    h.event("raised", stage="1", by=h.raiser, to=[h.against], method="email",
            contents=["reasons", "evidence"])
    h.clock.days(1)
    _record(h, _talk(h, "1", h.against, [h.raiser]))
    h.clock.days(1)
    h.event("views", by=party("parent", "other"))
    h.clock.soon()
    h.event("closed", outcome="withdrawn")


def reopened(h):
    resolved_at_1(h)
    h.clock.days(6)
    h.event("reopened")
    h.clock.soon()
    _stage_1(h, agreed=False)
    _stage_2(h, agreed=True)
    _close(h)


def just_begun(h):
    """Raised a day or two before the export was taken, and still open."""
    h.event("disagreement")
    h.clock.soon()
    h.event("raised", stage="1", by=h.raiser, to=[h.against], method="email",
            contents=["reasons", "evidence"])
    h.clock.soon()
    _advice(h)
    h.clock.soon()
    _record(h, _talk(h, "1", h.against, [h.raiser]))


# How often a case tells which escalations.
PLANS = [
    (26, (resolved_at_1, resolved_at_1)),
    (22, (resolved_at_2,)),
    (10, (resolved_at_1, resolved_at_2)),
    (16, (resolved_at_3,)),
    (8, (resolved_at_4,)),
    (3, (imminent, resolved_at_1)),
    (3, (small_charity,)),
    (6, (withdrawn, resolved_at_2)),
    (4, (reopened,)),
]
OPEN_PLANS = [(2, (just_begun,))]

_ANY = {"missing_record": "STF-14", "unapproved_record": "STF-14", "late_record": "STF-14"}
FAULTS = {
    resolved_at_1: {
        "late_raise": "STF-12a", "no_evidence": "STF-12b", "no_discussion": "STF-13a",
        "no_notice": "STF-13b", "notice_by_telephone": "STF-13c", "slow_stage_1": "STF-9",
        "never_closed": "STF-9 DQ-OPEN", **_ANY},
    resolved_at_2: {
        "late_decision": "STF-15", "no_advice": "STF-18", "no_notice": "STF-19a",
        "notice_by_telephone": "STF-19b", "late_escalation": "STF-1 STF-9",
        "unresolved_close": "STF-1", "skipped_first_stage": "STF-LADDER",
        "date_only": "STF-15?", "late_raise": "STF-12a", **_ANY},
    resolved_at_3: {
        "skipped_stage": "STF-LADDER", "late_referral": "STF-20", "late_contact": "STF-21a",
        "late_meeting": "STF-21b", "no_notice": "STF-22a", "notice_by_telephone": "STF-22b",
        "board_not_told": "STF-22c"},
    resolved_at_4: {
        "late_final_referral": "STF-1", "late_last_meeting": "STF-23",
        "representative_not_alerted": "STF-24", "no_final_decision": "STF-25a",
        "raiser_not_written_to": "STF-25b", "manager_not_written_to": "STF-25c",
        "no_wider_lessons": "STF-26"},
    imminent: {"police_not_told": "STF-3 STF-LADDER"},
    small_charity: {"no_reason_for_skip": "STF-LADDER"},
}


def people_for(teller, choose):
    if teller is small_charity:
        return CHARITY
    # Telling the own agency of an outcome would also tell the police.
    people = [pair for pair in PEOPLE if pair[0]["agency"] != "police" or teller is not imminent]
    return choose(people)


def route_for(teller, choose):
    return choose(ROUTES)


def circumstances(tellers, choose, fault=""):
    """Statuses of the child that suit the histories."""
    return choose([[], ["child_in_need"], ["child_protection_plan"], ["looked_after"]])


# The first event of this type loses its time; what follows from that.
DATA_FAULTS_IN = resolved_at_1
BAD_TIME = ("disagreement", "DQ-BAD-TIME STF-12a?")
