"""Names and sentences of what only a person can settle."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.exceptions.reasons import ExceptionReason
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    ExceptionReason.ALREADY_SETTLED: _l("这一项已在 %(on)s 处置，不能重复处置。"),
}

KINDS: dict[str, Any] = {
    "organisation_closed": _l("责任单位已撤销，没有登记承接单位"),
    "no_post": _l("责任单位没有人在岗"),
    "no_superior": _l("没有可以告知的上级单位"),
    "clock_unreadable": _l("时限无法读取"),
    "nobody_named": _l("保密事项没有指定知悉人"),
}
"""Why an item was raised → its name; a test goes through all of them."""

WHAT_NOW: dict[str, Any] = {
    "organisation_closed": _l("在单位管理中登记承接单位，并把事项移交过去。"),
    "no_post": _l("在账号与岗位中为该单位任职，或把事项移交给有人在岗的单位。"),
    "no_superior": _l("报请上级机关指定督办单位，并线下告知。"),
    "clock_unreadable": _l("请系统管理员核对规则版本；在此之前由办理单位人工掌握时限。"),
    "nobody_named": _l("请为纪检监察机关任命信访工作人员，任命后即取得知悉权限。"),
}
