"""Why an item of the exceptions' queue cannot be settled."""

from mediation.verdict import ReasonCode


class ExceptionReason(ReasonCode):
    """Each has one sentence at the edge."""

    ALREADY_SETTLED = "exception_already_settled"
