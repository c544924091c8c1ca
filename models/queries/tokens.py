"""Read the tokens of an account, as its own page lists them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from mediation.secrecy.tokens import Scope
from models.session import AnySession
from models.tables.accounts import Appointment, Post
from models.tables.api import ApiToken
from models.tables.organisations import Organisation


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token without its secret; `prefix` is how people know it again."""

    id: int
    name: str
    prefix: str
    post: str
    organisation: str
    scopes: tuple[Scope, ...]
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    used_on: date | None

    def is_in_force(self, now: datetime) -> bool:
        """Tell whether it still opens anything, its post apart."""
        return self.revoked_at is None and now < self.expires_at


def tokens_of(session: AnySession, account_id: int) -> tuple[TokenRow, ...]:
    """Return the tokens of an account, newest first, in one statement."""
    query = (
        select(ApiToken, Post.title, Organisation.short_name)
        .join(Appointment, Appointment.id == ApiToken.appointment_id)
        .join(Post, Post.id == Appointment.post_id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .where(ApiToken.account_id == account_id)
        .order_by(ApiToken.id.desc())
    )
    return tuple(_row(*found) for found in session.execute(query).tuples())


def _row(token: ApiToken, post: str, organisation: str) -> TokenRow:
    return TokenRow(
        id=token.id,
        name=token.name,
        prefix=token.prefix,
        post=post,
        organisation=organisation,
        scopes=tuple(Scope(scope) for scope in token.scopes),
        made_at=token.made_at,
        expires_at=token.expires_at,
        revoked_at=token.revoked_at,
        used_on=token.used_on,
    )
