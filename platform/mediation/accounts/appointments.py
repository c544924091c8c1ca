"""Who may be appointed to a post, and for whom (10.3)."""

from dataclasses import dataclass
from datetime import date

from mediation.accounts.reasons import AccountReason
from mediation.secrecy.kinds import Role
from mediation.verdict import Allowed, Answer, Refused

BASIS = "10.3"


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """An appointment as asked for: whose, by whom (None: the command line), from when to when (half-open), for whom.

    `twice`: the same person already holds the post in the same capacity on some day of the period.
    `principal_holds_post`: the person acted for holds the post himself on its first day.
    """

    account_id: int
    account_active: bool
    appointed_by_id: int | None
    from_on: date
    to_on: date | None
    acting_for_id: int | None
    principal_holds_post: bool
    twice: bool


def judge_appointment(facts: AppointmentFacts) -> Answer:
    """Allow an appointment of an open account by somebody else; a deputy needs a principal who holds the post."""
    if not facts.account_active:
        return _refused(AccountReason.ACCOUNT_CLOSED)
    if facts.appointed_by_id == facts.account_id:
        return _refused(AccountReason.OWN_APPOINTMENT)
    if facts.to_on is not None and facts.to_on <= facts.from_on:
        return _refused(AccountReason.APPOINTMENT_PERIOD)
    if facts.acting_for_id == facts.account_id:
        return _refused(AccountReason.DEPUTY_OF_ONESELF)
    if facts.acting_for_id is not None and not facts.principal_holds_post:
        return _refused(AccountReason.PRINCIPAL_WITHOUT_POST)
    if facts.twice:
        return _refused(AccountReason.APPOINTMENT_TWICE)
    return Allowed(BASIS)


def judge_end(*, to_on: date | None, asked: date, today: date) -> Answer:
    """Allow an end (`asked`: the first day without the post) today or later, not after the end already set.

    An end on or before the appointment's first day withdraws it before it begins.
    """
    if to_on is not None and to_on <= today:
        return _refused(AccountReason.APPOINTMENT_ENDED)
    if asked < today or (to_on is not None and asked > to_on):
        return _refused(AccountReason.APPOINTMENT_END_DAY)
    return Allowed(BASIS)


def _refused(reason: AccountReason) -> Refused:
    return Refused(reason, BASIS, who_can=Role.ADMINISTRATOR)
