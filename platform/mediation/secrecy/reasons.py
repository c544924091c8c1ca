"""Why a role may not do something."""

from mediation.verdict import ReasonCode


class SecrecyReason(ReasonCode):
    """Reasons of the closed-unless-opened table."""

    ACT_UNKNOWN = "act_unknown"
    ROLE_NOT_ALLOWED = "role_not_allowed"
