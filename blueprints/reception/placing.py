"""From what was typed about a place to divisions, asking back where a name means several (13.2)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from flask_babel import gettext as _

from blueprints.reception.fields import DeskFields
from blueprints.words.territory import tier_name
from mediation.reception.reasons import ReceptionReason
from mediation.territory.places import Ambiguous, Found, Place
from mediation.territory.tiers import Tier
from mediation.verdict import Refused
from models.ids import find_id

BASIS = "13.2"


@dataclass(frozen=True, slots=True)
class PlaceTyped:
    """The divisions found, the candidates to choose from, and what is wrong at which field."""

    town_id: int | None = None
    village_id: int | None = None
    candidates: tuple[Place, ...] = ()
    asks: Tier | None = None
    homes: dict[int, int] = field(default_factory=dict)
    faults: dict[str, Refused | str] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Say whether the place may be written as it is."""
        return "place" not in self.faults


def resolve_typed(form: DeskFields) -> PlaceTyped:
    """Return the place of the matter and the homes of the parties, by row.

    A typed name goes before the lists: the lists keep what an earlier name or the desk's own place filled in. They
    decide between places that bear the same name.
    """
    homes, faults = _homes(form)
    typed = (form.place.data or "").strip()
    found = _named(form, typed) if typed else _picked(form)
    return PlaceTyped(
        town_id=found.town_id,
        village_id=found.village_id,
        candidates=found.candidates,
        asks=found.asks,
        homes=homes,
        faults={**found.faults, **faults},
    )


def _named(form: DeskFields, typed: str) -> PlaceTyped:
    chosen = find_id(form.place_choice.data)
    answer = form.desk.names.resolve(typed, chosen=chosen)
    if isinstance(answer, Found):
        return _of(form, answer.place)
    if isinstance(answer, Ambiguous) and (place := _in_the_town_chosen(form, answer)) is not None:
        return _of(form, place)
    if isinstance(answer, Ambiguous):
        words = _("这里有 %(count)s 个“%(name)s”，请选择是哪一个。", count=len(answer.candidates), name=typed)
        return PlaceTyped(candidates=answer.candidates, asks=answer.asks, faults={"place": words})
    return PlaceTyped(faults={"place": Refused(ReceptionReason.PLACE_UNKNOWN, BASIS)})


def _in_the_town_chosen(form: DeskFields, asked: Ambiguous) -> Place | None:
    """Return the one candidate in the township of the list: between places of one name, what is chosen decides."""
    town_id = find_id(form.town.data)
    villages = [one for one in asked.candidates if one.tier is Tier.VILLAGE]
    within = [one for one in villages if town_id is not None and _town_id(form, one) == town_id]
    return within[0] if len(within) == 1 else None


def _town_id(form: DeskFields, village: Place) -> int | None:
    town = next(name for tier, name in village.above if tier is Tier.TOWNSHIP)
    return next((one.id for one in form.desk.towns if one.name == town), None)


def _of(form: DeskFields, place: Place) -> PlaceTyped:
    if place.tier is Tier.VILLAGE:
        return PlaceTyped(town_id=_town_id(form, place), village_id=place.id)
    return PlaceTyped(town_id=place.id if place.tier is Tier.TOWNSHIP else None)


def _picked(form: DeskFields) -> PlaceTyped:
    town, village = form.town.data or "", form.village.data or ""
    if not town:
        return PlaceTyped(faults={"place": Refused(ReceptionReason.PLACE_MISSING, BASIS)})
    if town == "county":
        return PlaceTyped()
    town_ids = {str(one.id): one.id for one in form.desk.towns}
    if town not in town_ids:
        return PlaceTyped(faults={"place": Refused(ReceptionReason.PLACE_UNKNOWN, BASIS)})
    below = {str(one.id): one.id for one in form.desk.villages(town_ids[town])} if village else {}
    if village and village not in below:
        # The list still shows a village of the township chosen before.
        return PlaceTyped(town_id=town_ids[town], faults={"place": Refused(ReceptionReason.PLACE_UNKNOWN, BASIS)})
    return PlaceTyped(town_id=town_ids[town], village_id=below.get(village))


def _homes(form: DeskFields) -> tuple[dict[int, int], dict[str, Refused | str]]:
    homes: dict[int, int] = {}
    faults: dict[str, Refused | str] = {}
    for row, entry in enumerate(form.parties.entries):
        typed = (entry.form.home.data or "").strip()
        if not typed:
            continue
        answer = form.desk.names.resolve(typed)
        if isinstance(answer, Found):
            homes[row] = answer.place.id
        elif isinstance(answer, Ambiguous):
            towns = _("、").join(_above(answer.candidates, tier=answer.asks))
            faults[f"parties-{row}-home"] = _("有几个同名的地方（%(towns)s），请在前面写上乡镇。", towns=towns)
        else:
            faults[f"parties-{row}-home"] = _("本县没有这个村（社区）；外县的请留空，写在住址里。")
    return homes, faults


def place_words(place: Place, *, asks: Tier) -> str:
    """Return a candidate as a choice: 井沟镇 吴家庄村."""
    above = [name for tier, name in place.everyday_above if tier is asks]
    return " ".join((*above, place.normal))


def _above(places: Iterable[Place], *, tier: Tier) -> list[str]:
    names = [name for place in places for level, name in place.everyday_above if level is tier]
    return names or [tier_name(tier)]
