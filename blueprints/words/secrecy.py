"""Sentences of the closed-unless-opened table and of tokens."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.secrecy.reasons import SecrecyReason
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    SecrecyReason.ACT_UNKNOWN: _l("这一项没有向任何岗位开放。"),
    SecrecyReason.ROLE_NOT_ALLOWED: _l("您现在的岗位不能办理这一项。"),
    SecrecyReason.SCOPE_MISSING: _l("这个令牌没有授权 %(scope)s。"),
    SecrecyReason.TOKEN_NAME_FORM: _l("名称须为 1 至 60 个字，不含看不见的字符。"),
    SecrecyReason.TOKEN_WITHOUT_POST: _l("令牌须对应您今天担任的一个岗位。"),
    SecrecyReason.TOKEN_WITHOUT_SCOPE: _l("至少选择一项授权。"),
    SecrecyReason.TOKEN_LIFE: _l("有效期须为 1 至 %(longest)s 天。"),
    SecrecyReason.TOKENS_TOO_MANY: _l("一个账号最多同时有 %(most)s 个有效令牌，请先作废不再使用的。"),
}
