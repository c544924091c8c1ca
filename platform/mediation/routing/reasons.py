"""Why a classification or a split is refused."""

from mediation.verdict import ReasonCode


class RoutingReason(ReasonCode):
    """Reasons of classification: confirming, correcting, splitting."""

    BRANCH_MISSING = "branch_missing"
    BRANCH_ONLY_FOR_CLAIMS = "branch_only_for_claims"
    ROUTE_UNKNOWN = "route_unknown"
    ROUTE_DOES_NOT_FIT = "route_does_not_fit"
    REASON_MISSING = "reason_missing"
    NOTHING_CHANGES = "nothing_changes"
    CASE_CLOSED = "case_closed"
    OPENING_AN_ACCUSATION = "opening_an_accusation"
    SPLIT_NEEDS_TWO = "split_needs_two"
    SPLIT_PARTS_ALIKE = "split_parts_alike"
    SPLIT_OF_A_PART = "split_of_a_part"
    SPLIT_PART_EMPTY = "split_part_empty"
    ACCUSATION_NOT_SECRET = "accusation_not_secret"
    ACCUSATION_WORDS_IN_SIBLING = "accusation_words_in_sibling"
