"""Keep, rename and remove a person's own filters of the list of cases."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.verdict import Refused
from mediation.worklists.reasons import FilterReason
from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.tables.accounts import Account, SavedFilter
from models.unable import InvalidFields, OutOfReach

LONGEST = 40
MOST = 30
BASIS = "11.3"


@dataclass(frozen=True, slots=True)
class SaveFilter:
    """A filter to keep: its name and the query of its address, as the page wrote it."""

    account_id: int
    name: str
    query: str


def save_filter(session: AnySession, command: SaveFilter) -> int:
    """Keep a filter and return its id; a name that is there already gets the new query.

    Raise InvalidFields at `name`, also when nothing was chosen or there are MOST already.
    """
    with unit_of_work(session) as work:
        # The account's row is the turnstile: two saves at once count one after the other.
        work.get(Account, command.account_id, with_for_update=True)
        name = _checked(command.name)
        if not command.query:
            raise InvalidFields({"name": Refused(FilterReason.NOTHING_CHOSEN, BASIS)})
        row = _named(work, command.account_id, name)
        if row is None:
            _check_room(work, command.account_id)
            row = SavedFilter(account_id=command.account_id, name=name, query=command.query)
            work.add(row)
        row.query = command.query
        work.flush()
        return row.id


def rename_filter(session: AnySession, filter_id: int, *, account_id: int, name: str) -> None:
    """Give one's own filter another name; raise OutOfReach when it is not there, InvalidFields at `name`."""
    with unit_of_work(session) as work:
        row = _own(work, filter_id, account_id)
        checked = _checked(name)
        other = _named(work, account_id, checked)
        if other is not None and other.id != row.id:
            raise InvalidFields({"name": Refused(FilterReason.NAME_TAKEN, BASIS)})
        row.name = checked


def delete_filter(session: AnySession, filter_id: int, *, account_id: int) -> None:
    """Remove one's own filter; raise OutOfReach when it is not there."""
    with unit_of_work(session) as work:
        work.delete(_own(work, filter_id, account_id))


def _own(work: Session, filter_id: int, account_id: int) -> SavedFilter:
    query = select(SavedFilter).where(SavedFilter.id == filter_id, SavedFilter.account_id == account_id)
    row = work.scalars(query.with_for_update()).one_or_none()
    if row is None:
        raise OutOfReach
    return row


def _named(work: Session, account_id: int, name: str) -> SavedFilter | None:
    query = select(SavedFilter).where(SavedFilter.account_id == account_id, SavedFilter.name == name)
    return work.scalars(query).first()


def _check_room(work: Session, account_id: int) -> None:
    kept = work.scalar(select(func.count(SavedFilter.id)).where(SavedFilter.account_id == account_id)) or 0
    if kept >= MOST:
        raise InvalidFields({"name": Refused(FilterReason.TOO_MANY, BASIS, {"most": MOST})})


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST or not name.isprintable():
        raise InvalidFields({"name": Refused(FilterReason.NAME_FORM, BASIS, {"longest": LONGEST})})
    return name
