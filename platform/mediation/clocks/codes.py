"""The words of terms and clocks: codes, units, anchors, events, states and the steps of an explanation."""

from enum import StrEnum


class TermCode(StrEnum):
    """Every period the platform measures; lengths, sources and tags stand in data/terms.toml."""

    TRANSFER_15 = "transfer_15"
    """R-1.20: the petition department registers and passes on."""
    TRANSFER_SPLIT_NATION_5 = "transfer_split_nation_5"
    """R-1.28: the nation's share of the fifteen days."""
    TRANSFER_SPLIT_PROVINCE_3 = "transfer_split_province_3"
    TRANSFER_SPLIT_PREFECTURE_3 = "transfer_split_prefecture_3"
    TRANSFER_SPLIT_COUNTY_4 = "transfer_split_county_4"
    DIRECT_NOTICE_15 = "direct_notice_15"
    """R-1.24: an organ addressed directly tells the petitioner in writing."""
    NOTICE_15 = "notice_15"
    """R-1.25: a competent organ tells the petitioner in writing after a transfer."""
    OBJECTION_5WD = "objection_5wd"
    """R-1.26: an organ that is not competent objects to a transfer."""
    HANDLE_60 = "handle_60"
    """R-1.58: the matter is handled, extendable once."""
    ASSIGNMENT_FEEDBACK = "assignment_feedback"
    """R-1.59: the day the assigning organ set."""
    REVIEW_REQUEST_30 = "review_request_30"
    """R-1.70: the petitioner asks for review."""
    REVIEW_ACCEPT_3WD = "review_accept_3wd"
    """R-1.75: the reviewing organ decides whether it accepts (Shandong)."""
    REVIEW_30 = "review_30"
    """R-1.71: the review opinion."""
    REREVIEW_REQUEST_30 = "rereview_request_30"
    """R-1.72: the petitioner asks for re-review."""
    REREVIEW_ACCEPT_3WD = "rereview_accept_3wd"
    REREVIEW_30 = "rereview_30"
    """R-1.73: the re-review opinion; time needed for a hearing is not counted."""
    URGENT_ACK_30MIN = "urgent_ack_30min"
    """R-1.80: an alarm is acknowledged."""
    URGENT_REPORT_2H = "urgent_report_2h"
    SKIP_NOTIFY_1WD = "skip_notify_1wd"
    """R-2.02: the competent organ is told of a level-skip."""
    SKIP_CONTACT_2WD = "skip_contact_2wd"
    SIMPLE_ACCEPT_3WD = "simple_accept_3wd"
    """R-3.04: a simplified matter is accepted."""
    SIMPLE_DONE_10WD = "simple_done_10wd"
    """R-3.05: a simplified matter is answered."""
    SIMPLE_HOP_1WD = "simple_hop_1wd"
    """R-3.06: each level passes a simplified matter on."""
    FIRST_CONTACT_2WD = "first_contact_2wd"
    """Section 9.5: the holder's first contact."""
    FIRST_MEET_5WD = "first_meet_5wd"
    HANDOVER_ACCEPT_1WD = "handover_accept_1wd"
    """Section 7.2: a hand-over is signed for."""
    OWNER_GUARD_12 = "owner_guard_12"
    """R-6.02: on its alarm day an undecided case gets an interim lead."""
    OWNER_R1_2WD = "owner_r1_2wd"
    OWNER_R2_2WD = "owner_r2_2wd"
    OWNER_R3_4WD = "owner_r3_4wd"
    OWNER_R4_2WD = "owner_r4_2wd"
    OWNER_R5_REBUT_2WD = "owner_r5_rebut_2wd"
    MEDIATION_30 = "mediation_30"
    """Section 5.5: mediation in general."""
    MEDIATION_LABOUR_15 = "mediation_labour_15"
    MEDIATION_MEDICAL_30WD = "mediation_medical_30wd"
    MEDIATION_CONSENT_2WD = "mediation_consent_2wd"
    """R-5.43: both sides are asked before a petition goes to mediation."""
    MEDIATION_ANSWER_3WD = "mediation_answer_3wd"
    MEDIATION_RESULT_3WD = "mediation_result_3wd"
    TIER_TARGET_VILLAGE_7 = "tier_target_village_7"
    """R-2.22: after the tier's target a dispute may climb."""
    TIER_TARGET_TOWNSHIP_15 = "tier_target_township_15"
    TIER_TARGET_COUNTY_30 = "tier_target_county_30"
    SUBTASK_10WD = "subtask_10wd"
    """R-6.52: an assisting unit delivers."""
    SUBTASK_RETURN_3WD = "subtask_return_3wd"
    """R-6.53: a returned deliverable is corrected."""
    ASSIST_ESCALATE_1WD = "assist_escalate_1wd"
    """R-6.55: the lead reports a late assisting unit."""
    RISK_LETTER_REPLY_5WD = "risk_letter_reply_5wd"
    """Section 7.1: replies to the three letters and the one order."""
    IMPROVEMENT_REPLY_30 = "improvement_reply_30"
    """R-1.102: the written reply to a proposal for improvement."""
    IMPROVEMENT_REASONS_3WD = "improvement_reasons_3wd"
    """R-1.102, Beijing: why a proposal is not adopted."""
    ACCOUNTABILITY_REPLY_30 = "accountability_reply_30"
    SUPERVISION_ORDER_10WD = "supervision_order_10wd"
    SUPERVISION_URGENT_3WD = "supervision_urgent_3wd"
    EVALUATION_30 = "evaluation_30"
    """Section 9.7: the petitioner's window for evaluating."""


