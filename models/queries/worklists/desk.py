"""Whose desk it is: the viewer, the organisations he speaks for, and when he last looked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from mediation.casefile.relations import WORKING_ROLES
from mediation.secrecy.reach import Viewer
from models.session import AnySession
from models.tables.accounts import Account


@dataclass(frozen=True, slots=True)
class Desk:
    """`organisation_ids` are those whose duties are the viewer's work: an organ together with its own points."""

    viewer: Viewer
    organisation_ids: frozenset[int]
    county_ids: frozenset[int]
    looked_at: datetime | None

    @property
    def account_id(self) -> int:
        """Return whose desk it is."""
        return self.viewer.account_id

    def is_new(self, at: datetime) -> bool:
        """Tell whether something came after the viewer last looked."""
        return self.looked_at is None or at > self.looked_at


def desk_of(session: AnySession, viewer: Viewer) -> Desk:
    """Return somebody's desk; whoever sits at an organ's point speaks for the organ, and the other way."""
    working = [post for post in viewer.posts if post.role in WORKING_ROLES]
    return Desk(
        viewer=viewer,
        organisation_ids=frozenset(id_ for post in working for id_ in post.organisations),
        county_ids=frozenset(post.county_id for post in viewer.posts if post.county_id is not None),
        looked_at=session.scalar(select(Account.last_looked_at).where(Account.id == viewer.account_id)),
    )
