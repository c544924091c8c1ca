"""Lines of the record, for auditors and discipline officers."""

from blueprints.api.blueprint import blueprint
from blueprints.api.caller import caller
from blueprints.api.door import Offer, offered
from blueprints.api.schemas.record import RecordAsked, RecordEntries, RecordEntryLine
from mediation.reception.masking import mask_name
from mediation.secrecy.acts import PageAct
from mediation.secrecy.tokens import Scope
from models.queries.record_pages import RecordFilter, RecordLine, record_page
from models.tables.base import db


@blueprint.route("/record")
@offered(
    Offer(
        "List the lines of the record, newest first",
        PageAct.RECORD_VIEW.value,
        Scope.RECORD_READ,
        RecordEntries,
        query=RecordAsked,
    )
)
def record(query: RecordAsked) -> RecordEntries:
    """List lines."""
    found = record_page(
        db.session,
        caller().viewer,
        county_id=caller().actor.county_id,
        wanted=RecordFilter(case_id=query.case_id, tag=query.tag, on=query.on),
        before_id=query.after,
        size=query.limit + 1,
    )
    rows = found[: query.limit]
    return RecordEntries(items=[_line(row) for row in rows], next=rows[-1].id if len(found) > len(rows) else None)


def _line(row: RecordLine) -> RecordEntryLine:
    return RecordEntryLine(
        id=row.id,
        chain=row.chain,
        number=row.number,
        at=row.at,
        tag=row.tag,
        basis=row.basis,
        case_id=row.case_id,
        actor=mask_name(row.actor) if row.actor else None,
        acting_for=mask_name(row.acting_for) if row.acting_for else None,
        organisation=row.organisation,
        facts=dict(row.facts),
        hash=row.hash,
    )
