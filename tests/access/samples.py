"""Whom the matrix sends through every door, and what stands behind it: one row for every argument of a route.

A route with an argument that has no row here fails the matrix: whoever adds one says what is absent, what is hidden
from whom, and what may be seen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from mediation.casefile.kinds import DocumentKind, Stage
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import Role, SecrecyClass
from models.operations.unit_of_work import unit_of_work
from models.queries.accounts import appointments_of
from models.session import AnySession
from models.steps.holdings import hold_first
from models.tables.cases import Case
from models.tables.clocks import ExceptionItem
from models.tables.documents import Document
from models.tables.organisations import QueueTicket
from models.tables.reception import Visit
from tests.dates import day, moment
from tests.worlds.linjiang import Linjiang

PERSONAS: Mapping[Role, str] = {
    Role.VILLAGE_MEDIATOR: "lh_mediator",
    Role.TOWNSHIP_STAFF: "lh_town",
    Role.COUNTY_WINDOW: "mtc_window",
    Role.DEPARTMENT_HANDLER: "zr_handler",
    Role.DEPARTMENT_HEAD: "zr_head",
    Role.MEETING_OFFICE: "xf_office",
    Role.LEADER: "leader",
    Role.SUPERVISOR: "supervisor",
    Role.DISCIPLINE_OFFICER: "discipline",
    Role.EXPERT: "expert",
    Role.ADMINISTRATOR: "admin",
    Role.AUDITOR: "auditor",
}
"""One person for every role, with posts of no other role."""

BY_PLACE = frozenset({Role.COUNTY_WINDOW, Role.MEETING_OFFICE, Role.LEADER, Role.SUPERVISOR})
REACHES_CHENGGUAN = BY_PLACE
"""Who reaches a case of 城关街道 that only its own centre ever held; nobody else of the personas does."""


@dataclass(frozen=True)
class Shown:
    """The world with what the matrix looks at."""

    session: AnySession
    county: Linjiang
    chengguan_case: int
    accusation: int
    exception_item: int
    """An item of the sweep about the accusation."""
    visits: tuple[int, int]
    """The visits of the two cases."""
    papers: tuple[int, int]
    """A paper of each of the two cases."""
    ticket: int
    """A walk-in number of 城关街道's centre."""


@dataclass(frozen=True)
class Hidden:
    """A value that is there, and the roles from which it is hidden."""

    value: Callable[[Shown], str]
    roles: frozenset[Role] = frozenset(Role)


@dataclass(frozen=True)
class Argument:
    """What the matrix puts in the place of one argument of a route."""

    absent: str = "999999"
    hidden: tuple[Hidden, ...] = field(default=())


def _account(login: str) -> Callable[[Shown], str]:
    return lambda shown: str(shown.county.account(login))


def _appointment(login: str) -> Callable[[Shown], str]:
    def find(shown: Shown) -> str:
        return str(appointments_of(shown.session, shown.county.account(login))[0].appointment_id)

    return find


VISIT = (
    Hidden(lambda shown: str(shown.visits[0]), frozenset(Role) - REACHES_CHENGGUAN),
    Hidden(lambda shown: str(shown.visits[1])),
)
CASE = (
    Hidden(lambda shown: str(shown.chengguan_case), frozenset(Role) - REACHES_CHENGGUAN),
    Hidden(lambda shown: str(shown.accusation)),
)

PAPER = (
    Hidden(lambda shown: str(shown.papers[0]), frozenset(Role) - REACHES_CHENGGUAN),
    Hidden(lambda shown: str(shown.papers[1])),
)

