"""Names of terms and the sentences of clocks: refusals, statutes, and every step of "why this date"."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from blueprints.words.dates import day_words, moment_words, time_words
from blueprints.words.holidays import holiday_name
from blueprints.words.punctuation import titled
from blueprints.words.terms import ANCHORS, EXCLUSIONS, PROVINCES, STATUTES
from mediation.clocks.codes import DayUnit, StepCode
from mediation.clocks.notice_reasons import NoticeReason
from mediation.clocks.reasons import ClockReason
from mediation.verdict import Fact, ReasonCode

SENTENCES: dict[ReasonCode, Any] = {
    ClockReason.NOT_EXTENDABLE: _l("这项时限依法不能延长。"),
    ClockReason.CLOCK_NOT_RUNNING: _l("这项时限已经停止计算，不能再延长。"),
    ClockReason.EXTENSION_EXPIRED: _l("期限已在 %(due_on)s 届满，届满后不能再批准延长。"),
    ClockReason.EXTENSION_ALREADY_USED: _l("这项时限已经延长过 %(granted_before)s 次，最多只能延长 %(max_times)s 次。"),
    ClockReason.EXTENSION_NOT_POSITIVE: _l("延长天数至少为 1。"),
    ClockReason.EXTENSION_TOO_LONG: _l("最多只能延长 %(max_days)s 日。"),
    ClockReason.EXTENSION_WITHOUT_REASON: _l("请写明延长的理由，理由要告知信访人。"),
    ClockReason.EXTENSION_NOT_BY_APPROVER: _l("延长须由有权批准的负责人批准。"),
    ClockReason.EXTENSION_BY_HANDLER: _l("承办人不能批准自己提出的延长。"),
    NoticeReason.NOTICE_EMPTY: _l("文件里没有放假安排。"),
    NoticeReason.NOTICE_HEADER_WRONG: _l("第一行应为表头：%(columns)s（source 可以不写）。"),
    NoticeReason.NOTICE_UNREADABLE: _l("这不是可以读取的 CSV 文件。请在电子表格里另存为 CSV 后再上传。"),
    NoticeReason.NOTICE_HAS_BAD_ROWS: _l("有 %(bad)s 行不正确（第一处在第 %(first_line)s 行），没有载入任何内容。"),
    NoticeReason.NOTICE_LACKS_HOLIDAY: _l("缺少法定节假日 %(on)s（%(name)s），一年的安排须完整。"),
    NoticeReason.NOTICE_YEAR_TOO_FAR: _l("%(year)s 年离今年太远，请核对年份。"),
    NoticeReason.DAY_UNREADABLE: _l("“%(text)s”不是日期，请写成 2027-01-01。"),
    NoticeReason.DAY_OF_ANOTHER_YEAR: _l("%(on)s 不属于 %(year)s 年的放假安排。"),
    NoticeReason.DAY_TWICE: _l("%(on)s 重复出现。"),
    NoticeReason.NAME_MISSING: _l("请写明节日名称。"),
    NoticeReason.NAME_TOO_LONG: _l("节日名称不超过 %(most)s 个字。"),
    NoticeReason.KIND_UNKNOWN: _l("“%(text)s”看不懂，请写 off（放假）或 work（上班）。"),
    NoticeReason.WORKED_ANYWAY: _l("%(on)s 本来就是工作日，不需要调休上班。"),
    NoticeReason.SOURCE_MISSING: _l("请写明依据的通知。"),
    NoticeReason.SOURCE_TOO_LONG: _l("依据不超过 %(most)s 个字。"),
}

Facts = Mapping[str, Fact]


def statute_words(statute: str, article: str) -> str:
    """Return 《信访工作条例》第23条第3款; a number of the platform's own says so."""
    if statute not in STATUTES:
        return _("平台工作目标，不是法定时限")
    name = titled(STATUTES[statute])
    number, clauses = re.match(r"(\d*)((?:\(\d+\))*)", article).groups()  # type: ignore[union-attr] - it matches anything
    if not number:
        return name
    words = name + _("第%(number)s条", number=number)
    listed = _("、").join(re.findall(r"\d+", clauses))
    return words + _("第%(clauses)s款", clauses=listed) if listed else words


