"""Take the list of rights held on a day out of the house; that it was taken is on record."""

from dataclasses import dataclass
from datetime import datetime

from mediation.verdict import Fact
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.queries.rights import RightRow, RightsFilter, rights_held
from models.session import AnySession
from models.steps.staff import write


@dataclass(frozen=True, slots=True)
class ExportRights:
    """The rights to be exported, and by whom."""

    wanted: RightsFilter
    actor: Actor
    now: datetime


def export_rights(session: AnySession, command: ExportRights) -> tuple[RightRow, ...]:
    """Return every wanted right of the actor's county and record how many; no text that was searched for is kept."""
    wanted, county_id = command.wanted, command.actor.county_id
    with unit_of_work(session) as work:
        rows = rights_held(work, county_id=county_id, wanted=wanted, size=None)
        facts: dict[str, Fact] = {
            "on": wanted.on.isoformat(),
            "role": wanted.role.value if wanted.role else None,
            "narrowed": bool(wanted.person or wanted.organisation),
            "rows": len(rows),
        }
        write(work, "rights.exported", actor=command.actor, at=command.now, chain=county_id, facts=facts)
    return rows
