"""A sign-in is told by the family of its browser and the kind of its device."""

import pytest

from mediation.accounts.agents import agent_family

WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
)


@pytest.mark.parametrize(
    ("user_agent", "family"),
    [
        (WINDOWS, "chrome/windows"),
        (f"{WINDOWS} Edg/140.0.0.0", "edge/windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "firefox/linux"),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36 MicroMessenger/8",
            "wechat/android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "safari/iphone"),
        ("curl/8.5", "other/other"),
        ("", "other/other"),
    ],
)
def test_browsers_and_devices_are_told_apart(user_agent: str, family: str) -> None:
    assert agent_family(user_agent) == family