ARGUMENTS: Mapping[str, Argument] = {
    "case_id": Argument(hidden=CASE),
    "document_id": Argument(hidden=PAPER),
    "visit_id": Argument(hidden=VISIT),
    "ticket_id": Argument(hidden=(Hidden(lambda shown: str(shown.ticket)),)),
    "account_id": Argument(hidden=(Hidden(_account("city_window")),)),
    "appointment_id": Argument(hidden=(Hidden(_appointment("city_window")),)),
    "organisation_id": Argument(),
    "edge_id": Argument(),
    "window_id": Argument(),
    "posting_id": Argument(),
    "key": Argument(absent="NO_SUCH_PARAMETER"),
    "item_id": Argument(hidden=(Hidden(lambda shown: str(shown.exception_item)),)),
    "code": Argument(absent="xx"),
    "name": Argument(absent="nothing.js"),
    "version": Argument(absent="0"),
    "work": Argument(absent="nothing"),
    "filter_id": Argument(),
    "centre_id": Argument(),
    "session_id": Argument(),
    "token": Argument(absent="no-such-link"),
    "token_id": Argument(),
}
"""Argument of a route → its row. Organisations and their windows are public: nothing is hidden."""


SENT: Mapping[str, Mapping[str, str]] = {
    "api.check_gate": {},
    "api.register": {},
    "api.search": {"text": "路灯"},
    "api.log": {"method": "phone", "result": "已说明办理期限。"},
}
"""View of the interface → what a program sends to it; whole wherever an object stands in the address."""


def _paper(work: Session, visit: Visit) -> int:
    row = Document(
        case_id=visit.case_id,
        visit_id=visit.id,
        kind=DocumentKind.NOTICE,
        organisation_id=visit.organisation_id,
        year=2026,
        number=visit.id,
        content={},
        made_on=visit.visited_on,
        made_at=visit.registered_at,
        made_by_id=visit.registered_by_id,
    )
    work.add(row)
    work.flush()
    return row.id


def put_hidden_cases(session: AnySession, county: Linjiang) -> Shown:
    """Add a case of 城关街道 and an accusation that nobody is named to."""
    with unit_of_work(session) as work:
        ids, visits, papers = [], [], []
        for number, secrecy in (("HIDDEN-1", SecrecyClass.B), ("HIDDEN-2", SecrecyClass.D)):
            case = Case(
                number=number,
                query_code="ABCDEFGHJK",
                query_code_blind=number,
                title="路灯不亮",
                narrative="路灯不亮",
                request="修好路灯",
                kind=Kind.ACCUSATION if secrecy is SecrecyClass.D else Kind.CLAIM,
                channel=Channel.VISIT,
                stage=Stage.REGISTERED,
                secrecy=secrecy,
                registered_at=moment("Mon 2026-03-02 08:30"),
                received_on=day("Mon 2026-03-02"),
                county_id=county.county,
                town_id=county.place("chengguan"),
                holder_id=county.org("cg_centre"),
                first_receiver_id=county.account("cg_town"),
                rule_version="1",
            )
            work.add(case)
            work.flush()
            hold_first(work, case, at=case.registered_at, basis="R-6.01")
            visit = Visit(
                case_id=case.id,
                organisation_id=case.holder_id,
                channel=case.channel,
                visited_on=case.received_on,
                registered_at=case.registered_at,
                registered_by_id=case.first_receiver_id,
                submission_key=number,
            )
            work.add(visit)
            work.flush()
            ids.append(case.id)
            visits.append(visit.id)
            papers.append(_paper(work, visit))
        item = ExceptionItem(
            key="hidden",
            kind="no_superior",
            county_id=county.county,
            case_id=ids[1],
            facts={},
            raised_at=moment("Mon 2026-03-02 08:45"),
        )
        ticket = QueueTicket(
            organisation_id=county.org("cg_centre"),
            drawn_on=day("Mon 2026-03-02"),
            number=1,
            drawn_at=moment("Mon 2026-03-02 08:20"),
        )
        work.add_all((item, ticket))
        work.flush()
        item_id, ticket_id = item.id, ticket.id
    return Shown(
        session=session,
        county=county,
        chengguan_case=ids[0],
        accusation=ids[1],
        exception_item=item_id,
        visits=(visits[0], visits[1]),
        papers=(papers[0], papers[1]),
        ticket=ticket_id,
    )
