"""Put the fewest rows that a constraint needs straight into the tables."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from mediation.casefile.kinds import Stage
from mediation.escalation.kinds import OrgKind
from mediation.routing.kinds import Channel, Kind
from models.steps.holdings import hold_first
from models.tables.accounts import Account
from models.tables.cases import Case
from models.tables.organisations import Organisation
from models.tables.territory import Division
from tests.dates import moment

REGISTERED = moment("Mon 2026-03-09 09:00")


def put_organisation(work: Session, code: str, **changes: Any) -> Organisation:
    """Add an organisation of a county."""
    facts: dict[str, Any] = {
        "code": code,
        "name": code,
        "short_name": code,
        "kind": OrgKind.DEPARTMENT,
        "tier": 2,
        "valid_from": date(2020, 1, 1),
    }
    row = Organisation(**(facts | changes))
    work.add(row)
    work.flush()
    return row


def put_division(work: Session) -> Division:
    """Add a county."""
    row = Division(
        level=3,
        code12="379901000000",
        name="临江县",
        short_name="临江县",
        path="/1/",
        valid_from=date(2020, 1, 1),
    )
    work.add(row)
    work.flush()
    return row


def put_account(work: Session, login: str = "zhang") -> Account:
    """Add an account that cannot sign in."""
    row = Account(login=login, display_name=login)
    work.add(row)
    work.flush()
    return row


def put_case(work: Session, *, holder: Organisation, number: str = "XF-379901-20260309-F0001") -> Case:
    """Add a case with its first holding, registered on Monday 9 March 2026 at nine."""
    county, receiver = put_division(work), put_account(work)
    case = Case(
        number=number,
        query_code="ABCDEFGHJK",
        query_code_blind=number,
        title="路灯",
        narrative="路灯不亮",
        request="修好路灯",
        kind=Kind.CLAIM,
        branch=6,
        channel=Channel.VISIT,
        stage=Stage.REGISTERED,
        registered_at=REGISTERED,
        received_on=date(2026, 3, 9),
        county_id=county.id,
        holder_id=holder.id,
        first_receiver_id=receiver.id,
        rule_version="1",
    )
    work.add(case)
    work.flush()
    hold_first(work, case, at=REGISTERED, basis="R-6.01")
    return case
