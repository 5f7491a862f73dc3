"""Invented free text: notes and themes. Roles and agencies only, never a person's name."""

THEMES = ["threshold", "drift", "contact", "placement", "step-down", "assessment", "neglect",
          "school attendance", "health needs", "closure", "visiting", "plan not progressing"]

NOTES = {
    "disagreement": ["The referral was closed at the front door; the referrer holds that the threshold is met.",
                     "The plan was stepped down although two of its actions were still open.",
                     "The agencies read the latest assessment differently.",
                     "The decision to end visits was received by letter; the reasons given were brief."],
    "raised": ["Raised with a short chronology and the last three contacts attached.",
               "The concern, and what would resolve it, set out on one page.",
               "Raised after supervision; the child’s own words are quoted in full."],
    "discussion": ["Both went through the case file together; two facts were corrected.",
                   "Views exchanged; the point left open is how the risk at weekends is seen.",
                   "A useful talk: the missing health information is to be sent today."],
    "meeting_arranged": ["Room and time agreed with everybody who should be there.",
                         "First date that all could make; papers sent with the invitation."],
    "meeting": ["Chronology, assessment and the child’s views were on the table.",
                "Held by video; the minute lists who said what and what was decided.",
                "Both sides put their case; the chair summed up at the end."],
    "decision": ["Reasons given in full at the end of the meeting and again in writing.",
                 "Decided on the papers and what was heard; the reasons are in the minute.",
                 "The evidence was weighed point by point."],
    "notified": ["Sent by the secure route; receipt confirmed.",
                 "Told what was decided, why, and what happens next.",
                 "A copy was placed on the child’s file."],
    "advice": ["Advice was to set out the evidence rather than the conclusion.",
               "Options and their risks were gone through.",
               "Advised to put the concern in writing and to keep to the dates."],
    "views": ["Supports the plan as it stands, with an earlier review.",
              "Would like the risk at home looked at again before any change."],
    "record": ["Covers what was disputed, what was said and what was agreed.",
               "Typed up the same day and checked by both sides."],
    "reason": ["The concern for the child’s safety remains after the last decision.",
               "Why the next level is needed is set out in five points."],
    "considered": ["Considered and minuted with the reasons for and against.",
                   "Talked through in supervision; the outcome is on file."],
    "action": ["Progress to be reported at the next core group.",
               "To be checked by the team manager in a fortnight."],
    "closed": ["Both agencies are content that the matter is settled.",
               "Closed on the log after the last notice had gone out."],
    "reopened": ["The agreed action was not done, so the matter is open again."],
}

GENERAL = ["No further comment was recorded.", "See the case file for the correspondence."]


def note(kind, choose):
    return choose(NOTES.get(kind, GENERAL))
