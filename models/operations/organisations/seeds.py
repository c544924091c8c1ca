"""The organisations a county is opened with, before they have ids: superiors before those below them."""

from collections.abc import Iterator
from dataclasses import dataclass

from mediation.escalation.kinds import OrgKind
from mediation.territory.codes import SIGNIFICANT_DIGITS
from mediation.territory.tiers import Tier
from models.operations.organisations.standard import StandardCounty
from models.queries.territory import DivisionLine

NATION = "CN"
GOVERNMENT = "ZF"
CENTRE = "MTC"
RECEPTION = "JD"
COMMITTEE = "CWH"
MEDIATION = "TJ"
JUSTICE = "SFS"
STATION = "PCS"
LINE_OF_OFFICE = {JUSTICE: "SF", STATION: "GA"}
"""Township offices of a county bureau, led in its line."""
PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Statistical prefectures without a government: what stands under them belongs to the province.

So does a prefecture that bears its only county's name (东莞市, 儋州市): the table has its one government twice.
"""


@dataclass(frozen=True, slots=True)
class OrgSeed:
    """An organisation to be made; `superior` is a code; `of_county` is false above every county."""

    code: str
    name: str
    short_name: str
    kind: OrgKind
    tier: Tier
    superior: str | None
    division_id: int | None = None
    town_id: int | None = None
    village_id: int | None = None
    of_county: bool = True
    has_power: bool = False
    line: str | None = None
    is_vertical: bool = False


@dataclass(frozen=True, slots=True)
class CountyPlaces:
    """A county's divisions: those above with a government (province first), itself, its townships and villages."""

    above: tuple[DivisionLine, ...]
    county: DivisionLine
    towns: tuple[DivisionLine, ...]
    villages: tuple[DivisionLine, ...]

    def full_name(self, line: DivisionLine) -> str:
        """Return the name with the county's (and the township's) in front, as a letter is addressed."""
        towns = {town.id: town.short_name for town in self.towns}
        if line.parent_id == self.county.id:
            return self.county.name + line.short_name
        if line.parent_id in towns:
            return self.county.name + towns[line.parent_id] + line.short_name
        return line.name


def code_of_organ(line: DivisionLine, key: str) -> str:
    """Return an organisation's code: the digits of the division's own level, which no other level shares, and a key."""
    return f"{line.code12[: SIGNIFICANT_DIGITS[line.level]]}-{key}"


def organisation_seeds(places: CountyPlaces, standard: StandardCounty) -> Iterator[OrgSeed]:
    """Yield every organisation of the county and of the line above it."""
    superior = f"{NATION}-{GOVERNMENT}"
    yield from _nation(superior)
    for line in places.above:
        yield from _upper(line, superior=superior, standard=standard)
        superior = code_of_organ(line, GOVERNMENT)
    yield from _county(places.county, superior=superior, standard=standard)
    for town in places.towns:
        yield from _town(town, places=places)
    towns = {town.id: town for town in places.towns}
    for village in places.villages:
        yield from _village(village, town=towns[village.parent_id or 0])


def _nation(government: str) -> Iterator[OrgSeed]:
    name, reception = "中央人民政府（国务院）", "国家信访局人民来访接待室"
    yield OrgSeed(
        government, name, "国务院", OrgKind.GOVERNMENT, Tier.NATION, superior=None, of_county=False, has_power=True
    )
    kind = OrgKind.UPPER_RECEPTION
    yield OrgSeed(
        f"{NATION}-{RECEPTION}", reception, "国家信访局接待室", kind, Tier.NATION, superior=government, of_county=False
    )


def _upper(line: DivisionLine, *, superior: str, standard: StandardCounty) -> Iterator[OrgSeed]:
    government = code_of_organ(line, GOVERNMENT)
    yield OrgSeed(
        government,
        f"{line.name}人民政府",
        f"{line.name}政府",
        OrgKind.GOVERNMENT,
        line.tier,
        superior=superior,
        division_id=line.id,
        of_county=False,
        has_power=True,
    )
    yield OrgSeed(
        code_of_organ(line, RECEPTION),
        f"{line.name}信访局人民来访接待中心",
        f"{line.name}来访接待中心",
        OrgKind.UPPER_RECEPTION,
        line.tier,
        superior=government,
        division_id=line.id,
        of_county=False,
    )
    yield from _organs(line, government=government, standard=standard, of_county=False)


