"""The organs a county is opened with (R-1.01): codes, kinds and names by tier; names are data, not sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediation.escalation.kinds import OrgKind
from mediation.territory.tiers import Tier

COUNTY, PREFECTURE, PROVINCE = Tier.COUNTY, Tier.PREFECTURE, Tier.PROVINCE


@dataclass(frozen=True, slots=True)
class StandardOrgan:
    """One organ: the end of its code, its kind, and its name at each tier that has it.

    `{}` in a name stands for the division's name, which otherwise goes in front. `has_power` marks organs that may
    handle a petition themselves; a `vertical` organ is reviewed by its upper organ alone.
    """

    key: str
    kind: OrgKind
    short_name: str
    names: Mapping[Tier, str]
    has_power: bool = True
    vertical: bool = False

    def name_at(self, tier: Tier, *, place: str) -> str:
        """Return the organ's full name at a tier; KeyError when that tier has none.

        A municipality (直辖市) stands at the province's tier with bureaus (局) where a province has departments (厅).
        """
        template = self.names[tier]
        if tier is PROVINCE and place.endswith("市"):
            template = template.replace("厅", "局")
        return template.replace("{}", place) if "{}" in template else place + template


@dataclass(frozen=True, slots=True)
class StandardWindow:
    """A window of a centre: its number and name."""

    number: int
    name: str


def _bureau(
    key: str, short_name: str, county: str, upper: str | None = None, province: str | None = None
) -> StandardOrgan:
    names = {COUNTY: county, PREFECTURE: upper or county, PROVINCE: province or (upper or county).replace("局", "厅")}
    return StandardOrgan(key, OrgKind.DEPARTMENT, short_name, names)


def _own(
    key: str, kind: OrgKind, short_name: str, county: str, upper: str | None = None, *, has_power: bool = True
) -> StandardOrgan:
    names = {COUNTY: county} | (dict.fromkeys((PREFECTURE, PROVINCE), upper) if upper else {})
    return StandardOrgan(key, kind, short_name, names, has_power=has_power)


DEPARTMENTS = (
    _bureau("ZJ", "住建局", "住房和城乡建设局"),
    _bureau("ZR", "自然资源局", "自然资源和规划局", province="自然资源厅"),
    _bureau("RS", "人社局", "人力资源和社会保障局"),
    _bureau("CG", "城管局", "综合行政执法局", "城市管理局", "城市管理局"),
    _bureau("JT", "交通运输局", "交通运输局"),
    _bureau("MZ", "民政局", "民政局"),
    _bureau("JY", "教体局", "教育和体育局", "教育局"),
    _bureau("WJ", "卫健局", "卫生健康局", "卫生健康委员会"),
    _bureau("SC", "市场监管局", "市场监督管理局", province="市场监督管理局"),
    _bureau("NY", "农业农村局", "农业农村局"),
    _bureau("SL", "水利局", "水利局"),
    _bureau("YJ", "应急局", "应急管理局"),
    _bureau("CZ", "财政局", "财政局"),
    _bureau("FG", "发改局", "发展和改革局", "发展和改革委员会"),
    _bureau("GX", "工信局", "工业和信息化局"),
    _bureau("SWJ", "商务局", "商务局"),
    _bureau("WL", "文旅局", "文化和旅游局"),
    _bureau("HB", "生态环境局", "生态环境局"),
    _bureau("YB", "医保局", "医疗保障局", province="医疗保障局"),
    _bureau("TY", "退役军人局", "退役军人事务局"),
    _bureau("SJ", "审计局", "审计局"),
    _bureau("TJJ", "统计局", "统计局", province="统计局"),
    _bureau("XSP", "行政审批局", "行政审批服务局", province="政务服务管理局"),
    _bureau("SF", "司法局", "司法局"),
    StandardOrgan(
        "SS",
        OrgKind.DEPARTMENT,
        "税务局",
        dict.fromkeys((COUNTY, PREFECTURE, PROVINCE), "国家税务总局{}税务局"),
        vertical=True,
    ),
)
"""Departments; each has an upper one in the prefecture and the province, as R-1.76 needs."""

OTHER_ORGANS = (
    _own("XF", OrgKind.PETITION_BUREAU, "信访局", "信访局", "信访局", has_power=False),
    StandardOrgan("GA", OrgKind.POLICE, "公安局", {COUNTY: "公安局", PREFECTURE: "公安局", PROVINCE: "公安厅"}),
    StandardOrgan(
        "FY",
        OrgKind.COURT,
        "法院",
        {COUNTY: "人民法院", PREFECTURE: "中级人民法院", PROVINCE: "高级人民法院"},
        has_power=False,
    ),
    _own("JCY", OrgKind.PROCURATORATE, "检察院", "人民检察院", "人民检察院", has_power=False),
    _own(
        "JW", OrgKind.DISCIPLINE, "纪委监委", "中共{}纪律检查委员会、{}监察委员会", "中共{}纪律检查委员会、{}监察委员会"
    ),
    _own("ZFW", OrgKind.POLITICAL_LEGAL, "政法委", "中共{}委政法委员会", "中共{}委政法委员会"),
    _own("LXB", OrgKind.MEETING_OFFICE, "联席办", "信访工作联席会议办公室", "信访工作联席会议办公室", has_power=False),
    _own("BB", OrgKind.EDITING_COMMISSION, "编办", "中共{}委机构编制委员会办公室", "中共{}委机构编制委员会办公室"),
    _own("ZGH", OrgKind.MASS_ORGANISATION, "总工会", "总工会"),
    _own("FL", OrgKind.MASS_ORGANISATION, "妇联", "妇女联合会"),
    _own("TW", OrgKind.MASS_ORGANISATION, "团委", "共青团{}委员会"),
    _own("LDZC", OrgKind.ARBITRATION, "劳动仲裁委", "劳动人事争议仲裁委员会", has_power=False),
    _own("TDZC", OrgKind.ARBITRATION, "土地仲裁委", "农村土地承包仲裁委员会", has_power=False),
    _own("GS", OrgKind.ENTERPRISE, "供水公司", "供水有限公司"),
    _own("GR", OrgKind.ENTERPRISE, "供热公司", "供热有限公司"),
    _own("RQ", OrgKind.ENTERPRISE, "燃气公司", "燃气有限公司"),
    _own("CT", OrgKind.ENTERPRISE, "城投公司", "城市建设投资集团有限公司"),
)

COUNTY_WINDOWS = tuple(
    StandardWindow(number, name)
    for number, name in enumerate(
        ("综合受理窗口", "信访接待窗口", "人社窗口", "住建窗口", "自然资源窗口", "法律服务窗口"), start=1
    )
)
TOWN_WINDOWS = (StandardWindow(1, "综合受理窗口"), StandardWindow(2, "司法所窗口"))
UPPER_WINDOWS = (StandardWindow(1, "来访接待窗口"),)


@dataclass(frozen=True, slots=True)
class StandardCounty:
    """What a county is opened with; a deployment may give its own."""

    departments: tuple[StandardOrgan, ...] = DEPARTMENTS
    organs: tuple[StandardOrgan, ...] = OTHER_ORGANS
    windows: Mapping[OrgKind, tuple[StandardWindow, ...]] = field(
        default_factory=lambda: {
            OrgKind.COUNTY_CENTRE: COUNTY_WINDOWS,
            OrgKind.TOWNSHIP_CENTRE: TOWN_WINDOWS,
            OrgKind.UPPER_RECEPTION: UPPER_WINDOWS,
        }
    )

    def all_organs(self) -> tuple[StandardOrgan, ...]:
        """Return departments and other organs."""
        return self.departments + self.organs
