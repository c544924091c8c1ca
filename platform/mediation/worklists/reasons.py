"""Why a filter cannot be kept."""

from mediation.verdict import ReasonCode


class FilterReason(ReasonCode):
    """Reasons about saved filters."""

    NAME_FORM = "filter_name_form"
    NAME_TAKEN = "filter_name_taken"
    TOO_MANY = "filter_too_many"
    NOTHING_CHOSEN = "filter_nothing_chosen"
