"""Who may have which case before him, as SQL; mediation.secrecy.reach says the same in Python (habit 7)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from sqlalchemy import ColumnElement, Exists, Select, and_, exists, false, or_, select, union
from sqlalchemy import case as when
from sqlalchemy.orm import InstrumentedAttribute, aliased

from mediation.casefile.kinds import Stage
from mediation.escalation.kinds import RECEPTION_KINDS
from mediation.routing.kinds import Kind
from mediation.secrecy.kinds import Role, SecrecyClass
from mediation.secrecy.reach import BY_COUNTY, NO_CASES, CaseStanding, PostStanding, Viewer, in_one_post
from models.actor import Actor
from models.queries.accounts import held_on
from models.session import AnySession
from models.tables.accounts import Appointment, Post
from models.tables.cases import Case, CaseAccess, CaseAccused, Holding
from models.tables.handovers import HandOver
from models.tables.organisations import NO_COUNTY, Organisation
from models.tables.reception import Visit
from models.unable import OutOfReach

Column = InstrumentedAttribute[int]
_beside = aliased(Organisation)
TAKING_PART: tuple[tuple[Column, Column], ...] = (
    (Holding.case_id, Holding.organisation_id),
    (HandOver.case_id, HandOver.from_id),
    (HandOver.case_id, HandOver.to_id),
    (Visit.case_id, Visit.organisation_id),
)
"""Case and organisation, wherever an organisation takes part: it holds or held, sent, was sent to, or registered."""


@dataclass(frozen=True, slots=True)
class ReachedCase:
    """The head of a case that the one who asks may have before him."""

    case_id: int
    number: str
    version: int
    title: str
    kind: Kind
    stage: Stage
    secrecy: SecrecyClass
    county_id: int
    holder_id: int
    competent_id: int | None


_Head: TypeAlias = tuple[int, str, int, str, Kind, Stage, SecrecyClass, int, int, int | None]
_HEAD: Select[_Head] = select(
    Case.id,
    Case.number,
    Case.version,
    Case.title,
    Case.kind,
    Case.stage,
    Case.secrecy,
    Case.county_id,
    Case.holder_id,
    Case.competent_id,
)


def viewer_of(session: AnySession, account_id: int, *, on: date) -> Viewer:
    """Return somebody with every post he holds on a day and where its organisation lies."""
    query = (
        select(
            Appointment.id,
            Post.role,
            Organisation.id,
            Organisation.county_id,
            Organisation.town_id,
            Organisation.village_id,
            Appointment.acting_for_id,
            _beside.id,
        )
        .join(Post, Post.id == Appointment.post_id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(_beside, _is_beside())
        .where(Appointment.account_id == account_id, held_on(on))
        .order_by(Appointment.id)
    )
    posts: dict[int, PostStanding] = {}
    for key, role, organisation_id, county_id, town_id, village_id, principal_id, beside_id in session.execute(query):
        county = None if county_id == NO_COUNTY else county_id
        known = posts.get(key) or PostStanding(role, organisation_id, county, town_id, village_id, principal_id)
        posts[key] = known if beside_id is None else replace(known, beside=known.beside | {beside_id})
    return Viewer(account_id=account_id, posts=tuple(posts.values()))


def viewer_for(session: AnySession, actor: Actor, *, on: date) -> Viewer:
    """Return the one who acts, with everything he reaches; through a token no more than its one post reaches."""
    whole = viewer_of(session, actor.account_id, on=on)
    if not actor.in_one_post:
        return whole
    wanted = (actor.role, actor.organisation_id, actor.acting_for_id)
    held = (post for post in whole.posts if (post.role, post.organisation_id, post.acting_for) == wanted)
    return in_one_post(whole, next(held, None))


def _is_beside() -> ColumnElement[bool]:
    """Join an organisation to the organ it receives for and to all the points of that organ, not to itself."""
    is_point = Organisation.kind.in_(RECEPTION_KINDS)
    host_id = when((is_point, Organisation.superior_id), else_=Organisation.id)
    is_point_of_host = and_(_beside.superior_id == host_id, _beside.kind.in_(RECEPTION_KINDS))
    return and_(_beside.id != Organisation.id, or_(_beside.id == host_id, is_point_of_host))


def reach(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition that a viewer may have a row of `cases` before him; every list, count and search adds it."""
    posts = [post for post in viewer.posts if post.role not in NO_CASES]
    if not posts:
        return false()
    return or_(
        and_(Case.secrecy != SecrecyClass.D, or_(*_by_place(posts), _takes_part(posts))),
        and_(Case.secrecy == SecrecyClass.D, _is_named(viewer), ~_is_accused(viewer)),
    )


def organisations_of(viewer: Viewer) -> Select[tuple[int]]:
    """Return the ids of the organisations whose taking part brings a case within this viewer's reach."""
    return _our_organisations([post for post in viewer.posts if post.role not in NO_CASES])


