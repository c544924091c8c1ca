"""Why a chosen value is refused."""

from mediation.verdict import ReasonCode


class ParameterReason(ReasonCode):
    """Each has one sentence at the edge; the facts carry the key and its bounds."""

    UNKNOWN_PARAMETER = "unknown_parameter"
    PARAMETER_NOT_A_NUMBER = "parameter_not_a_number"
    PARAMETER_NOT_YES_OR_NO = "parameter_not_yes_or_no"
    PARAMETER_NOT_A_CHOICE = "parameter_not_a_choice"
    PARAMETER_OUT_OF_BOUNDS = "parameter_out_of_bounds"
    PARAMETER_LAXER_THAN_LAW = "parameter_laxer_than_law"
    SPLIT_EXCEEDS_TRANSFER = "split_exceeds_transfer"
    PARAMETER_FROM_PAST = "parameter_from_past"
