"""Browsers and devices by the names people know them by."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from mediation.accounts.agents import OTHER

BROWSERS: dict[str, Any] = {
    "wechat": _l("微信"),
    "dingtalk": _l("钉钉"),
    "edge": "Edge",
    "firefox": "Firefox",
    "qq": _l("QQ 浏览器"),
    "chrome": "Chrome",
    "safari": "Safari",
    OTHER: _l("其他浏览器"),
}
DEVICES: dict[str, Any] = {
    "harmony": _l("鸿蒙"),
    "android": _l("安卓"),
    "iphone": "iPhone",
    "ipad": "iPad",
    "windows": "Windows",
    "mac": "Mac",
    "linux": "Linux",
    OTHER: _l("其他设备"),
}


def agent_words(agent: str) -> str:
    """Return `browser/device` in words: Chrome（Windows）."""
    browser, _slash, device = agent.partition("/")
    return _("%(browser)s（%(device)s）", browser=BROWSERS[browser], device=DEVICES[device])
