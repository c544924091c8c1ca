"""Whose desk it is: the viewer, the organisations he speaks for, and when he last looked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from mediation.casefile.relations import WORKING_ROLES
from mediation.secrecy.reach import Viewer
from models.queries.act_facts import organ_and_points
from models.queries.graphs import Graphs
from models.session import AnySession
from models.tables.accounts import Account
from models.tables.organisations import NO_COUNTY


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


def desk_of(session: AnySession, graphs: Graphs, viewer: Viewer, *, on: date) -> Desk:
    """Return somebody's desk on a day; whoever sits at an organ's point speaks for the organ, and the other way."""
    return Desk(
        viewer=viewer,
        organisation_ids=frozenset(_spoken_for(session, graphs, viewer, on=on)),
        county_ids=frozenset(post.county_id for post in viewer.posts if post.county_id is not None),
        looked_at=session.scalar(select(Account.last_looked_at).where(Account.id == viewer.account_id)),
    )


def _spoken_for(session: AnySession, graphs: Graphs, viewer: Viewer, *, on: date) -> Iterator[int]:
    working = [post for post in viewer.posts if post.role in WORKING_ROLES]
    found = {
        county: graphs.of_county(session, county, on=on) for county in {post.county_id or NO_COUNTY for post in working}
    }
    for post in working:
        graph = found[post.county_id or NO_COUNTY]
        yield post.organisation_id
        if post.organisation_id in graph.nodes:
            yield from organ_and_points(post.organisation_id, graph=graph)