def step_words(code: StepCode, facts: Facts) -> tuple[str | None, str]:
    """Return the day of a step in words, if it has one, and its sentence."""
    sentence = _STEPS[code](facts)
    own_day = facts.get("on") if code in _WITH_DAY else None
    return (_day(own_day) if own_day else None), sentence


def _day(value: Fact) -> str:
    return day_words(date.fromisoformat(str(value)[:10])) if value else ""


def _anchor(facts: Facts) -> str:
    what = str(ANCHORS[str(facts["anchor"])])
    if facts.get("at"):
        at = moment_words(datetime.fromisoformat(str(facts["at"])))
        return _("%(what)s（%(at)s），从这一刻起按分钟计算。", what=what, at=at)
    return _("%(what)s。当日不计，从次日起算。", what=what)


def _profile(facts: Facts) -> str:
    province = PROVINCES.get(str(facts["province"]), _("本省"))
    source = statute_words(str(facts["statute"]), str(facts["article"]))
    return _("%(province)s规定更严，按%(source)s执行。", province=province, source=source)


def _counting(facts: Facts) -> str:
    length = int(str(facts["length"]))
    unit = facts["unit"]
    if unit == DayUnit.MINUTE:
        return ngettext("时限为%(num)s分钟。", "时限为%(num)s分钟。", length)
    span = {"first": _day(facts.get("first_on")), "until": _day(facts["until_on"])}
    if unit == DayUnit.WORKING_DAY:
        return ngettext(
            "时限为%(num)s个工作日，从%(first)s数到%(until)s。",
            "时限为%(num)s个工作日，从%(first)s数到%(until)s。",
            length,
            **span,
        )
    return ngettext(
        "时限为%(num)s日，按自然日从%(first)s数到%(until)s。",
        "时限为%(num)s日，按自然日从%(first)s数到%(until)s。",
        length,
        **span,
    )


def _holiday_name(facts: Facts) -> str:
    return holiday_name(str(facts.get("name") or ""))


def _holiday(facts: Facts) -> str:
    name, days = _holiday_name(facts), int(str(facts["days"]))
    if days == 1:
        return _("%(on)s %(name)s放假，不是工作日。", on=_day(facts["first_on"]), name=name)
    first, last = _day(facts["first_on"]), _day(facts["last_on"])
    return _("%(first)s至%(last)s %(name)s放假，不是工作日。", first=first, last=last, name=name)


def _makeup(facts: Facts) -> str:
    return _("%(name)s调休，这一天上班，算工作日。", name=_holiday_name(facts))


def _span(facts: Facts) -> dict[str, str]:
    why = str(EXCLUSIONS.get(str(facts.get("why")), facts.get("why") or ""))
    return {"why": why, "first": _day(facts.get("from_on")), "last": _day(facts.get("until_on"))}


def _exclusion(facts: Facts) -> str:
    days, span = int(str(facts["days"])), {**_span(facts), "due": _day(facts["new_due_on"])}
    if facts.get("is_open"):
        return _("%(first)s起%(why)s，期间不计入时限，尚未结束；截止日目前顺延到%(due)s。", **span)
    return ngettext(
        "%(first)s至%(last)s%(why)s，%(num)s天不计入时限，截止日顺延到%(due)s。",
        "%(first)s至%(last)s%(why)s，%(num)s天不计入时限，截止日顺延到%(due)s。",
        days,
        **span,
    )


def _extension(facts: Facts) -> str:
    words = {
        "days": facts["days"],
        "approved": _day(facts["approved_on"]),
        "first": _day(facts["from_on"]),
        "until": _day(facts["until_on"]),
    }
    if facts.get("told_on"):
        told = _day(facts["told_on"])
        return _(
            "%(approved)s经负责人批准延长%(days)s日，%(told)s已告知信访人理由，截止日由%(first)s延至%(until)s。",
            told=told,
            **words,
        )
    return _("%(approved)s经批准延长%(days)s日，截止日由%(first)s延至%(until)s。", **words)


