"""Who acts: an account in a post, perhaps for somebody else."""

from dataclasses import dataclass

from mediation.secrecy.kinds import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person as an operation sees him: account, post's organisation and role, and whom he stands in for.

    `in_one_post`: cases are reached through this post alone, as by a token, not through all that he holds.
    """

    account_id: int
    organisation_id: int
    role: Role
    county_id: int
    acting_for_id: int | None = None
    in_one_post: bool = False
