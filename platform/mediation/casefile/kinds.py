"""The words of a case's life: stages, acts, hand-overs, proceedings, documents (13.1, 13.3)."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a case stands (13.1)."""

    REGISTERED = "registered"
    GUIDED = "guided"
    NOT_ACCEPTED = "not_accepted"
    NO_LONGER_ACCEPTED = "no_longer_accepted"
    OWNER_PENDING = "owner_pending"
    TRANSFERRED = "transferred"
    ROUTED = "routed"
    NOTIFIED = "notified"
    ACCEPTED = "accepted"
    HANDLING = "handling"
    MEDIATING = "mediating"
    DRAFTED = "drafted"
    ISSUED = "issued"
    SERVED = "served"
    CONCLUDED = "concluded"
    MERGED = "merged"


class Act(StrEnum):
    """What can be done to a case; each is one verb on the page and one operation."""

    FIRST_CONTACT = "first_contact"
    TRANSFER = "transfer"
    HAND_UP = "hand_up"
    HAND_DOWN = "hand_down"
    ACCEPT_HANDOVER = "accept_handover"
    RETURN_HANDOVER = "return_handover"
    OBJECT = "object"
    DECIDE_OBJECTION = "decide_objection"
    GIVE_NOTICE = "give_notice"
    ACCEPT = "accept"
    ROUTE_OUT = "route_out"
    ANSWER = "answer"
    EXTEND = "extend"
    NOTIFY_EXTENSION = "notify_extension"
    DRAFT_OPINION = "draft_opinion"
    ISSUE_OPINION = "issue_opinion"
    SERVE_OPINION = "serve_opinion"
    CONCLUDE = "conclude"
    RECLASSIFY = "reclassify"
    SPLIT = "split"
    MERGE = "merge"
    UNDO_MERGE = "undo_merge"
    SUGGEST_SIMPLIFIED = "suggest_simplified"
    CHOOSE_SIMPLIFIED = "choose_simplified"
    CONVERT_TO_ORDINARY = "convert_to_ordinary"
    RAISE_URGENT = "raise_urgent"
    ACKNOWLEDGE_URGENT = "acknowledge_urgent"
    REPORT_URGENT = "report_urgent"
    CONSENT_AFTER_GUIDANCE = "consent_after_guidance"
    ANSWER_OFFER = "answer_offer"


class ProceedingKind(StrEnum):
    """The handling of a case at one place."""

    ORDINARY = "ordinary"
    SIMPLIFIED = "simplified"
    MEDIATION = "mediation"
    REVIEW = "review"
    REREVIEW = "rereview"


class HandOverKind(StrEnum):
    """Every move of a case is a hand-over; statutory ones make the receiver holder at receipt (R-1.25)."""

    TRANSFER = "transfer"
    ASSIGNMENT = "assignment"
    GUIDANCE = "guidance"
    HAND_UP = "hand_up"
    HAND_DOWN = "hand_down"


class HandOverState(StrEnum):
    """The small life of a hand-over."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    RETURNED = "returned"
    REVOKED = "revoked"
    LAPSED = "lapsed"


STATUTORY_HANDOVERS = frozenset({HandOverKind.TRANSFER, HandOverKind.ASSIGNMENT})


class LinkKind(StrEnum):
    """How two cases are related (8.3, R-4.12)."""

    RELATED = "related"
    SAME_ROOT = "same_root"
    SPLIT_FROM = "split_from"
    MERGED_INTO = "merged_into"


class DocumentKind(StrEnum):
    """Documents made so far, each numbered per organ and year without gaps (13.3)."""

    RECEIPT = "receipt"
    GUIDE_SLIP = "guide_slip"
    TRANSFER_LETTER = "transfer_letter"
    ASSIGNMENT_LETTER = "assignment_letter"
    NOTICE = "notice"
    NOT_ACCEPTED_NOTICE = "not_accepted_notice"
    ROUTE_NOTICE = "route_notice"
    OBJECTION = "objection"
    OBJECTION_DECISION = "objection_decision"
    EXTENSION_NOTICE = "extension_notice"
    OPINION = "opinion"
    SERVICE_PROOF = "service_proof"
    SUPERVISION_ORDER = "supervision_order"
    ANSWER = "answer"
    CORRECTION_NOTICE = "correction_notice"


class OpinionOutcome(StrEnum):
    """The three outcomes of an opinion (R-1.55)."""

    SUPPORTED = "supported"
    EXPLAINED = "explained"
    NOT_SUPPORTED = "not_supported"


class ServiceMethod(StrEnum):
    """How a document was served (10.2)."""

    IN_PERSON = "in_person"
    POST = "post"
    ELECTRONIC = "electronic"
    LEFT_WITH_WITNESS = "left_with_witness"


class ContactMethod(StrEnum):
    """How somebody of the office spoke with the petitioner (9.5)."""

    MEETING = "meeting"
    PHONE = "phone"
    VIDEO = "video"
    MESSAGE = "message"
    HOME = "home"


class Adoption(StrEnum):
    """What became of a suggestion (R-1.52)."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not_adopted"


class Disposition(StrEnum):
    """The four things owed when a case is closed; each is answered, be it "does not apply" (R-1.50)."""

    RESOLVED = "resolved"
    EXPLAINED = "explained"
    ASSISTED = "assisted"
    BY_LAW = "by_law"
