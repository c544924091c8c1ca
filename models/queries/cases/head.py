"""The head of a case: what it is, where it stands, who answers for it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from mediation.casefile.kinds import ProceedingKind, Stage
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reach import Viewer
from models.queries.reach import reach
from models.session import AnySession
from models.tables.cases import Case
from models.tables.territory import Division
from models.unable import OutOfReach


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A case without its file; the place goes from the county to the spot, organisations and people by id."""

    id: int
    number: str
    national_number: str | None
    version: int
    title: str
    narrative: str
    request: str
    kind: Kind
    branch: int | None
    route: str | None
    channel: Channel
    secrecy: SecrecyClass
    stage: Stage
    procedure: ProceedingKind
    county_id: int
    place: tuple[str, ...]
    registered_at: datetime
    received_on: date
    accepted_on: date | None
    concluded_on: date | None
    resolved_on: date | None
    competent_id: int | None
    holder_id: int
    first_receiver_id: int
    first_contact_on: date | None
    persons: int
    is_group: bool
    is_first: bool
    no_address: bool
    is_urgent: bool
    skip_levels: int

    @property
    def is_secret(self) -> bool:
        """Whether it is an accusation, seen by those named alone."""
        return self.secrecy is SecrecyClass.D


def reached_case(session: AnySession, viewer: Viewer, case_id: int) -> tuple[Case, CaseHead]:
    """Return a case as row and as head in one statement; raise OutOfReach when it is not there or not this viewer's."""
    county, town, village = aliased(Division), aliased(Division), aliased(Division)
    query = (
        select(Case, county.name, town.short_name, village.short_name)
        .join(county, county.id == Case.county_id)
        .outerjoin(town, town.id == Case.town_id)
        .outerjoin(village, village.id == Case.village_id)
        .where(Case.id == case_id, reach(viewer))
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise OutOfReach
    case, *places = found
    return case, _head(case, tuple(name for name in (*places, case.place_detail) if name))


def _head(case: Case, place: tuple[str, ...]) -> CaseHead:
    return CaseHead(
        id=case.id,
        number=case.number,
        national_number=case.national_number,
        version=case.version,
        title=case.title,
        narrative=case.narrative,
        request=case.request,
        kind=case.kind,
        branch=case.branch,
        route=case.route,
        channel=case.channel,
        secrecy=case.secrecy,
        stage=case.stage,
        procedure=case.procedure,
        county_id=case.county_id,
        place=place,
        registered_at=case.registered_at,
        received_on=case.received_on,
        accepted_on=case.accepted_on,
        concluded_on=case.concluded_on,
        resolved_on=case.resolved_on,
        competent_id=case.competent_id,
        holder_id=case.holder_id,
        first_receiver_id=case.first_receiver_id,
        first_contact_on=case.first_contact_on,
        persons=case.persons,
        is_group=case.is_group,
        is_first=case.is_first,
        no_address=case.no_address,
        is_urgent=case.urgent,
        skip_levels=case.skip_levels,
    )
