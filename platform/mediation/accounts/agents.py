"""Which family of browser on which kind of device: enough to tell one's own sign-ins apart, and no more (10.3)."""

BROWSERS = (
    ("micromessenger", "wechat"),
    ("dingtalk", "dingtalk"),
    ("edg", "edge"),
    ("firefox", "firefox"),
    ("qqbrowser", "qq"),
    ("chrome", "chrome"),
    ("safari", "safari"),
)
"""What a browser calls itself → its family; most of them also call themselves by the names below them."""
DEVICES = (
    ("harmonyos", "harmony"),
    ("android", "android"),
    ("iphone", "iphone"),
    ("ipad", "ipad"),
    ("windows", "windows"),
    ("mac os", "mac"),
    ("linux", "linux"),
)
OTHER = "other"


def agent_family(user_agent: str) -> str:
    """Return `browser/device` of a User-Agent header, `other` for what is not known."""
    said = user_agent.casefold()
    return f"{_first(BROWSERS, said)}/{_first(DEVICES, said)}"


def _first(names: tuple[tuple[str, str], ...], said: str) -> str:
    return next((family for name, family in names if name in said), OTHER)
