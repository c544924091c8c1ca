"""Why a role may not do something."""

from mediation.verdict import ReasonCode


class SecrecyReason(ReasonCode):
    """Reasons of the closed-unless-opened table and of tokens."""

    ACT_UNKNOWN = "act_unknown"
    ROLE_NOT_ALLOWED = "role_not_allowed"
    SCOPE_MISSING = "scope_missing"
    TOKEN_NAME_FORM = "token_name_form"
    TOKEN_WITHOUT_POST = "token_without_post"
    TOKEN_WITHOUT_SCOPE = "token_without_scope"
    TOKEN_LIFE = "token_life"
    TOKENS_TOO_MANY = "tokens_too_many"
