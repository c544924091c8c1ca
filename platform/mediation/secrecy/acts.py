"""Closed unless opened: which role may do what at all; the rows it may do it to are a matter of reach (habit 10)."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from mediation.casefile.kinds import Act
from mediation.secrecy.kinds import Role
from mediation.secrecy.reasons import SecrecyReason
from mediation.verdict import Allowed, Answer, Refused

CLOSED = "10.3"


class PageAct(StrEnum):
    """What a page does, apart from the acts on one case."""

    HOME_VIEW = "home.view"
    RECEPTION_REGISTER = "reception.register"
    RECEPTION_QUEUE = "reception.queue"
    RECEPTION_DRAFTS = "reception.drafts"
    RECEPTION_SEARCH = "reception.search"
    RECEPTION_CLAIM_EXCEPTION = "reception.claim_exception"
    RECEPTION_APPROVE_EXCEPTION = "reception.approve_exception"
    WINDOWS_STAFF = "windows.staff"
    CASES_LIST = "cases.list"
    CASES_VIEW = "cases.view"
    CASES_SEARCH = "cases.search"
    CASES_PRINT = "cases.print"
    CASES_EXPORT = "cases.export"
    CASES_ATTEST = "cases.attest"
    CASES_CONFIRM_ATTESTED = "cases.confirm_attested"
    HANDOVERS_LIST = "handovers.list"
    CLOCKS_VIEW = "clocks.view"
    DOCUMENTS_VIEW = "documents.view"
    URGENT_LIST = "urgent.list"
    CITIZENS_REVEAL = "citizens.reveal"
    CITIZENS_ASSIST = "citizens.assist"
    EXCEPTIONS_LIST = "exceptions.list"
    EXCEPTIONS_DECIDE = "exceptions.decide"
    RECORD_VIEW = "record.view"
    RECORD_VERIFY = "record.verify"
    TERRITORY_VIEW = "territory.view"
    TERRITORY_IMPORT = "territory.import"
    ORGANISATIONS_VIEW = "organisations.view"
    ORGANISATIONS_EDIT = "organisations.edit"
    POSTS_EDIT = "posts.edit"
    ACCOUNTS_MANAGE = "accounts.manage"
    RIGHTS_VIEW = "rights.view"
    PARAMETERS_VIEW = "parameters.view"
    PARAMETERS_EDIT = "parameters.edit"
    CALENDAR_VIEW = "calendar.view"
    CALENDAR_EDIT = "calendar.edit"


_R = Role
EVERY_ROLE = frozenset(Role)
DESK = frozenset(
    {_R.VILLAGE_MEDIATOR, _R.TOWNSHIP_STAFF, _R.COUNTY_WINDOW, _R.DEPARTMENT_HANDLER, _R.DISCIPLINE_OFFICER}
)
"""Whoever receives people or papers."""
HEADS = frozenset({_R.DEPARTMENT_HEAD, _R.LEADER})
WORKING = DESK | HEADS | {_R.MEETING_OFFICE}
"""Whoever acts for an organisation in a case."""
ORGANS = WORKING - {_R.VILLAGE_MEDIATOR}
"""Whoever acts for an organ; a village is none (0.3 #11)."""
READERS = WORKING | {_R.SUPERVISOR, _R.EXPERT}
"""Whoever may have cases within reach; auditors and administrators have none."""
OVERSIGHT = frozenset({_R.MEETING_OFFICE, _R.LEADER, _R.SUPERVISOR})
ADMINISTRATION = frozenset({_R.ADMINISTRATOR})

_PAGES: Mapping[PageAct, frozenset[Role]] = MappingProxyType(
    {
        PageAct.HOME_VIEW: EVERY_ROLE,
        PageAct.RECEPTION_REGISTER: DESK,
        PageAct.RECEPTION_QUEUE: DESK,
        PageAct.RECEPTION_DRAFTS: DESK,
        PageAct.RECEPTION_SEARCH: DESK,
        PageAct.RECEPTION_CLAIM_EXCEPTION: DESK,
        PageAct.RECEPTION_APPROVE_EXCEPTION: HEADS | {_R.MEETING_OFFICE},
        PageAct.WINDOWS_STAFF: HEADS | {_R.TOWNSHIP_STAFF, _R.COUNTY_WINDOW, _R.MEETING_OFFICE, _R.ADMINISTRATOR},
        PageAct.CASES_LIST: READERS,
        PageAct.CASES_VIEW: READERS,
        PageAct.CASES_SEARCH: READERS,
        PageAct.CASES_PRINT: READERS,
        PageAct.CASES_EXPORT: WORKING | {_R.SUPERVISOR},
        PageAct.CASES_ATTEST: ORGANS,
        PageAct.CASES_CONFIRM_ATTESTED: ORGANS,
        PageAct.HANDOVERS_LIST: READERS - {_R.EXPERT},
        PageAct.CLOCKS_VIEW: READERS,
        PageAct.DOCUMENTS_VIEW: READERS,
        PageAct.URGENT_LIST: READERS - {_R.EXPERT},
        PageAct.CITIZENS_REVEAL: WORKING,
        PageAct.CITIZENS_ASSIST: DESK,
        PageAct.EXCEPTIONS_LIST: OVERSIGHT | {_R.COUNTY_WINDOW, _R.TOWNSHIP_STAFF, _R.DEPARTMENT_HEAD},
        PageAct.EXCEPTIONS_DECIDE: frozenset({_R.MEETING_OFFICE, _R.LEADER}),
        PageAct.RECORD_VIEW: frozenset({_R.AUDITOR, _R.DISCIPLINE_OFFICER}),
        PageAct.RECORD_VERIFY: frozenset({_R.AUDITOR, _R.ADMINISTRATOR}),
        PageAct.TERRITORY_VIEW: EVERY_ROLE,
        PageAct.TERRITORY_IMPORT: ADMINISTRATION,
        PageAct.ORGANISATIONS_VIEW: EVERY_ROLE,
        PageAct.ORGANISATIONS_EDIT: ADMINISTRATION,
        PageAct.POSTS_EDIT: ADMINISTRATION,
        PageAct.ACCOUNTS_MANAGE: ADMINISTRATION,
        PageAct.RIGHTS_VIEW: ADMINISTRATION | {_R.AUDITOR},
        PageAct.PARAMETERS_VIEW: EVERY_ROLE,
        PageAct.PARAMETERS_EDIT: ADMINISTRATION,
        PageAct.CALENDAR_VIEW: EVERY_ROLE,
        PageAct.CALENDAR_EDIT: ADMINISTRATION,
    }
)

_CASE_ACTS: Mapping[Act, frozenset[Role]] = MappingProxyType(
    {
        Act.FIRST_CONTACT: WORKING,
        Act.TRANSFER: ORGANS,
        Act.HAND_UP: WORKING,
        Act.HAND_DOWN: ORGANS,
        Act.ACCEPT_HANDOVER: WORKING,
        Act.RETURN_HANDOVER: WORKING,
        Act.OBJECT: ORGANS,
        Act.DECIDE_OBJECTION: ORGANS,
        Act.GIVE_NOTICE: WORKING,
        Act.ACCEPT: WORKING,
        Act.ROUTE_OUT: WORKING,
        Act.ANSWER: WORKING,
        Act.EXTEND: HEADS,
        Act.NOTIFY_EXTENSION: ORGANS,
        Act.DRAFT_OPINION: ORGANS,
        Act.ISSUE_OPINION: HEADS,
        Act.SERVE_OPINION: ORGANS,
        Act.CONCLUDE: WORKING,
        Act.RECLASSIFY: WORKING,
        Act.SPLIT: WORKING,
        Act.MERGE: WORKING,
        Act.UNDO_MERGE: WORKING,
        Act.SUGGEST_SIMPLIFIED: WORKING,
        Act.CHOOSE_SIMPLIFIED: ORGANS,
        Act.CONVERT_TO_ORDINARY: ORGANS,
        Act.RAISE_URGENT: READERS,
        Act.ACKNOWLEDGE_URGENT: WORKING,
        Act.REPORT_URGENT: WORKING,
        Act.CONSENT_AFTER_GUIDANCE: WORKING,
        Act.ANSWER_OFFER: WORKING,
    }
)


def case_act(act: Act) -> str:
    """Return the key under which an act on a case stands in the table: `cases.transfer`."""
    return f"cases.{act.value}"


OPENED: Mapping[str, frozenset[Role]] = MappingProxyType(
    {
        **{act.value: roles for act, roles in _PAGES.items()},
        **{case_act(act): roles for act, roles in _CASE_ACTS.items()},
    }
)
"""Every act that is opened to somebody; what is not here is closed to all."""


def check_role(act: str, *, roles: frozenset[Role]) -> Answer:
    """Judge whether one of these roles opens an act; an unknown act is closed to everybody (10.3).

    `who_can` of the refusal lists the roles that could, comma-separated.
    """
    allowed = OPENED.get(act)
    if allowed is None:
        return Refused(reason=SecrecyReason.ACT_UNKNOWN, basis=CLOSED, facts={"act": act})
    if allowed & roles:
        return Allowed(basis=CLOSED)
    return Refused(
        reason=SecrecyReason.ROLE_NOT_ALLOWED,
        basis=CLOSED,
        facts={"act": act},
        who_can=",".join(sorted(allowed)),
    )