def _extension_incomplete(facts: Facts) -> str:
    words = {"days": facts["days"], "approved": _day(facts["approved_on"]), "tell_by": _day(facts["tell_by_on"])}
    if facts.get("told_on"):
        told = _day(facts["told_on"])
        return _(
            "%(approved)s批准延长%(days)s日，但%(told)s才告知信访人，迟于%(tell_by)s，延长不生效，截止日不变。",
            told=told,
            **words,
        )
    return _(
        "%(approved)s批准延长%(days)s日，须在%(tell_by)s前告知信访人理由；告知之前延长不生效，截止日不变。", **words
    )


def _extension_not_counted(facts: Facts) -> str:
    words = {"days": facts["days"], "approved": _day(facts["approved_on"])}
    return _("%(approved)s批准的延长（%(days)s日）不符合规定，不计入。", **words)


def _nominal(facts: Facts) -> str:
    if facts.get("kind") == "holiday":
        return _("按天数数到这一天，正逢%(name)s放假。", name=_holiday_name(facts))
    return _("按天数数到这一天，正逢周末。")


def _roll(facts: Facts) -> str:
    if facts.get("applies"):
        return _("最后一天不是工作日，顺延到其后第一个工作日。")
    return _("其后第一个工作日；机关的时限不顺延到这一天。")


def _due(facts: Facts) -> str:
    if facts.get("at"):
        at = time_words(datetime.fromisoformat(str(facts["at"])))
        return _("截止时刻 %(at)s，此前办完为按期。", at=at)
    return _("截止日，当天办完为按期。")


def _plain(sentence: Any) -> Callable[[Facts], str]:
    return lambda facts: str(sentence)


_STEPS: dict[StepCode, Callable[[Facts], str]] = {
    StepCode.ANCHOR: _anchor,
    StepCode.PROFILE: _profile,
    StepCode.COUNTING: _counting,
    StepCode.SET_DAY: _plain(_l("交办时指定的办结日期。")),
    StepCode.HOLIDAY: _holiday,
    StepCode.MAKEUP: _makeup,
    StepCode.EXCLUSION: _exclusion,
    StepCode.EXCLUSION_NOT_ALLOWED: lambda facts: _(
        "%(first)s至%(last)s%(why)s，依法不影响这项时限，照常计算。", **_span(facts)
    ),
    StepCode.EXCLUSION_TOO_LATE: lambda facts: _("%(first)s开始%(why)s时期限已经届满，不再扣除。", **_span(facts)),
    StepCode.EXTENSION: _extension,
    StepCode.EXTENSION_INCOMPLETE: _extension_incomplete,
    StepCode.EXTENSION_NOT_COUNTED: _extension_not_counted,
    StepCode.NOMINAL: _nominal,
    StepCode.ALARM: _plain(_l("此前最后一个工作日，请最迟在这一天办完。")),
    StepCode.ROLL: _roll,
    StepCode.DUE: _due,
    StepCode.PROVISIONAL: lambda facts: _(
        "%(year)s年的放假安排尚未公布，日期为暂定；公布后自动重新计算并告知。", year=facts["year"]
    ),
    StepCode.REOPENED: _plain(_l("原记录的办结不成立，时限视同从未停止。")),
    StepCode.DONE: _plain(_l("已办结，停止计时。")),
    StepCode.BREACHED: _plain(_l("从这一天起为超期。")),
    StepCode.CANCELLED: _plain(_l("这项办理要求已不存在，不再计时。")),
}
"""Every step of "why this date" → its sentence; a test goes through all of them."""

_WITH_DAY = frozenset(
    {
        StepCode.ANCHOR,
        StepCode.SET_DAY,
        StepCode.MAKEUP,
        StepCode.NOMINAL,
        StepCode.ALARM,
        StepCode.ROLL,
        StepCode.DUE,
        StepCode.REOPENED,
        StepCode.DONE,
        StepCode.BREACHED,
        StepCode.CANCELLED,
    }
)
