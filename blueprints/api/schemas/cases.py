"""Cases: lists, one with its masked persons, its story, duties and clocks."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from blueprints.api.schemas.base import Answer, Day, Facts, Id, Limit, Mark, Moment, Sent, saying, text
from mediation.casefile.kinds import ContactMethod, DocumentKind, ProceedingKind, Stage
from mediation.clocks.chip import ChipLevel
from mediation.clocks.codes import ClockState, DayUnit, StepCode
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import IdKind
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from models.queries.case_lists import Due, Sort
from models.queries.cases.timeline import TimelineKind


class CasesAsked(Sent):
    """Which cases within reach are asked for; `after` is the id of the last one of the page before."""

    stage: Stage | None = None
    kind: Kind | None = None
    channel: Channel | None = None
    town_id: Id | None = None
    village_id: Id | None = None
    holder_id: Id | None = None
    due: Due | None = None
    urgent: Mark = False
    group: Mark = False
    skip: Mark = False
    repeat: Mark = False
    mine: Mark = False
    from_on: Day | None = None
    until_on: Day | None = None
    sort: Sort = Sort.NEWEST
    after: Id | None = None
    limit: Limit = 25


class CasesSought(CasesAsked):
    """The same with what is sought: a number, a telephone number or its tail, an identity number, a name or words."""

    text: saying(60)


class ClockSign(Answer):
    """The nearest clock that binds an organ; `number` is what is left or late, in `unit`."""

    term: str
    level: ChipLevel
    number: int
    unit: DayUnit
    due_on: date
    is_provisional: bool


class CaseLine(Answer):
    """A case in a list."""

    id: int
    number: str
    title: str
    kind: Kind
    channel: Channel
    stage: Stage
    secrecy: SecrecyClass
    town: str | None
    village: str | None
    holder_id: int
    holder: str
    registered_at: datetime
    persons: int
    is_urgent: bool
    is_group: bool
    is_first: bool
    skip_levels: int
    clock: ClockSign | None


class Cases(Answer):
    """A page of cases; `next` is the `after` of the following one.

    `too_short` says that a search was made for nothing: a single sign finds only what bears it as its whole name.
    """

    items: list[CaseLine]
    next: int | None
    too_short: bool


class PartyMasked(Answer):
    """A party; what is personal is masked, and is shown in full on the pages alone, one by one, for a purpose."""

    side: Side
    role: PartyRole
    nature: PartyNature
    name: str | None
    id_kind: IdKind
    id_number: str | None
    phone: str | None
    address: str | None
    organisation_id: int | None
    represents: str | None


class CaseFull(Answer):
    """A case without its file; `version` is what If-Match states."""

    id: int
    number: str
    national_number: str | None
    version: int
    title: str
    narrative: str
    request: str
    kind: Kind
    branch: int | None
    route: str | None
    channel: Channel
    secrecy: SecrecyClass
    stage: Stage
    procedure: ProceedingKind
    county_id: int
    place: list[str]
    registered_at: datetime
    received_on: date
    accepted_on: date | None
    concluded_on: date | None
    resolved_on: date | None
    competent_id: int | None
    holder_id: int
    first_contact_on: date | None
    persons: int
    is_group: bool
    is_first: bool
    no_address: bool
    is_urgent: bool
    skip_levels: int
    parties: list[PartyMasked]


class PaperNamed(Answer):
    """A paper of the file."""

    id: int
    kind: DocumentKind
    year: int
    number: int


class TimelineLine(Answer):
    """One line of the story: when, what, on which rule, by which organisation."""

    at: datetime
    tag: str
    kind: TimelineKind
    basis: str | None
    organisation_id: int | None
    facts: Facts
    papers: list[PaperNamed]


class Timeline(Answer):
    """The whole story of a case, oldest first."""

    items: list[TimelineLine]


class DutyLine(Answer):
    """Whose part it is: the holder is an organisation, the first receiver a person of one."""

    duty: Annotated[str, Field(pattern="^(holder|first_receiver)$")]
    organisation_id: int | None
    organisation: str | None
    account_id: int | None
    person: str | None
    since: datetime | None


class Duties(Answer):
    """Who answers for a case."""

    items: list[DutyLine]


class StepGiven(Answer):
    """One step of "why this date"."""

    code: StepCode
    facts: Facts
    basis: str | None


class ClockGiven(Answer):
    """One term of a case, replayed from its events."""

    id: int
    term: str
    basis: str
    is_statutory: bool
    state: ClockState
    organisation_id: int | None
    organisation: str | None
    started_on: date
    alarm_on: date
    due_on: date
    due_at: datetime | None
    act_by_on: date
    is_provisional: bool
    level: ChipLevel
    number: int
    unit: DayUnit
    steps: list[StepGiven]


class Clocks(Answer):
    """The clocks of a case, running ones first."""

    items: list[ClockGiven]


class ContactSent(Sent):
    """How the petitioner was spoken with and what came of it; `contacted_at` is now unless it is said."""

    method: ContactMethod
    result: text(2000, least=1)
    contacted_at: Moment | None = None
    next_on: Day | None = None


class ContactWritten(Answer):
    """The line of the log; `counted` when a contact was owed and this one was it. `version` is the case's now."""

    id: int
    counted: bool
    version: int
