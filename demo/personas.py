"""The named people of the demo county: one account for each role first, as sign-in page and README introduce them."""

from dataclasses import dataclass

from mediation.secrecy.kinds import Role

HOME_TOWN = "柏城镇"
"""The township of the first mediator and the first town clerk."""


@dataclass(frozen=True, slots=True)
class Persona:
    """A person with an easy login; `where` is the end of an organisation's code (`town:`, `village:`: at home)."""

    login: str
    name: str
    where: str
    role: Role
    title: str


PERSONAS = (
    Persona("mediator", "田守和", "village:TJ", Role.VILLAGE_MEDIATOR, "人民调解员"),
    Persona("town", "林晓静", "town:MTC", Role.TOWNSHIP_STAFF, "综治中心接待员"),
    Persona("town", "林晓静", "town:ZF", Role.TOWNSHIP_STAFF, "信访干部"),
    Persona("window", "苏敏", "MTC", Role.COUNTY_WINDOW, "综合受理窗口受理员"),
    Persona("handler", "于洋", "ZR", Role.DEPARTMENT_HANDLER, "信访科科员"),
    Persona("head", "郑立群", "ZR", Role.DEPARTMENT_HEAD, "局长"),
    Persona("office", "邢方圆", "XF", Role.MEETING_OFFICE, "联席会议办公室主任"),
    Persona("office", "邢方圆", "LXB", Role.MEETING_OFFICE, "联席会议办公室主任"),
    Persona("leader", "李清源", "ZF", Role.LEADER, "副市长"),
    Persona("supervisor", "杜明察", "ZF", Role.SUPERVISOR, "督查室主任"),
    Persona("discipline", "严正", "JW", Role.DISCIPLINE_OFFICER, "信访室主任"),
    Persona("lawyer", "吕思齐", "MTC", Role.EXPERT, "值班律师"),
    Persona("admin", "方正平", "XF", Role.ADMINISTRATOR, "系统管理员"),
    Persona("auditor", "沈计", "SJ", Role.AUDITOR, "审计员"),
    Persona("townhead", "贺柏成", "town:ZF", Role.LEADER, "镇长"),
    Persona("city", "史访秋", "3707-JD", Role.COUNTY_WINDOW, "来访接待员"),
)
"""Who stands in several lines holds several posts; the first one is who he is by default."""

DEPUTY, DEPUTY_NAME, DEPUTY_OF = "deputy", "高远", "head"
"""The vice-head who signs for the head of the natural resources bureau while he is away."""
