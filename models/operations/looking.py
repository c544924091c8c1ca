"""Move the cursor of "new since I last looked"."""

from dataclasses import dataclass
from datetime import datetime

from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.tables.accounts import Account
from models.unable import OutOfReach


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody has seen everything up to a moment (aware); what came after it stays new."""

    account_id: int
    seen_until: datetime
    now: datetime


def look(session: AnySession, command: Look) -> None:
    """Take note of it; the cursor never moves back and never beyond now. Raise OutOfReach for no account."""
    with unit_of_work(session) as work:
        account = work.get(Account, command.account_id, with_for_update=True)
        if account is None:
            raise OutOfReach
        seen = min(command.seen_until, command.now)
        if account.last_looked_at is None or seen > account.last_looked_at:
            account.last_looked_at = seen
