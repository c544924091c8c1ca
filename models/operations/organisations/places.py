"""Publish where people may come, open windows, and post people to them (R-1.04, R-1.06)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select

from mediation.organisations.fields import LONGEST_SHORT_NAME, PUBLISHED, check_name, check_published
from mediation.organisations.postings import BASIS, PostingFacts, PostingKind, judge_posting
from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Fact, Refused
from models.actor import Actor
from models.operations.organisations.checking import finish, organisation_to_change, require
from models.operations.organisations.opening import PointFacts
from models.operations.unit_of_work import once_more, unit_of_work
from models.session import AnySession
from models.tables.accounts import Account
from models.tables.organisations import ReceptionPoint, Window, WindowPosting
from models.unable import InvalidFields, OutOfReach

LONGEST = {"address": 200, "hours": 200, "phone": 40}


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window with its number in an organisation."""

    organisation_id: int
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class PostToWindow:
    """A person sent by an organisation to staff a window from a day to a day (half-open)."""

    window_id: int
    account_id: int
    sent_by_id: int
    kind: PostingKind
    from_on: date
    to_on: date | None = None


def publish_point(
    session: AnySession, organisation_id: int, facts: PointFacts, *, actor: Actor | None, now: datetime
) -> None:
    """Publish address, hours and phone of an organisation (R-1.04); raises InvalidFields for an empty one."""
    checked = {name: check_published(getattr(facts, name), longest=longest) for name, longest in LONGEST.items()}
    faults = {name: fault for name, fault in checked.items() if fault is not None}
    if faults:
        raise InvalidFields(faults)
    with unit_of_work(session) as work:
        row = organisation_to_change(work, organisation_id, actor=actor)
        point = work.get(ReceptionPoint, organisation_id) or ReceptionPoint(organisation_id=organisation_id)
        point.address, point.hours = facts.address.strip(), facts.hours.strip()
        point.phone, point.web = facts.phone.strip(), (facts.web or "").strip() or None
        work.add(point)
        finish(work, row, tag="organisation.point_published", basis=PUBLISHED, actor=actor, at=now)


def open_window(session: AnySession, command: OpenWindow, *, actor: Actor | None, now: datetime) -> int:
    """Open a window and return its id; raises InvalidFields when its number is taken or its name empty."""
    fault = check_name(command.name, longest=LONGEST_SHORT_NAME)
    if fault:
        raise InvalidFields({"name": fault})

    def run() -> int:
        with unit_of_work(session) as work:
            row = organisation_to_change(work, command.organisation_id, actor=actor)
            same = select(Window.id).where(Window.organisation_id == row.id, Window.number == command.number)
            if work.scalar(same) is not None:
                raise InvalidFields({"number": Refused(OrganisationReason.WINDOW_NUMBER_TAKEN, BASIS)})
            window = Window(organisation_id=row.id, number=command.number, name=command.name.strip())
            work.add(window)
            work.flush()
            facts = {"window": window.id, "number": command.number}
            finish(work, row, tag="window.opened", basis=BASIS, actor=actor, at=now, facts=facts)
            return window.id

    return once_more(run)


def post_to_window(session: AnySession, command: PostToWindow, *, actor: Actor | None, now: datetime) -> int:
    """Post a person to a window and return the posting's id; raises UnableToChangeOrganisation when refused."""
    with unit_of_work(session) as work:
        window, account = work.get(Window, command.window_id), work.get(Account, command.account_id)
        if window is None or account is None:
            raise OutOfReach
        row = organisation_to_change(work, window.organisation_id, actor=actor)
        posting = WindowPosting
        overlapping = select(posting.id).where(
            posting.window_id == window.id,
            posting.account_id == account.id,
            or_(posting.to_on.is_(None), posting.to_on > command.from_on),
            *([posting.from_on < command.to_on] if command.to_on else []),
        )
        twice = work.scalar(overlapping.limit(1)) is not None
        require(judge_posting(PostingFacts(account.active, command.from_on, command.to_on, twice)))
        made = WindowPosting(
            window_id=window.id,
            account_id=account.id,
            sent_by_id=command.sent_by_id,
            kind=command.kind.value,
            from_on=command.from_on,
            to_on=command.to_on,
        )
        work.add(made)
        work.flush()
        facts: dict[str, Fact] = {
            "window": window.id,
            "posting": made.id,
            "account": account.id,
            "kind": command.kind.value,
        }
        finish(work, row, tag="window.posted", basis=BASIS, actor=actor, at=now, facts=facts)
        return made.id


def end_posting(session: AnySession, posting_id: int, *, on: date, actor: Actor | None, now: datetime) -> None:
    """End a posting on a day (the first one without it); one that begins then or later is taken away."""
    with unit_of_work(session) as work:
        posting = work.get(WindowPosting, posting_id)
        window = work.get(Window, posting.window_id) if posting else None
        if posting is None or window is None:
            raise OutOfReach
        row = organisation_to_change(work, window.organisation_id, actor=actor)
        facts: dict[str, Fact] = {"posting": posting.id, "account": posting.account_id, "on": on.isoformat()}
        if posting.from_on >= on:
            work.delete(posting)
        else:
            posting.to_on = on
        finish(work, row, tag="window.posting_ended", basis=BASIS, actor=actor, at=now, facts=facts)
