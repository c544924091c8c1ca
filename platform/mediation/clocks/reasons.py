"""Why an act on a clock is refused."""

from mediation.verdict import ReasonCode


class ClockReason(ReasonCode):
    """Each has one sentence at the edge."""

    NOT_EXTENDABLE = "clock_not_extendable"
    CLOCK_NOT_RUNNING = "clock_not_running"
    EXTENSION_EXPIRED = "extension_expired"
    EXTENSION_ALREADY_USED = "extension_already_used"
    EXTENSION_NOT_POSITIVE = "extension_not_positive"
    EXTENSION_TOO_LONG = "extension_too_long"
    EXTENSION_WITHOUT_REASON = "extension_without_reason"
    EXTENSION_NOT_BY_APPROVER = "extension_not_by_approver"
    EXTENSION_BY_HANDLER = "extension_by_handler"
