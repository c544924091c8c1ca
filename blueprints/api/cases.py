"""Cases within reach: list, search, one, its story, its duties, its clocks; and the log of contacts."""

from datetime import UTC

from blueprints.api.blueprint import blueprint
from blueprints.api.caller import caller
from blueprints.api.case_answers import case_full, case_line, clock_given, duty_lines, timeline_line
from blueprints.api.door import Offer, Told, offered
from blueprints.api.reading import etag
from blueprints.api.schemas.cases import (
    CaseFull,
    Cases,
    CasesAsked,
    CasesSought,
    Clocks,
    ContactSent,
    ContactWritten,
    Duties,
    Timeline,
)
from blueprints.edge.law import law
from blueprints.edge.moment import now, today
from blueprints.edge.setting import setting
from mediation.casefile.kinds import Act
from mediation.secrecy.acts import PageAct, case_act
from mediation.secrecy.tokens import Scope
from models.operations.cases import LogContact, log_contact
from models.queries.case_lists import CaseFilter, Keyset, cases_page
from models.queries.cases.detail import story_within_reach
from models.queries.cases.head import reached_case
from models.queries.cases.moves import holdings_of
from models.queries.cases.names import names
from models.queries.cases.parties import parties_of
from models.queries.clocks import clocks_of_case
from models.queries.reach import case_within_reach
from models.queries.worklists import desk_of
from models.tables.base import db

LIST, SEARCH, VIEW = PageAct.CASES_LIST.value, PageAct.CASES_SEARCH.value, PageAct.CASES_VIEW.value
READ = Scope.CASES_READ
CONTACT = case_act(Act.FIRST_CONTACT)
NOT_IN_THE_FILTER = {"after", "limit", "sort"}


@blueprint.route("/cases")
@offered(Offer("List the cases within reach", LIST, READ, Cases, query=CasesAsked))
def cases(query: CasesAsked) -> Cases:
    """List cases."""
    return _page(query)


@blueprint.route("/cases/search", methods=["POST"])
@offered(
    Offer(
        "Search the cases within reach; what is sought never stands in an address",
        SEARCH,
        READ,
        Cases,
        body=CasesSought,
    )
)
def search(body: CasesSought) -> Cases:
    """Search cases."""
    return _page(body)


@blueprint.route("/cases/<int:case_id>")
@offered(Offer("Read a case; persons are masked", VIEW, READ, CaseFull, tagged=True))
def case(case_id: int) -> Told:
    """Read one."""
    _row, head = reached_case(db.session, caller().viewer, case_id)
    return Told(case_full(head, parties_of(db.session, case_id, today=today())), {"ETag": etag(head.version)})


@blueprint.route("/cases/<int:case_id>/timeline")
@offered(Offer("Read the story of a case", VIEW, READ, Timeline))
def timeline(case_id: int) -> Timeline:
    """Read its story."""
    story = story_within_reach(db.session, caller().viewer, case_id)
    return Timeline(items=[timeline_line(row) for row in story])


@blueprint.route("/cases/<int:case_id>/duties")
@offered(Offer("Read who answers for a case", VIEW, READ, Duties))
def duties(case_id: int) -> Duties:
    """Read the holder and the first receiver."""
    _row, head = reached_case(db.session, caller().viewer, case_id)
    known = names(db.session, accounts=[head.first_receiver_id], organisations=[head.holder_id])
    since = next(row.from_at for row in holdings_of(db.session, case_id) if row.to_at is None)
    first = known.person(head.first_receiver_id)
    return Duties(items=duty_lines(head, holder=known.organ(head.holder_id), since=since, first=first))


@blueprint.route("/cases/<int:case_id>/clocks")
@offered(Offer('Read the terms of a case with the steps of "why this date"', VIEW, READ, Clocks))
def clocks(case_id: int) -> Clocks:
    """Read its clocks."""
    head = case_within_reach(db.session, caller().viewer, case_id)
    rows = clocks_of_case(db.session, law(head.county_id), case_id, now=now())
    return Clocks(items=[clock_given(row) for row in rows])


@blueprint.route("/cases/<int:case_id>/contacts", methods=["POST"])
@offered(
    Offer(
        "Log a contact with the petitioner",
        CONTACT,
        Scope.CASES_WRITE,
        ContactWritten,
        status=201,
        body=ContactSent,
        keyed=True,
        versioned=True,
        tagged=True,
        refusable=True,
    )
)
def log(case_id: int, body: ContactSent, version: int) -> Told:
    """Log a contact on the version that the caller has read."""
    who = caller()
    case_within_reach(db.session, who.viewer, case_id)
    command = LogContact(
        actor=who.actor,
        now=now(),
        case_id=case_id,
        version=version,
        method=body.method,
        result=body.result,
        contacted_at=body.contacted_at.astimezone(UTC) if body.contacted_at else None,
        next_on=body.next_on,
    )
    done = log_contact(db.session, setting(), command)
    after = case_within_reach(db.session, who.viewer, case_id).version
    return Told(ContactWritten(id=done.contact_id, counted=done.counted, version=after), {"ETag": etag(after)})


def _page(asked: CasesAsked) -> Cases:
    wanted = {name: getattr(asked, name) for name in type(asked).model_fields.keys() - NOT_IN_THE_FILTER}
    who = caller()
    page = cases_page(
        db.session,
        law(who.actor.county_id),
        who.viewer,
        CaseFilter(**wanted),
        now=now(),
        own=desk_of(db.session, who.viewer).organisation_ids if asked.mine else (),
        keyset=Keyset(after=asked.after),
        sort=asked.sort,
        size=asked.limit,
    )
    items = [case_line(row) for row in page.rows]
    return Cases(items=items, next=page.after, too_short=page.search.is_too_short)
