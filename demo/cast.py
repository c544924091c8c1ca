"""Who is at work where on which day: actors for the stories, found in what was staffed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from demo.county import County
from mediation.secrecy.kinds import Role
from models.actor import Actor
from models.operations.staffing import StaffMember

CLERKS = (
    Role.VILLAGE_MEDIATOR,
    Role.TOWNSHIP_STAFF,
    Role.COUNTY_WINDOW,
    Role.DEPARTMENT_HANDLER,
    Role.MEETING_OFFICE,
    Role.DISCIPLINE_OFFICER,
)
HEADS = (Role.DEPARTMENT_HEAD, Role.LEADER)
TOGETHER = {"MTC": "ZF", "ZF": "MTC", "JD": "ZF"}
"""A government and its centre work as one: who is missing in one is found in the other."""
ABOVE_EVERY_COUNTY = 0


@dataclass(frozen=True, slots=True)
class _Place:
    actor: Actor
    login: str
    from_on: date
    to_on: date | None

    def is_there(self, on: date) -> bool:
        return self.from_on <= on and (self.to_on is None or on < self.to_on)


class Cast:
    """Everybody with a post, by organisation."""

    def __init__(self, county: County, members: Iterable[StaffMember], accounts: dict[str, int]) -> None:
        self._county = county
        self._codes = {id_: code for code, id_ in county.organisations.items()}
        self._places: dict[int, list[_Place]] = {}
        self.join(members, accounts)

    def join(self, members: Iterable[StaffMember], accounts: dict[str, int]) -> None:
        """Let more people in."""
        for member in members:
            code = self._codes[member.organisation_id]
            principal = accounts[member.acting_for] if member.acting_for else None
            inside = code.startswith("370785")
            actor = Actor(
                account_id=accounts[member.login],
                organisation_id=member.organisation_id,
                role=member.role,
                county_id=self._county.id if inside else ABOVE_EVERY_COUNTY,
                acting_for_id=principal,
            )
            place = _Place(actor, member.login, member.from_on, member.to_on)
            self._places.setdefault(member.organisation_id, []).append(place)

    def leave(self, login: str, *, on: date) -> None:
        """Let somebody go: from this day on he is not there."""
        for people in self._places.values():
            for at, place in enumerate(people):
                if place.login == login and place.is_there(on):
                    people[at] = _Place(place.actor, login, place.from_on, on)

    def clerk(self, organisation_id: int, *, on: date, lot: int = 0) -> Actor:
        """Return one of those who do the work of an organisation; the same `lot` finds the same person."""
        return self._one(organisation_id, CLERKS, on=on, lot=lot)

    def head(self, organisation_id: int, *, on: date) -> Actor:
        """Return who signs for an organisation that day: a deputy while the head is away."""
        found = self._found(organisation_id, HEADS, on=on)
        return next((actor for actor in found if actor.acting_for_id is not None), found[0])

    def person(self, login: str, *, on: date) -> Actor:
        """Return a person in the first post held that day."""
        return next(
            place.actor
            for people in self._places.values()
            for place in people
            if place.login == login and place.is_there(on)
        )

    def _one(self, organisation_id: int, roles: tuple[Role, ...], *, on: date, lot: int) -> Actor:
        found = self._found(organisation_id, roles, on=on)
        return found[lot % len(found)]

    def _found(self, organisation_id: int, roles: tuple[Role, ...], *, on: date) -> list[Actor]:
        for place in (organisation_id, self._other_door(organisation_id)):
            found = [one.actor for one in self._places.get(place, ()) if one.actor.role in roles and one.is_there(on)]
            if found:
                return found
        raise LookupError(f"nobody with {roles} works at {self._codes[organisation_id]} on {on}")

    def _other_door(self, organisation_id: int) -> int:
        division, _, key = self._codes[organisation_id].rpartition("-")
        return self._county.organisations.get(f"{division}-{TOGETHER.get(key, key)}", organisation_id)
