"""Names of the accounts and organisations that a page mentions, each in one statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from mediation.territory.tiers import Tier
from models.queries.accounts import names_of
from models.session import AnySession
from models.tables.organisations import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation as pages and papers name it."""

    name: str
    short_name: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class Names:
    """Names by id; who is unknown has none."""

    accounts: Mapping[int, str]
    organisations: Mapping[int, OrganisationName]

    def person(self, account_id: int | None) -> str:
        """Return the name of an account, nothing for none."""
        return self.accounts.get(account_id, "") if account_id is not None else ""

    def organ(self, organisation_id: int | None) -> str:
        """Return the short name of an organisation, nothing for none."""
        found = self.organisations.get(organisation_id) if organisation_id is not None else None
        return found.short_name if found else ""

    def full(self, organisation_id: int | None) -> str:
        """Return the full name of an organisation, nothing for none."""
        found = self.organisations.get(organisation_id) if organisation_id is not None else None
        return found.name if found else ""


def names(
    session: AnySession, *, accounts: Iterable[int | None] = (), organisations: Iterable[int | None] = ()
) -> Names:
    """Return the names of some accounts and organisations in two statements."""
    return Names(
        accounts=names_of(session, {one for one in accounts if one is not None}),
        organisations=organisation_names(session, organisations),
    )


def organisation_names(session: AnySession, ids: Iterable[int | None]) -> dict[int, OrganisationName]:
    """Return the names of some organisations, ended ones too, in one statement."""
    wanted = {one for one in ids if one is not None}
    query = select(Organisation.id, Organisation.name, Organisation.short_name, Organisation.tier)
    return {
        id_: OrganisationName(name, short, Tier(tier))
        for id_, name, short, tier in session.execute(query.where(Organisation.id.in_(wanted)))
    }