def _county(line: DivisionLine, *, superior: str, standard: StandardCounty) -> Iterator[OrgSeed]:
    government = code_of_organ(line, GOVERNMENT)
    yield OrgSeed(
        government,
        f"{line.name}人民政府",
        f"{line.name}政府",
        OrgKind.GOVERNMENT,
        Tier.COUNTY,
        superior=superior,
        division_id=line.id,
        has_power=True,
    )
    yield OrgSeed(
        code_of_organ(line, CENTRE),
        f"{line.name}社会矛盾纠纷调处化解中心",
        f"{line.name}矛调中心",
        OrgKind.COUNTY_CENTRE,
        Tier.COUNTY,
        superior=government,
        division_id=line.id,
    )
    yield from _organs(line, government=government, standard=standard, of_county=True)


def _organs(line: DivisionLine, *, government: str, standard: StandardCounty, of_county: bool) -> Iterator[OrgSeed]:
    for organ in standard.all_organs():
        if line.tier in organ.names:
            yield OrgSeed(
                code_of_organ(line, organ.key),
                organ.name_at(line.tier, place=line.name),
                organ.short_name if of_county else line.name + organ.short_name,
                organ.kind,
                line.tier,
                superior=government,
                division_id=line.id,
                of_county=of_county,
                has_power=organ.has_power,
                line=organ.key,
                is_vertical=organ.vertical,
            )


def _town(town: DivisionLine, *, places: CountyPlaces) -> Iterator[OrgSeed]:
    government = code_of_organ(town, GOVERNMENT)
    county, name = places.county.name, town.short_name
    offices = (
        (GOVERNMENT, OrgKind.GOVERNMENT, _town_government(places.full_name(town)), _town_government(name)),
        (CENTRE, OrgKind.TOWNSHIP_CENTRE, f"{county}{name}社会治安综合治理中心", f"{name}综治中心"),
        (JUSTICE, OrgKind.JUSTICE_OFFICE, f"{county}司法局{name}司法所", f"{name}司法所"),
        (STATION, OrgKind.POLICE, f"{county}公安局{name}派出所", f"{name}派出所"),
    )
    for key, kind, full, short in offices:
        yield OrgSeed(
            code_of_organ(town, key),
            full,
            short,
            kind,
            Tier.TOWNSHIP,
            superior=code_of_organ(places.county, GOVERNMENT) if key == GOVERNMENT else government,
            division_id=town.id,
            town_id=town.id,
            has_power=kind in (OrgKind.GOVERNMENT, OrgKind.POLICE),
            line=LINE_OF_OFFICE.get(key),
            is_vertical=key in LINE_OF_OFFICE,
        )


def _town_government(name: str) -> str:
    if name.endswith("街道"):
        return f"{name}办事处"
    return f"{name}人民政府" if name.endswith(("镇", "乡")) else f"{name}管理委员会"


def _village(village: DivisionLine, *, town: DivisionLine) -> Iterator[OrgSeed]:
    committee = code_of_organ(village, COMMITTEE)
    name = village.short_name
    spoken = name.removesuffix("村")
    full, short = ("居民委员会", "居委会") if name.endswith("社区") else ("村民委员会", "村委会")
    rows = (
        (committee, OrgKind.VILLAGE_COMMITTEE, f"{town.short_name}{name}{full}", f"{spoken}{short}"),
        (
            code_of_organ(village, MEDIATION),
            OrgKind.MEDIATION_COMMITTEE,
            f"{town.short_name}{name}人民调解委员会",
            f"{spoken}{short[0]}调委会",
        ),
    )
    for code, kind, long_name, short_name in rows:
        yield OrgSeed(
            code,
            long_name,
            short_name,
            kind,
            Tier.VILLAGE,
            superior=code_of_organ(town, GOVERNMENT) if code == committee else committee,
            division_id=village.id,
            town_id=town.id,
            village_id=village.id,
        )
