"""What another system may be told of: event names, and addresses they may go to (10.3)."""

from enum import StrEnum
from urllib.parse import urlsplit

from mediation.casefile.kinds import Act
from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reasons import SecrecyReason
from mediation.verdict import Refused

BASIS = "10.3"
LONGEST_ADDRESS = 200
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Event(StrEnum):
    """What has happened to a case; splits, mergers and corrections are never told: they could lead to an accusation."""

    VISIT_REGISTERED = "visit.registered"
    CONTACTED = "case.contacted"
    TRANSFERRED = "case.transferred"
    NOTICE_GIVEN = "case.notice_given"
    ACCEPTED = "case.accepted"
    ANSWERED = "case.answered"
    ROUTED_OUT = "case.routed_out"
    EXTENDED = "case.extended"
    OPINION_ISSUED = "case.opinion_issued"
    OPINION_SERVED = "case.opinion_served"
    CONCLUDED = "case.concluded"


OF_TAG = {
    "visit.registered": Event.VISIT_REGISTERED,
    "case.contact": Event.CONTACTED,
    f"case.{Act.FIRST_CONTACT.value}": Event.CONTACTED,
    f"case.{Act.TRANSFER.value}": Event.TRANSFERRED,
    f"case.{Act.GIVE_NOTICE.value}": Event.NOTICE_GIVEN,
    f"case.{Act.ACCEPT.value}": Event.ACCEPTED,
    f"case.{Act.ANSWER.value}": Event.ANSWERED,
    f"case.{Act.ROUTE_OUT.value}": Event.ROUTED_OUT,
    f"case.{Act.EXTEND.value}": Event.EXTENDED,
    f"case.{Act.ISSUE_OPINION.value}": Event.OPINION_ISSUED,
    f"case.{Act.SERVE_OPINION.value}": Event.OPINION_SERVED,
    f"case.{Act.CONCLUDE.value}": Event.CONCLUDED,
}
"""Tag of a line of the record → the event that it is, for the lines that are one."""


def may_be_told(secrecy: SecrecyClass) -> bool:
    """Say whether anything at all of a case may be told to another system (R-1.53)."""
    return secrecy is not SecrecyClass.D


def subscription_faults(*, address: str, events: frozenset[Event], loopback: bool) -> dict[str, Refused]:
    """Return what cannot be granted, by field; `loopback` also lets in plain http to this machine itself."""
    faults: dict[str, Refused] = {}
    if not _is_good(address, loopback=loopback):
        faults["address"] = Refused(SecrecyReason.SUBSCRIPTION_ADDRESS, BASIS)
    if not events:
        faults["events"] = Refused(SecrecyReason.SUBSCRIPTION_WITHOUT_EVENT, BASIS)
    return faults


def _is_good(address: str, *, loopback: bool) -> bool:
    if len(address) > LONGEST_ADDRESS or not address.isascii() or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    is_plain = parts.username is None and parts.password is None and not parts.query and not parts.fragment
    is_safe = parts.scheme == "https" or (loopback and parts.scheme == "http" and host in LOOPBACK)
    return bool(host) and is_plain and is_safe
