"""Plausible content for the style guide; persons and events are invented."""

from types import SimpleNamespace as Row
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, FieldList, FormField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

STEPS = [
    ("11月2日（周一）", "收到材料，从次日起算", "R-1.45"),
    (None, "法定期限 60 日，日历日", "R-1.45"),
    ("12月31日（周四）", "期满日，是工作日，不顺延", None),
]


def clock(name: str, level: str, number: int, due: str, **more: Any) -> Row:
    """Return one clock as a presenter gives it."""
    blank = {"unit": "working_day", "provisional": False, "paused": False}
    return Row(name=name, level=level, number=number, due=due, steps=STEPS, **{**blank, **more})


CASE = Row(
    number="XF-370785-20261102-1-0007",
    title="夏庄镇东村两户因翻建院墙引发的宅基地边界纠纷",
    tags=[("办理中", "active"), ("重复来访 2 次", None), ("多人", "waiting")],
    facts=[
        ("层级", "乡镇"),
        ("责任持有人", "夏庄镇综治中心"),
        ("首接责任人", "赵宏伟"),
        ("类型", "申诉求决 · 自然资源"),
        ("登记", "2026年11月2日"),
    ],
    clocks=[
        clock("受理告知", "overdue", 2, "应于 11月17日（周二）完成"),
        clock("办理期限", "normal", 28, "到 12月31日（周四）"),
        clock("首次联系", "done", 0, "11月3日（周二）完成"),
        clock("复查申请期", "provisional", 60, "到 2027年1月30日（周六）", unit="calendar_day", provisional=True),
    ],
)

PAIRS = [
    ("反映人", "王某某（户主）"),
    ("发生地", "高密市夏庄镇东村"),
    ("诉求", "要求停止施工，按 1998 年宅基证恢复原界，并赔偿院内树木损失 1200 元。"),
    ("以往办理", "村调委会 2026年10月调解一次，未达成协议"),
    ("代理人", ""),
]


def entry(at: str, title: str, who: str, **more: Any) -> Row:
    """Return one line of the record as a presenter gives it."""
    at_iso = "2026-11-18T10:30+08:00"
    blank = {"at_iso": at_iso, "kind": None, "text": None, "basis": None, "internal": False, "tags": ()}
    return Row(at=at, title=title, who=who, **{**blank, **more})


NOTE = "到场丈量，双方在场，约定 16 日再谈。"
VERDICT = "属本级或上一级受理范围，由夏庄镇综治中心承办。"
BREACH = "应于 11月17日告知受理与否，尚未告知。"
ENTRIES = [
    entry("11月18日 10:30", "受理告知超期", "系统", kind="breach", basis="R-1.21", text=BREACH),
    entry("11月9日 15:12", "现场查看", "赵宏伟（夏庄镇综治中心）", kind="contact", text=NOTE, internal=True),
    entry("11月3日 09:05", "首次联系", "赵宏伟（代孙丽履职）", kind="contact", tags=[("按期", "done")]),
    entry("11月2日 16:40", "甄别：受理", "刘洋（县矛调中心窗口）", kind="decision", basis="R-1.09", text=VERDICT),
]


def listed(number: str, subject: str, stage: str, holder: str, level: str, number_left: int, **more: Any) -> Row:
    """Return one row of a list as a query and its presenter give it."""
    blank = {"kind": None, "people": 1, "unit": "working_day", "provisional": False, "new": False}
    facts = {"number": number, "subject": subject, "stage": stage, "holder": holder}
    return Row(level=level, number_left=number_left, **facts, **{**blank, **more})


BUREAU = "市人力资源和社会保障局"
ROWS = [
    listed(
        CASE.number, "翻建院墙引发的宅基地边界纠纷", "办理中", "夏庄镇综治中心", "overdue", 2, kind="active", new=True
    ),
    listed("XF-370785-20261113-2-0011", "拖欠工程款，14 人集体来访", "待接收", BUREAU, "today_last", 0, kind="waiting"),
    listed("XF-370785-20261116-1-0003", "邻里噪声，多次报警", "调解中", "柏城镇综治中心", "due_soon", 3, people=14),
    listed(
        "XF-370785-20261119-4-0020", "物业费争议", "已登记", "朝阳街道综治中心", "provisional", 42, provisional=True
    ),
    listed("XF-370785-20261008-1-0002", "土地流转到期后拒不退还", "已办结", "密水街道综治中心", "done", 0, kind="done"),
]

PROGRESS = [
    ("登记", "done", "11月2日，县矛调中心窗口"),
    ("受理", "now", "由夏庄镇综治中心告知是否受理；您可拨打 0536-0000000 询问"),
    ("办理", "later", "最迟 12月31日答复"),
    ("送达意见", "later", None),
]


def node(label: str, *children: Row, note: str | None = None, current: bool = False) -> Row:
    """Return one node of a tree as a presenter gives it."""
    tags = [("责任持有人", "active")] if current else ()
    return Row(label=label, url="#", note=note, tags=tags, open=True, current=current, children=children)


VILLAGES = (node("东村人民调解委员会", note="已调解未成"), node("西村人民调解委员会"))
TOWNSHIPS = (node("夏庄镇综治中心", *VILLAGES, current=True), node("柏城镇综治中心", note="42 个村"))
NODES = [node("高密市矛盾纠纷调解中心", *TOWNSHIPS, note="县级")]

CHIPS = [
    ("normal", 28),
    ("normal", 42, "calendar_day"),
    ("due_soon", 3),
    ("due_soon", 45, "minute"),
    ("today_last",),
    ("overdue", 2),
    ("overdue", 4, "hour"),
    ("done",),
    ("done_late", 3),
    ("cancelled",),
    ("normal", 12, "working_day", False, True),
    ("provisional", 60, "calendar_day", True),
]


def choices(**labels: str) -> list[SelectChoice]:
    """Return the options of a field, code by code."""
    return [SelectChoice(code, label) for code, label in labels.items()]


class PartyForm(FlaskForm):
    """One party."""

    class Meta:
        """The token stands in the outer form."""

        csrf = False

    name = StringField("姓名", [DataRequired("请填写姓名；不愿留名的选“匿名”")])
    id_number = StringField("身份证号", description="18 位，末位可为 X")
    phone = StringField("电话")
    side = SelectField("地位", choices=choices(applicant="申请人", respondent="被申请人"))


class RegisterForm(FlaskForm):
    """A form with every kind of field."""

    channel = RadioField(
        "来源", choices=choices(visit="来访", letter="来信", phone="来电", web="网上"), default="visit"
    )
    subject = StringField("事由", [DataRequired("请用一句话写明事由")], description="一句话，例如：翻建院墙引发的纠纷")
    place = StringField("发生地", [DataRequired("请选择发生地")])
    occurred_on = DateField("发生日期")
    kind = SelectField("类型", choices=choices(petition="申诉求决", dispute="矛盾纠纷"))
    narrative = TextAreaField("经过和诉求", [DataRequired()])
    urgent = BooleanField("有人身安全风险，需立即处置")
    parties = FieldList(FormField(PartyForm), min_entries=2)
