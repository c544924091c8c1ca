"""A case's page in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from blueprints.cases.alarm_words import AlarmLine, alarm_lines, order_lines
from blueprints.cases.file_words import (
    MoveLine,
    PaperLine,
    PartyLine,
    RelatedLine,
    holder_lines,
    move_lines,
    paper_lines,
    party_lines,
    related_lines,
    visit_lines,
)
from blueprints.cases.gate_words import AttestedWords, GateWords, SkipWords, attested_lines, gate_words, skip_words
from blueprints.cases.story import AskedStory, StoryWords, story_words
from blueprints.cases.verbs import VerbWords, verb_words
from blueprints.edge.page import is_open
from blueprints.words.casefile import DISPOSITIONS, PROCEEDINGS, STAGE_TAGS, STAGES
from blueprints.words.clock_strip import ClockWords, clock_strip_of
from blueprints.words.dates import day_words, moment_words
from blueprints.words.matters import BRANCHES, CHANNELS, KINDS, route_words
from blueprints.words.reception import turnout_words
from blueprints.words.territory import tier_name
from mediation.casefile.kinds import Disposition, DocumentKind, ProceedingKind
from mediation.casefile.workflow import CONTACT_TERMS
from mediation.clocks.chip import ChipLevel
from mediation.clocks.codes import Bound
from mediation.routing.kinds import Branch
from models.queries.cases.detail import CasePage
from models.queries.cases.papers import PaperRow
from models.queries.clocks import ClockRow

CITIZEN_PAGE = "citizens.index"
Pairs = tuple[tuple[str, str], ...]
Tags = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CaseWords:
    """Everything that the template of a case shows."""

    id: int
    number: str
    title: str
    tags: Tags
    facts: Pairs
    matter: Pairs
    narrative: str
    request: str
    clocks: tuple[ClockWords, ...]
    past_clocks: tuple[ClockWords, ...]
    verbs: VerbWords
    gate: tuple[GateWords, ...]
    skips: SkipWords
    attested: AttestedWords
    parties: tuple[PartyLine, ...]
    story: StoryWords
    papers: tuple[PaperLine, ...]
    related: tuple[RelatedLine, ...]
    moves: tuple[MoveLine, ...]
    holders: tuple[tuple[str, str, str], ...]
    visits: tuple[tuple[str, str, str], ...]
    visits_sum: str
    alarms: tuple[AlarmLine, ...]
    orders: tuple[AlarmLine, ...]
    conclusion: Pairs
    receipt_url: str | None
    citizen_url: str | None
    is_secret: bool


def case_words(page: CasePage, asked: AskedStory) -> CaseWords:
    """Return a case's page in words."""
    head = page.head
    return CaseWords(
        id=head.id,
        number=head.number,
        title=head.title,
        tags=tuple(_tags(page)),
        facts=tuple(_facts(page)),
        matter=tuple(_matter(page)),
        narrative=head.narrative,
        request=head.request,
        clocks=clock_strip_of(clock for clock in page.clocks if _is_running(clock)),
        past_clocks=clock_strip_of(clock for clock in page.clocks if not _is_running(clock)),
        verbs=verb_words(page.board, case_id=head.id, contact_owed=_contact_owed(page)),
        gate=gate_words(page),
        skips=skip_words(page),
        attested=attested_lines(page),
        parties=party_lines(page),
        story=story_words(page, asked),
        papers=paper_lines(page),
        related=related_lines(page),
        moves=move_lines(page),
        holders=holder_lines(page),
        visits=visit_lines(page),
        visits_sum=turnout_words(_persons(page), batches=len(page.visits)),
        alarms=alarm_lines(page),
        orders=order_lines(page),
        conclusion=tuple(_conclusion(page)),
        receipt_url=_receipt_url(page.papers),
        citizen_url=url_for(CITIZEN_PAGE, _external=True) if is_open(CITIZEN_PAGE) else None,
        is_secret=head.is_secret,
    )


