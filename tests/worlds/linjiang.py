"""临江县 379901, the fictional county of the acceptance scenarios (RULEBOOK 12), with people in every role."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from mediation.secrecy.kinds import Role
from mediation.territory.codes import DivisionKey
from models.actor import Actor
from models.operations.organisations import OpenCounty, PointFacts, open_county
from models.operations.staffing import StaffMember, staff
from models.operations.territory import ImportDivisions, import_divisions
from models.passwords import Hashing
from models.queries.accounts import actor_of
from models.queries.territory import find_by_key
from models.tables.accounts import Account
from models.tables.organisations import Organisation
from models.tables.territory import Division
from tests.dates import day, moment

TABLE = Path(__file__).with_name("linjiang.csv")
OPENED_ON = day("Wed 2025-01-01")
OPENED_AT = moment("Wed 2025-01-01 09:00")
PASSWORD = "qingfeng-2026"
"""Of every account in the county."""
CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)

COUNTY = "379901"
LIUHE = "379901102"
CHENGGUAN = "379901001"

ORGANISATIONS = {
    "city_gov": "3799-ZF",
    "city_reception": "3799-JD",
    "city_zr": "3799-ZR",
    "gov": f"{COUNTY}-ZF",
    "mtc": f"{COUNTY}-MTC",
    "xf": f"{COUNTY}-XF",
    "lxb": f"{COUNTY}-LXB",
    "zj": f"{COUNTY}-ZJ",
    "zr": f"{COUNTY}-ZR",
    "rs": f"{COUNTY}-RS",
    "cg": f"{COUNTY}-CG",
    "jt": f"{COUNTY}-JT",
    "police": f"{COUNTY}-GA",
    "court": f"{COUNTY}-FY",
    "procuratorate": f"{COUNTY}-JCY",
    "discipline": f"{COUNTY}-JW",
    "political_legal": f"{COUNTY}-ZFW",
    "labour_arbitration": f"{COUNTY}-LDZC",
    "land_arbitration": f"{COUNTY}-TDZC",
    "lh_gov": f"{LIUHE}-ZF",
    "lh_centre": f"{LIUHE}-MTC",
    "lh_police": f"{LIUHE}-PCS",
    "lh_committee": f"{LIUHE}201-CWH",
    "lh_mediation": f"{LIUHE}201-TJ",
    "sh_committee": f"{LIUHE}202-CWH",
    "sh_mediation": f"{LIUHE}202-TJ",
    "cg_gov": f"{CHENGGUAN}-ZF",
    "cg_centre": f"{CHENGGUAN}-MTC",
    "ng_committee": f"{CHENGGUAN}001-CWH",
    "ng_mediation": f"{CHENGGUAN}001-TJ",
}
"""Name in tests → code; lh is 柳河镇, cg_gov and cg_centre are 城关街道 (cg alone is the bureau 城管)."""

PLACES = {
    "city": (2, "379900000000"),
    "county": (3, "379901000000"),
    "liuhe": (4, "379901102000"),
    "chengguan": (4, "379901001000"),
    "liuhe_village": (5, "379901102201"),
    "shanghe_village": (5, "379901102202"),
    "nanguan": (5, "379901001001"),
}

POINTS = {
    ORGANISATIONS[name]: PointFacts(address, "法定工作日 8:30—12:00，13:30—17:30", phone)
    for name, address, phone in (
        ("city_reception", "江州市来访接待中心", "0530-0000001"),
        ("mtc", "临江县矛调中心", "0530-0000100"),
        ("lh_centre", "临江县柳河镇综治中心", "0530-0000201"),
        ("cg_centre", "临江县城关街道综治中心", "0530-0000202"),
        ("lh_mediation", "临江县柳河镇柳河村调委会", "0530-0001001"),
        ("sh_mediation", "临江县柳河镇上河村调委会", "0530-0001002"),
        ("ng_mediation", "临江县城关街道南关社区调委会", "0530-0001003"),
    )
}
"""What the centres publish, by organisation code (R-1.04)."""

PEOPLE = (
    ("lh_mediator", "柳长河", "lh_mediation", Role.VILLAGE_MEDIATOR, "调解员"),
    ("sh_mediator", "尚和平", "sh_mediation", Role.VILLAGE_MEDIATOR, "调解员"),
    ("ng_mediator", "南向明", "ng_mediation", Role.VILLAGE_MEDIATOR, "调解员"),
    ("lh_town", "刘振", "lh_centre", Role.TOWNSHIP_STAFF, "综治中心干部"),
    ("lh_town", "刘振", "lh_gov", Role.TOWNSHIP_STAFF, "信访干部"),
    ("lh_head", "镇长", "lh_gov", Role.DEPARTMENT_HEAD, "镇长"),
    ("cg_town", "程关山", "cg_centre", Role.TOWNSHIP_STAFF, "综治中心干部"),
    ("cg_town", "程关山", "cg_gov", Role.TOWNSHIP_STAFF, "信访干部"),
    ("cg_head", "程主任", "cg_gov", Role.DEPARTMENT_HEAD, "办事处主任"),
    ("mtc_window", "毛慧", "mtc", Role.COUNTY_WINDOW, "综合窗口受理员"),
    ("mtc_window2", "毛静", "mtc", Role.COUNTY_WINDOW, "综合窗口受理员"),
    ("zr_handler", "郑任", "zr", Role.DEPARTMENT_HANDLER, "信访科科员"),
    ("zr_head", "郑局长", "zr", Role.DEPARTMENT_HEAD, "局长"),
    ("zj_handler", "庄建", "zj", Role.DEPARTMENT_HANDLER, "信访科科员"),
    ("zj_head", "庄局长", "zj", Role.DEPARTMENT_HEAD, "局长"),
    ("rs_handler", "任社", "rs", Role.DEPARTMENT_HANDLER, "信访科科员"),
    ("rs_head", "任局长", "rs", Role.DEPARTMENT_HEAD, "局长"),
    ("cg_handler", "常管", "cg", Role.DEPARTMENT_HANDLER, "信访科科员"),
    ("jt_handler", "焦通", "jt", Role.DEPARTMENT_HANDLER, "信访科科员"),
    ("xf_office", "邢方", "xf", Role.MEETING_OFFICE, "联席办主任"),
    ("xf_office", "邢方", "lxb", Role.MEETING_OFFICE, "联席办主任"),
    ("leader", "李县长", "gov", Role.LEADER, "副县长"),
    ("gov_head", "谷县长", "gov", Role.DEPARTMENT_HEAD, "县长"),
    ("supervisor", "杜察", "gov", Role.SUPERVISOR, "督查室主任"),
    ("discipline", "纪严", "discipline", Role.DISCIPLINE_OFFICER, "信访室主任"),
    ("expert", "吕律师", "mtc", Role.EXPERT, "律师"),
    ("admin", "管理员", "xf", Role.ADMINISTRATOR, "系统管理员"),
    ("auditor", "沈计", "gov", Role.AUDITOR, "审计员"),
    ("city_window", "史访", "city_reception", Role.COUNTY_WINDOW, "来访接待员"),
    ("city_leader", "史主任", "city_reception", Role.LEADER, "接待中心主任"),
    ("city_zr_head", "史规划", "city_zr", Role.DEPARTMENT_HEAD, "局长"),
)
"""Login, name, organisation, role, title; who stands in several lines holds several posts, the first by default."""


@dataclass(frozen=True, slots=True)
class Linjiang:
    """Ids of the county: divisions (`places`), organisations and accounts, by the names above."""

    places: Mapping[str, int]
    organisations: Mapping[str, int]
    accounts: Mapping[str, int]

    @property
    def county(self) -> int:
        """Return the id of the county."""
        return self.places["county"]

    def place(self, name: str) -> int:
        """Return the id of a division."""
        return self.places[name]

    def org(self, name: str) -> int:
        """Return the id of an organisation."""
        return self.organisations[name]

    def account(self, login: str) -> int:
        """Return the id of an account."""
        return self.accounts[login]

    def actor(self, session: "Session | scoped_session[Session]", login: str, *, at: str | None = None) -> Actor:
        """Return a person as operations see him, in the first post or in the one at the named organisation."""
        posts = [(person, where, role) for person, _, where, role, _ in PEOPLE if person == login]
        found = actor_of(session, self.accounts[login], on=OPENED_ON)
        assert found is not None, f"{login} holds no post"
        _, where, role = next(post for post in posts if at in (None, post[1]))
        return Actor(
            account_id=found.account_id,
            organisation_id=self.organisations[where],
            role=role,
            county_id=found.county_id,
        )


def build_linjiang(session: "Session | scoped_session[Session]") -> Linjiang:
    """Build the county through the operations, opened on 2025-01-01, and return its ids."""
    table = TABLE.read_text(encoding="utf-8").splitlines()
    import_divisions(session, ImportDivisions(lines=lambda: table, as_of=OPENED_ON, now=OPENED_AT))
    county = find_by_key(session, DivisionKey(3, "379901000000"), on=OPENED_ON)
    assert county is not None
    command = OpenCounty(county_id=county.id, on=OPENED_ON, now=OPENED_AT, points=POINTS)
    ids = open_county(session, command).ids
    members = [
        StaffMember(login, name, ids[ORGANISATIONS[where]], role, title, OPENED_ON)
        for login, name, where, role, title in PEOPLE
    ]
    staff(session, members, password=PASSWORD, actor=None, now=OPENED_AT, hashing=CHEAP)
    return find_linjiang(session)


def find_linjiang(session: "Session | scoped_session[Session]") -> Linjiang:
    """Return the ids of a county that was built before."""
    divisions = session.execute(select(Division.level, Division.code12, Division.id).where(Division.valid_to.is_(None)))
    by_key = {(level, code): id_ for level, code, id_ in divisions}
    by_code = dict(session.execute(select(Organisation.code, Organisation.id)).tuples().all())
    return Linjiang(
        places={name: by_key[key] for name, key in PLACES.items()},
        organisations={name: by_code[code] for name, code in ORGANISATIONS.items()},
        accounts=dict(session.execute(select(Account.login, Account.id)).tuples().all()),
    )
