"""Sentences of the closed-unless-opened table."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.secrecy.reasons import SecrecyReason
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    SecrecyReason.ACT_UNKNOWN: _l("这一项没有向任何岗位开放。"),
    SecrecyReason.ROLE_NOT_ALLOWED: _l("您现在的岗位不能办理这一项。"),
}
