"""An account for every role, a mediator for every village, staff for every township and bureau, one password."""

from collections.abc import Iterator
from random import Random

from demo.county import CODE, County, Town
from demo.names import invented_name
from demo.personas import DEPUTY, DEPUTY_NAME, HOME_TOWN, PERSONAS, Persona
from mediation.secrecy.kinds import Role
from models.operations.organisations.standard import DEPARTMENTS, OTHER_ORGANS
from models.operations.staffing import StaffMember

WITHOUT_OFFICE = frozenset({"XF", "LXB", "JW"})
"""Organs whose people are listed by hand."""
MORE_WINDOW_CLERKS = 4


def staff_list(county: County, *, rng: Random) -> list[StaffMember]:
    """Return everybody who works in the county, the personas first, in the order in which they are appointed."""
    members = [_member(county, persona) for persona in PERSONAS]
    bureau = county.org("ZR")
    members.append(StaffMember(DEPUTY, DEPUTY_NAME, bureau, Role.DEPARTMENT_HANDLER, "副局长", county.opened_on))
    members += _county_hall(county, rng=rng)
    members += _bureaus(county, rng=rng)
    for town in county.towns:
        members += _town_hall(county, town, rng=rng)
        members += _mediators(county, town, rng=rng)
    return members


def _member(county: County, persona: Persona) -> StaffMember:
    home = county.town(HOME_TOWN)
    place, _, key = persona.where.partition(":")
    codes = {"village": f"{home.villages[0].code}-{key}", "town": f"{home.code}-{key}"}
    organisation = county.org(codes.get(place, persona.where))
    return StaffMember(persona.login, persona.name, organisation, persona.role, persona.title, county.opened_on)


def _county_hall(county: County, *, rng: Random) -> Iterator[StaffMember]:
    def line(login: str, code: str, role: Role, title: str) -> StaffMember:
        return StaffMember(login, _name(rng), county.org(code), role, title, county.opened_on)

    for number in range(1, MORE_WINDOW_CLERKS + 1):
        yield line(f"mtc-{number}", "MTC", Role.COUNTY_WINDOW, "窗口受理员")
    yield line("mtc-lawyer", "MTC", Role.EXPERT, "值班律师")
    yield line("zf-head", "ZF", Role.DEPARTMENT_HEAD, "市长")
    yield line("xf-head", "XF", Role.DEPARTMENT_HEAD, "局长")
    yield line("xf-1", "XF", Role.MEETING_OFFICE, "接访科科长")
    yield line("jw-1", "JW", Role.DISCIPLINE_OFFICER, "信访室科员")
    yield line("city-head", "3707-JD", Role.DEPARTMENT_HEAD, "来访接待中心主任")
    yield line("city-zr-head", "3707-ZR", Role.DEPARTMENT_HEAD, "局长")
    yield line("province-1", "37-JD", Role.COUNTY_WINDOW, "来访接待员")


def _bureaus(county: County, *, rng: Random) -> Iterator[StaffMember]:
    for organ in (*DEPARTMENTS, *OTHER_ORGANS):
        if organ.key in WITHOUT_OFFICE:
            continue
        org, begin, login = county.org(organ.key), county.opened_on, organ.key.lower()
        yield StaffMember(f"{login}-1", _name(rng), org, Role.DEPARTMENT_HANDLER, "信访科科员", begin)
        if organ.key != "ZR":
            yield StaffMember(f"{login}-head", _name(rng), org, Role.DEPARTMENT_HEAD, "负责人", begin)


def _town_hall(county: County, town: Town, *, rng: Random) -> Iterator[StaffMember]:
    begin, prefix = county.opened_on, f"t{town.code[len(CODE) :]}"
    centre, government = county.org(f"{town.code}-MTC"), county.org(f"{town.code}-ZF")
    for login in (f"{prefix}-1", f"{prefix}-2"):
        name = _name(rng)
        yield StaffMember(login, name, centre, Role.TOWNSHIP_STAFF, "综治中心干部", begin)
        yield StaffMember(login, name, government, Role.TOWNSHIP_STAFF, "信访干部", begin)
    if town.name != HOME_TOWN:
        title = "办事处主任" if town.name.endswith("街道") else "镇长"
        yield StaffMember(f"{prefix}-head", _name(rng), government, Role.LEADER, title, begin)
    justice, station = county.org(f"{town.code}-SFS"), county.org(f"{town.code}-PCS")
    yield StaffMember(f"{prefix}-justice", _name(rng), justice, Role.TOWNSHIP_STAFF, "司法所所长", begin)
    yield StaffMember(f"{prefix}-police", _name(rng), station, Role.DEPARTMENT_HANDLER, "社区民警", begin)
    yield StaffMember(f"{prefix}-police-head", _name(rng), station, Role.DEPARTMENT_HEAD, "所长", begin)


def _mediators(county: County, town: Town, *, rng: Random) -> Iterator[StaffMember]:
    for village in town.villages:
        if town.name == HOME_TOWN and village is town.villages[0]:
            continue
        committee = county.org(f"{village.code}-TJ")
        login = f"tj{village.code[len(CODE) :]}"
        yield StaffMember(login, _name(rng), committee, Role.VILLAGE_MEDIATOR, "人民调解员", county.opened_on)


def _name(rng: Random) -> str:
    return invented_name(rng, sex=rng.choice("mf"))
