"""Sentences of sign-in and of the administration of accounts."""

from typing import Any

from flask_babel import lazy_gettext as _l

from mediation.accounts.reasons import AccountReason
from mediation.verdict import ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    AccountReason.LOGIN_FORM: _l("账号须为 2 至 60 个小写字母、数字、点、横线或下划线，以字母或数字开头。"),
    AccountReason.LOGIN_TAKEN: _l("这个账号已有人使用，请换一个。"),
    AccountReason.DISPLAY_NAME_FORM: _l("姓名须为 1 至 60 个字，不含看不见的字符。"),
    AccountReason.PASSWORD_TOO_SHORT: _l("密码至少 %(least)s 个字符。"),
    AccountReason.PASSWORD_TOO_LONG: _l("密码最多 %(most)s 个字符。"),
    AccountReason.PASSWORD_TOO_PLAIN: _l("密码至少要有 %(least)s 个不同的字符。"),
    AccountReason.PASSWORD_NAMES_LOGIN: _l("密码里不能含有账号。"),
    AccountReason.PASSWORD_UNCHANGED: _l("新密码不能与现在的密码相同。"),
    AccountReason.CURRENT_PASSWORD_WRONG: _l("现在的密码不正确。"),
    AccountReason.SIGN_IN_WRONG: _l("账号或密码不正确。"),
    AccountReason.SIGN_IN_LOCKED: _l("多次输入有误，这个账号暂停登录，请在 %(until)s 之后再试。"),
    AccountReason.ADDRESS_LOCKED: _l("从这个网络多次输入有误，暂停登录，请在 %(until)s 之后再试。"),
    AccountReason.FACTOR_SET_UP: _l("这个账号已经设有两步验证，换手机请先停用再重新设置。"),
    AccountReason.FACTOR_AT_THE_DOOR: _l("距上次验证已久，请到登录页重新登录，届时需输入动态验证码。"),
    AccountReason.CODE_WRONG: _l("验证码不正确，或者已经用过。请输入手机上现在显示的 6 位数字。"),
    AccountReason.CODE_LOCKED: _l("多次输入有误，暂停验证，请在 %(until)s 之后再试。"),
    AccountReason.PROOF_WRONG: _l("密码或验证码不正确。"),
    AccountReason.LINK_DEAD: _l("链接已经用过、已过期或不完整，请联系系统管理员重新生成。"),
    AccountReason.OWN_APPOINTMENT: _l("不能给自己任职，请由另一位管理员办理。"),
    AccountReason.OWN_ACCOUNT_CLOSED: _l("不能停用自己的账号，请由另一位管理员办理。"),
    AccountReason.ACCOUNT_CLOSED: _l("这个账号已停用，请先恢复账号再任职。"),
    AccountReason.APPOINTMENT_PERIOD: _l("任职结束日期须在开始日期之后。"),
    AccountReason.APPOINTMENT_TWICE: _l("这段时间内此人已担任这个岗位。"),
    AccountReason.DEPUTY_OF_ONESELF: _l("不能代自己履职。"),
    AccountReason.PRINCIPAL_WITHOUT_POST: _l("被代理人在开始当天并不担任这个岗位，请先核对岗位和日期。"),
    AccountReason.APPOINTMENT_END_DAY: _l("结束日期不能早于今天，也不能晚于已定的结束日期。"),
    AccountReason.APPOINTMENT_ENDED: _l("这项任职已经结束，历史任职不能更改。"),
    AccountReason.POST_TITLE_FORM: _l("岗位名称须为 1 至 60 个字，不含看不见的字符。"),
}