def _is_running(clock: ClockRow) -> bool:
    """Tell whether a term still asks something of somebody; a petitioner's right that lapsed asks nothing."""
    lapsed = clock.reading.term.bound is Bound.PETITIONER and clock.chip.level is ChipLevel.OVERDUE
    return clock.is_open and not lapsed


def _contact_owed(page: CasePage) -> bool:
    return any(clock.is_open and clock.term in CONTACT_TERMS for clock in page.clocks)


def _persons(page: CasePage) -> int:
    return sum(visit.persons for visit in page.visits)


def _tags(page: CasePage) -> Iterable[tuple[str, str]]:
    head = page.head
    yield str(STAGES[head.stage]), STAGE_TAGS.get(head.stage, "active")
    if head.is_urgent:
        yield _("紧急"), "wrong"
    if head.is_secret:
        yield _("保密，仅指定人员可见"), "wrong"
    if head.skip_levels:
        yield _("越 %(skip)s 级", skip=head.skip_levels), "waiting"
    if head.is_group:
        yield _("集体访"), "waiting"
    if len(page.visits) > 1:
        yield _("重复 %(times)s 次", times=len(page.visits) - 1), "quiet"
    if head.procedure is ProceedingKind.SIMPLIFIED:
        yield str(PROCEEDINGS[head.procedure]), "active"
    if page.is_provisional:
        yield _("有日期暂定"), "quiet"


def _facts(page: CasePage) -> Iterable[tuple[str, str]]:
    head, names = page.head, page.names
    holder = names.organisations[head.holder_id]
    yield _("责任持有单位"), _("%(organ)s（%(tier)s级）", organ=holder.name, tier=tier_name(holder.tier))
    yield _("类别"), _kind(page)
    if head.first_contact_on is None:
        yield _("首接责任人"), names.person(head.first_receiver_id)
    else:
        yield _("首次联系"), day_words(head.first_contact_on)
    yield _("收到"), day_words(head.received_on)
    if head.accepted_on is not None:
        yield _("受理"), day_words(head.accepted_on)
    if head.concluded_on is not None:
        yield _("办结"), day_words(head.concluded_on)


def _kind(page: CasePage) -> str:
    head = page.head
    branch = str(BRANCHES[Branch(head.branch)]) if head.branch is not None else None
    return f"{KINDS[head.kind]} · {branch}" if branch else str(KINDS[head.kind])


def _matter(page: CasePage) -> Iterable[tuple[str, str]]:
    head = page.head
    yield _("方式"), str(CHANNELS[head.channel])
    yield _("登记时间"), moment_words(head.registered_at)
    yield _("发生地"), " ".join(head.place)
    competent = page.names.full(head.competent_id)
    yield _("有权处理的单位"), competent or _("尚未查明")
    if head.route:
        yield _("途径"), route_words(head.route)
    if head.no_address:
        yield _("书面告知"), _("姓名或者住址不清，无需书面告知")
    if head.national_number:
        yield _("国家信访件编号"), head.national_number


def _conclusion(page: CasePage) -> Iterable[tuple[str, str]]:
    found = page.conclusion
    if found is None:
        return
    yield _("办结"), f"{day_words(found.concluded_on)} {page.names.person(found.concluded_by_id)}"
    yield _("结果"), _("事项已解决") if found.resolved else _("事项未解决，程序办结")
    for code, entry in found.dispositions.items():
        said = "；".join(text for text in (entry["action"], entry["evidence"]) if text)
        yield str(DISPOSITIONS[Disposition(code)]), said if entry["applies"] else _("不适用")
    if found.plan:
        yield _("落实计划"), found.plan


def _receipt_url(papers: tuple[PaperRow, ...]) -> str | None:
    """Return where the first visit's receipt is printed: it alone carries the query code."""
    receipts = [row.visit_id for row in papers if row.kind is DocumentKind.RECEIPT and row.visit_id is not None]
    return url_for("reception.receipt", visit_id=receipts[-1]) if receipts else None
