"""Who must have a second factor: whoever holds a post whose county asks it of the role (10.3)."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from mediation.parameters.registry import DEFINITIONS
from mediation.secrecy.kinds import Role
from models.queries.accounts import HeldPost
from models.session import AnySession
from models.tables.accounts import Parameter
from models.tables.sign_in import SecondFactor


def factor_key(role: Role) -> str:
    """Return the key of the parameter that asks a second factor of a role."""
    return f"SECOND_FACTOR_{role.name}"


def must_have_factor(session: AnySession, held: Collection[HeldPost], *, on: date) -> bool:
    """Tell whether one of these posts asks its holder for a second factor on a day; one small statement.

    It reads the few rows it needs and not the whole law: it is asked with every request.
    """
    asked = {(post.county_id, factor_key(post.role)) for post in held}
    query = (
        select(Parameter.county_id, Parameter.key, Parameter.value)
        .where(
            Parameter.county_id.in_({county_id for county_id, _key in asked}),
            Parameter.key.in_({key for _county_id, key in asked}),
            Parameter.from_on <= on,
        )
        .order_by(Parameter.from_on)
    )
    chosen = {(county_id, key): value == "true" for county_id, key, value in session.execute(query).tuples()}
    return any(chosen.get(one, DEFINITIONS[one[1]].default is True) for one in asked)


def lacks_factor(session: AnySession, account_id: int, held: Collection[HeldPost], *, on: date) -> bool:
    """Tell whether an account has no confirmed second factor though one of its posts asks for one."""
    if not must_have_factor(session, held, on=on):
        return False
    confirmed = select(SecondFactor.account_id).where(
        SecondFactor.account_id == account_id, SecondFactor.confirmed_at.is_not(None)
    )
    return session.scalar(confirmed) is None
