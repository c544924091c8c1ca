"""The windows of a centre with who staffs them, and who may be posted to one."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from mediation.organisations.postings import PostingKind
from models.queries.organisation_rows import CANDIDATES, in_sight
from models.session import AnySession
from models.tables.accounts import Account, Appointment, Post
from models.tables.organisations import Organisation, Window, WindowPosting


@dataclass(frozen=True, slots=True)
class PostingRow:
    """Who staffs a window, from when to when."""

    id: int
    window_id: int
    person: str
    sent_by: str
    kind: PostingKind
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window with its postings, present and to come."""

    id: int
    number: int
    name: str
    postings: tuple[PostingRow, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who may be posted, with the organisation that sends him."""

    account_id: int
    person: str
    organisation_id: int
    organisation: str


def windows_of(session: AnySession, organisation_id: int, *, on: date) -> tuple[WindowRow, ...]:
    """Return the windows of an organisation by number, with the postings that have not ended on a day."""
    posting = WindowPosting
    query = (
        select(
            posting.id,
            posting.window_id,
            Account.display_name,
            Organisation.short_name,
            posting.kind,
            posting.from_on,
            posting.to_on,
        )
        .join(Window, Window.id == posting.window_id)
        .join(Account, Account.id == posting.account_id)
        .join(Organisation, Organisation.id == posting.sent_by_id)
        .where(Window.organisation_id == organisation_id, or_(posting.to_on.is_(None), posting.to_on > on))
        .order_by(posting.from_on, posting.id)
    )
    postings = [
        PostingRow(id_, window, person, sent_by, PostingKind(kind), begin, end)
        for id_, window, person, sent_by, kind, begin, end in session.execute(query)
    ]
    windows = select(Window.id, Window.number, Window.name).where(Window.organisation_id == organisation_id)
    return tuple(
        WindowRow(id_, number, name, tuple(one for one in postings if one.window_id == id_))
        for id_, number, name in session.execute(windows.order_by(Window.number))
    )


def people_matching(session: AnySession, *, county_id: int, containing: str, on: date) -> tuple[PersonRow, ...]:
    """Return the first people in posts of a county whose name, login or organisation contains a text."""
    text = (Account.display_name, Account.login, Organisation.name)
    query = (
        select(Account.id, Account.display_name, Organisation.id, Organisation.short_name)
        .join(Appointment, Appointment.account_id == Account.id)
        .join(Post, Post.id == Appointment.post_id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .where(
            in_sight(county_id),
            Account.active,
            Appointment.from_on <= on,
            or_(Appointment.to_on.is_(None), Appointment.to_on > on),
            or_(*(column.contains(containing, autoescape=True) for column in text)),
        )
        .distinct()
        .order_by(Account.id, Organisation.id)
        .limit(CANDIDATES)
    )
    return tuple(PersonRow(*row) for row in session.execute(query))