def places_of(viewer: Viewer) -> tuple[frozenset[int], frozenset[int]]:
    """Return the counties and the townships whose every case, but for accusations, is within this viewer's reach."""
    posts = [post for post in viewer.posts if post.role not in NO_CASES]
    return _counties(posts), _towns(posts)


def case_within_reach(session: AnySession, viewer: Viewer, case_id: int) -> ReachedCase:
    """Return the head of a case in one statement; raise OutOfReach when it is not there or not this viewer's."""
    return _one(session, _HEAD.where(Case.id == case_id, reach(viewer)))


def numbered_case_within_reach(session: AnySession, viewer: Viewer, number: str) -> ReachedCase:
    """Return the head of the case with this number in one statement; raise OutOfReach as above."""
    return _one(session, _HEAD.where(Case.number == number, reach(viewer)))


def cases_within_reach(session: AnySession, viewer: Viewer, case_ids: Iterable[int]) -> frozenset[int]:
    """Return which of some cases a viewer may have before him, in one statement."""
    return frozenset(session.scalars(select(Case.id).where(Case.id.in_(set(case_ids)), reach(viewer))))


def standing_of(session: AnySession, case_id: int) -> CaseStanding | None:
    """Return what decides who may have a case before him, or None when it is not there; for rules, not for pages."""
    case = session.execute(
        select(Case.county_id, Case.town_id, Case.village_id, Case.secrecy).where(Case.id == case_id)
    ).one_or_none()
    if case is None:
        return None
    involved = session.execute(
        select(Organisation.id, Organisation.town_id, Organisation.village_id).where(
            Organisation.id.in_(union(*(select(who).where(where == case_id) for where, who in TAKING_PART)))
        )
    ).all()
    accused = session.execute(
        select(CaseAccused.organisation_id, CaseAccused.account_id).where(CaseAccused.case_id == case_id)
    ).all()
    named = session.scalars(select(CaseAccess.account_id).where(CaseAccess.case_id == case_id))
    return CaseStanding(
        county_id=case.county_id,
        town_id=case.town_id,
        village_id=case.village_id,
        secrecy=case.secrecy,
        involved=frozenset(row.id for row in involved),
        involved_towns=_present(row.town_id for row in involved),
        involved_villages=_present(row.village_id for row in involved),
        named=frozenset(named),
        accused_organisations=_present(row.organisation_id for row in accused),
        accused_accounts=_present(row.account_id for row in accused),
    )


def _one(session: AnySession, query: Select[_Head]) -> ReachedCase:
    row = session.execute(query).one_or_none()
    if row is None:
        raise OutOfReach
    return ReachedCase(*row)


def _takes_part(posts: Iterable[PostStanding]) -> ColumnElement[bool]:
    # EXISTS for each way of taking part: a point look-up probes an index, a list stops at its page.
    ours = _our_organisations(posts)
    return or_(*(_some(where == Case.id, who.in_(ours)) for where, who in TAKING_PART))


def _some(*conditions: ColumnElement[bool]) -> Exists:
    # Bound to the case alone: a statement that reads hand-overs itself must not lend its own row to the question.
    return exists().where(*conditions).correlate(Case)


def _our_organisations(posts: Iterable[PostStanding]) -> Select[tuple[int]]:
    places: list[ColumnElement[bool]] = [Organisation.id.in_({id_ for post in posts for id_ in post.organisations})]
    villages = {post.village_id for post in posts if post.role is Role.VILLAGE_MEDIATOR}
    places += [Organisation.village_id == village for village in _present(villages)]
    places += [Organisation.town_id == town for town in _towns(posts)]
    return select(Organisation.id).where(or_(*places))


def _by_place(posts: Iterable[PostStanding]) -> list[ColumnElement[bool]]:
    by_county: list[ColumnElement[bool]] = [Case.county_id == county for county in _counties(posts)]
    return [*by_county, *(Case.town_id == town for town in _towns(posts))]


def _counties(posts: Iterable[PostStanding]) -> frozenset[int]:
    return _present(post.county_id for post in posts if post.role in BY_COUNTY and post.town_id is None)


def _towns(posts: Iterable[PostStanding]) -> frozenset[int]:
    by_town = BY_COUNTY | {Role.TOWNSHIP_STAFF}
    return _present(post.town_id for post in posts if post.role in by_town)


def _is_named(viewer: Viewer) -> ColumnElement[bool]:
    return _some(CaseAccess.case_id == Case.id, CaseAccess.account_id == viewer.account_id)


def _is_accused(viewer: Viewer) -> ColumnElement[bool]:
    # Every post counts here, also those that reach no case.
    persons = {viewer.account_id} | _present(post.acting_for for post in viewer.posts)
    organisations = {id_ for post in viewer.posts for id_ in post.organisations}
    return _some(
        CaseAccused.case_id == Case.id,
        or_(CaseAccused.account_id.in_(persons), CaseAccused.organisation_id.in_(organisations)),
    )


def _present(ids: Iterable[int | None]) -> frozenset[int]:
    return frozenset(one for one in ids if one is not None)
