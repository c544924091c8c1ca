"""Words that ask for an alarm (R-1.80, T-43)."""

import tomllib
from pathlib import Path

import pytest

from mediation.reception.urgency import (
    OWED_BY_ALL,
    ReportTarget,
    UrgencyKind,
    is_report_whole,
    suggest_urgency,
    urgency_words,
)

DATA = Path(__file__).parents[3] / "platform" / "mediation" / "data" / "urgency.toml"
TABLE = urgency_words(tomllib.loads(DATA.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "kind", "is_threat"),
    [
        ("再不解决我就从楼上跳下去，我要跳楼", UrgencyKind.THREAT_TO_SELF, True),
        ("不给说法就和你们同归于尽", UrgencyKind.THREAT_TO_OTHERS, True),
        ("煤矿边上的房子要塌，里面有老人", UrgencyKind.LIFE_IN_DANGER, False),
        ("明天三十多人去堵路", UrgencyKind.CROWD, False),
        ("学校发生食物中毒", UrgencyKind.LIFE_IN_DANGER, False),
    ],
)
def test_threats_and_dangers_are_found_with_the_word(text: str, kind: UrgencyKind, is_threat: bool) -> None:
    found = suggest_urgency(texts=[text], table=TABLE)
    assert found.is_urgent
    assert found.is_threat is is_threat
    assert kind in {item.kind for item in found.found}
    assert all(item.word in text for item in found.found)


@pytest.mark.parametrize("text", ["楼下商铺天天喊跳楼价，吵死了", "工地夜里噪音，气炸了", "路灯不亮", ""])
def test_harmless_phrases_raise_no_alarm(text: str) -> None:
    assert not suggest_urgency(texts=[text], table=TABLE).is_urgent


def test_a_harmless_phrase_does_not_hide_a_threat_beside_it() -> None:
    assert suggest_urgency(texts=["喊跳楼价吵死了，再这样我就跳楼"], table=TABLE).is_threat


def test_full_width_and_spaces_between_fields_hide_nothing() -> None:
    assert suggest_urgency(texts=["标题", "要 自杀"], table=TABLE).is_threat


def test_a_table_with_an_empty_word_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        urgency_words({"harmless": [], "kind": [{"code": "crowd", "words": [""]}]})


@pytest.mark.parametrize("target", ReportTarget)
def test_a_petition_department_tells_all_five_and_another_organ_three(target: ReportTarget) -> None:
    rest = set(ReportTarget) - {target}
    assert not is_report_whole(rest, is_petition_department=True)
    assert is_report_whole(rest, is_petition_department=False) is (target not in OWED_BY_ALL)
    assert is_report_whole(set(ReportTarget), is_petition_department=True)
