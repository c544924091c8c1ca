"""Who may have which case before him (habit 7): the Python rendering, property-tested against the SQL one.

"Not yours" and "not there" look the same to the one who asks: 404.
"""

from dataclasses import dataclass, replace

from mediation.secrecy.kinds import Role, SecrecyClass

INVOLVED_ONLY = frozenset({Role.DEPARTMENT_HANDLER, Role.DEPARTMENT_HEAD, Role.EXPERT, Role.DISCIPLINE_OFFICER})
"""Roles that reach the cases their own organisation takes part in, wherever the place."""

BY_COUNTY = frozenset({Role.COUNTY_WINDOW, Role.MEETING_OFFICE, Role.LEADER, Role.SUPERVISOR})
"""Roles that reach the cases of their county; with a post in a township, those of the township."""

NO_CASES = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
"""Roles that reach no case at all."""


@dataclass(frozen=True, slots=True)
class PostStanding:
    """A post held today and where its organisation lies; `county_id` is None above every county.

    `acting_for` is the account whom the holder stands in for, None in his own right. `beside` are the organ for which a
    reception point receives, or the points of an organ: whoever sits at one of them answers for it (R-6.01).
    """

    role: Role
    organisation_id: int
    county_id: int | None
    town_id: int | None = None
    village_id: int | None = None
    acting_for: int | None = None
    beside: frozenset[int] = frozenset()

    @property
    def organisations(self) -> frozenset[int]:
        """Return the organisation of the post and those beside it."""
        return self.beside | {self.organisation_id}


@dataclass(frozen=True, slots=True)
class Viewer:
    """The one who asks, with every post he holds today."""

    account_id: int
    posts: tuple[PostStanding, ...]


@dataclass(frozen=True, slots=True)
class CaseStanding:
    """What decides about a case: its place, its class, who takes part, who is named, who is accused.

    `involved` are the organisations that hold, held, sent, received or registered it; `involved_towns` and
    `involved_villages` are where those lie. `named` are the accounts given access by name.
    """

    county_id: int | None
    town_id: int | None
    village_id: int | None
    secrecy: SecrecyClass
    involved: frozenset[int] = frozenset()
    involved_towns: frozenset[int] = frozenset()
    involved_villages: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    accused_organisations: frozenset[int] = frozenset()
    accused_accounts: frozenset[int] = frozenset()


def within_reach(viewer: Viewer, case: CaseStanding) -> bool:
    """Say whether a viewer may have a case before him.

    An accusation (class D) is for accounts named to it, and never for the accused, named or not (R-1.53). Any other
    case is reached through one of the viewer's posts.
    """
    if case.secrecy is SecrecyClass.D:
        return _is_named(viewer, case) and not is_accused(viewer, case)
    return any(_reaches(post, case) for post in viewer.posts)


def in_one_post(viewer: Viewer, post: PostStanding | None) -> Viewer:
    """Return a viewer who reaches cases through one of his posts alone, or through none, as his token does (10.3).

    The other posts stay as posts that reach no case: they still say in which accusations he is accused (R-1.53).
    """
    posts = (other if other == post else replace(other, role=Role.AUDITOR) for other in viewer.posts)
    return Viewer(viewer.account_id, tuple(posts))


def is_accused(viewer: Viewer, case: CaseStanding) -> bool:
    """Say whether a viewer, the one he stands in for, or an organisation he answers for is accused in a case."""
    persons = {viewer.account_id} | {post.acting_for for post in viewer.posts if post.acting_for is not None}
    organisations = {id_ for post in viewer.posts for id_ in post.organisations}
    return bool(persons & case.accused_accounts) or bool(organisations & case.accused_organisations)


def _is_named(viewer: Viewer, case: CaseStanding) -> bool:
    # By name means by this person's own name: standing in for somebody passes nothing on.
    has_case_post = any(post.role not in NO_CASES for post in viewer.posts)
    return has_case_post and viewer.account_id in case.named


def _reaches(post: PostStanding, case: CaseStanding) -> bool:
    if post.role in NO_CASES:
        return False
    if post.organisations & case.involved:
        return True
    if post.role in INVOLVED_ONLY:
        return False
    if post.role is Role.VILLAGE_MEDIATOR:
        return post.village_id is not None and post.village_id in case.involved_villages
    if post.role is Role.TOWNSHIP_STAFF or post.town_id is not None:
        return post.town_id is not None and (post.town_id == case.town_id or post.town_id in case.involved_towns)
    return post.county_id is not None and post.county_id == case.county_id
