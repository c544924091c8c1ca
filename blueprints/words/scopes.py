"""The subjects a token is opened to, in words."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.secrecy.tokens import Scope

SCOPES: Mapping[Scope, Any] = {
    Scope.ORGANISATIONS_READ: _l("读取单位"),
    Scope.CALENDAR_READ: _l("计算工作日"),
    Scope.GATE_CHECK: _l("试问甄别结论（不登记）"),
    Scope.VISITS_READ: _l("读取来访登记"),
    Scope.VISITS_WRITE: _l("登记来访"),
    Scope.CASES_READ: _l("读取和检索事项"),
    Scope.CASES_WRITE: _l("登记与来访人的联系"),
    Scope.RECORD_READ: _l("读取留痕"),
}