class DayUnit(StrEnum):
    """In what a term is measured; `set_day` has no length, the day is set by the one who assigned it."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MINUTE = "minute"
    SET_DAY = "set_day"


class Bound(StrEnum):
    """Whose time it is; decides which date is judged when the last day is no working day."""

    ORGAN = "organ"
    PETITIONER = "petitioner"


class Anchor(StrEnum):
    """The event whose day is day zero."""

    RECEIVED = "received"
    TRANSFER_RECEIVED = "transfer_received"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    OPINION_RECEIVED = "opinion_received"
    REVIEW_REQUESTED = "review_requested"
    REVIEW_OPINION_RECEIVED = "review_opinion_received"
    REREVIEW_REQUESTED = "rereview_requested"
    URGENT_KNOWN = "urgent_known"
    GUIDED = "guided"
    HANDED_OVER = "handed_over"
    STEP_OPENED = "step_opened"
    MEDIATION_APPLIED = "mediation_applied"
    MEDIATION_ACCEPTED = "mediation_accepted"
    MEDIATION_ENDED = "mediation_ended"
    LETTER_ISSUED = "letter_issued"
    LETTER_DECLINED = "letter_declined"
    CONCLUDED = "concluded"


class LocalChoice(StrEnum):
    """What a province or a county may do to a length: nothing, shorten it, or anything within bounds."""

    FIXED = "fixed"
    SHORTER = "shorter"
    FREE = "free"


class Approver(StrEnum):
    """Who may grant an extension."""

    ORGAN_HEAD = "organ_head"
    ASSIGNING_ORGAN = "assigning_organ"
    LEAD = "lead"
    PARTIES = "parties"


class Exclusion(StrEnum):
    """Time that a term may leave out; only the terms that name it do (0.3 #7)."""

    HEARING = "hearing"
    APPRAISAL = "appraisal"


class EventKind(StrEnum):
    """What can happen to a clock."""

    START = "start"
    EXTEND = "extend"
    EXTENSION_TOLD = "extension_told"
    EXCLUDE = "exclude"
    STOP = "stop"
    REOPEN = "reopen"
    CANCEL = "cancel"


class ClockState(StrEnum):
    """How a clock stands at the moment of reading."""

    RUNNING = "running"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    CANCELLED = "cancelled"


class StepCode(StrEnum):
    """The steps of "why this date"."""

    ANCHOR = "anchor"
    PROFILE = "profile"
    COUNTING = "counting"
    SET_DAY = "set_day"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    EXCLUSION = "exclusion"
    EXCLUSION_NOT_ALLOWED = "exclusion_not_allowed"
    EXCLUSION_TOO_LATE = "exclusion_too_late"
    EXTENSION = "extension"
    EXTENSION_INCOMPLETE = "extension_incomplete"
    EXTENSION_NOT_COUNTED = "extension_not_counted"
    NOMINAL = "nominal"
    ALARM = "alarm"
    ROLL = "roll"
    DUE = "due"
    PROVISIONAL = "provisional"
    REOPENED = "reopened"
    DONE = "done"
    BREACHED = "breached"
    CANCELLED = "cancelled"
