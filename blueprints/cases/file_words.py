"""The file of a case in words: parties, visits, papers, moves, holders, related cases, alarms and orders."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from blueprints.cases.story import paper_link
from blueprints.cases.verbs import act_url
from blueprints.edge.access import may
from blueprints.words.casefile import (
    HANDOVER_STATES,
    HANDOVER_TAGS,
    HANDOVERS,
    LINKS,
    PERSONAL_FIELDS,
    SERVICES,
    STAGE_TAGS,
    STAGES,
)
from blueprints.words.dates import day_words, moment_words, short_day_words
from blueprints.words.matters import CHANNELS
from blueprints.words.reception import AGENT_TIES, ID_KINDS, ROLES, SIDES, turnout_words
from mediation.casefile.kinds import DocumentKind, LinkKind
from mediation.reception.parties import PartyNature, PartyRole
from mediation.reception.party_checks import IdKind
from mediation.secrecy.acts import PageAct
from mediation.secrecy.reveal import PersonalField
from models.queries.cases.detail import CasePage
from models.queries.cases.moves import HandOverRow
from models.queries.cases.papers import PaperRow
from models.queries.cases.parties import PartyRow
from models.queries.cases.visits import VisitRow

DESK_PAPERS = {DocumentKind.RECEIPT: "reception.receipt", DocumentKind.GUIDE_SLIP: "reception.guide_slip"}
"""Papers that the desk prints by the visit they came with."""


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party; `values` are (label, masked value, address that shows it in full or None)."""

    side: str
    name: str
    name_url: str | None
    role: str | None
    values: tuple[tuple[str, str, str | None], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper with its print and the proofs that it arrived."""

    title: str
    url: str
    made: str
    served: tuple[str, ...]
    is_void: bool


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A hand-over; `notes` are reasons, for the office alone."""

    way: str
    kind: str
    state: str
    tag: str
    at: str
    notes: tuple[str, ...]


def party_lines(page: CasePage) -> tuple[PartyLine, ...]:
    """Return the parties in words, side by side; a link shows a hidden value to whoever may see it."""
    order = list(SIDES)
    rows = sorted(page.parties, key=lambda party: order.index(party.side))
    return tuple(_party(page, row) for row in rows)


def _party(page: CasePage, row: PartyRow) -> PartyLine:
    anonymous = row.nature is PartyNature.ANONYMOUS
    return PartyLine(
        side=str(SIDES[row.side]),
        name=_("匿名") if anonymous and not row.name else row.name or _("未留名"),
        name_url=_reveal(page, row, PersonalField.NAME),
        role=None if row.role is PartyRole.SELF else str(ROLES[row.role]),
        values=tuple(_values(page, row)),
        notes=tuple(_party_notes(page, row)),
    )


def _values(page: CasePage, row: PartyRow) -> Iterable[tuple[str, str, str | None]]:
    id_label = ID_KINDS[row.id_kind] if row.id_kind is not IdKind.NONE else PERSONAL_FIELDS[PersonalField.ID_NUMBER]
    for field, label, value in (
        (PersonalField.PHONE, PERSONAL_FIELDS[PersonalField.PHONE], row.phone),
        (PersonalField.ID_NUMBER, id_label, row.id_number),
        (PersonalField.ADDRESS, PERSONAL_FIELDS[PersonalField.ADDRESS], row.address),
        (PersonalField.BORN_ON, PERSONAL_FIELDS[PersonalField.BORN_ON], row.born_on),
        (PersonalField.LACKS_CAPACITY, PERSONAL_FIELDS[PersonalField.LACKS_CAPACITY], row.capacity),
    ):
        if value:
            yield str(label), value, _reveal(page, row, field)


def _reveal(page: CasePage, row: PartyRow, field: PersonalField) -> str | None:
    if field not in row.hidden or not may(PageAct.CITIZENS_REVEAL.value):
        return None
    return f"{act_url(page.head.id, 'reveal')}?party={row.id}&field={field.value}"


def _party_notes(page: CasePage, row: PartyRow) -> Iterable[str]:
    if row.represents and row.role is PartyRole.AGENT:
        yield _("代理 %(name)s", name=row.represents)
    elif row.represents:
        yield _("监护 %(name)s", name=row.represents)
    if row.agent_tie is not None:
        yield str(AGENT_TIES[row.agent_tie])
    if row.organisation_id is not None:
        yield page.names.full(row.organisation_id)


def paper_lines(page: CasePage) -> tuple[PaperLine, ...]:
    """Return the papers in words, newest first."""
    return tuple(_paper(page, row) for row in page.papers)


def _paper(page: CasePage, row: PaperRow) -> PaperLine:
    title, url = paper_link(page, row)
    return PaperLine(
        title=title,
        url=desk_print(row) or url,
        made=short_day_words(row.made_on),
        served=tuple(_served(row)),
        is_void=row.is_void,
    )


def desk_print(row: PaperRow) -> str | None:
    """Return the address of the desk's own print of a receipt or a guide slip, None for any other paper."""
    endpoint = DESK_PAPERS.get(row.kind)
    return url_for(endpoint, visit_id=row.visit_id) if endpoint and row.visit_id is not None else None


def _served(row: PaperRow) -> Iterable[str]:
    for service in row.services:
        on, method = short_day_words(service.served_on), SERVICES[service.method]
        if service.refused:
            yield _("%(on)s拒收（%(method)s，见证人 %(witness)s）", on=on, method=method, witness=service.witness)
        else:
            yield _("%(on)s送达（%(method)s）", on=on, method=method)


def move_lines(page: CasePage) -> tuple[MoveLine, ...]:
    """Return the hand-overs in words, newest first."""
    return tuple(_move(page, row) for row in page.hand_overs)


def _move(page: CasePage, row: HandOverRow) -> MoveLine:
    return MoveLine(
        way=_("%(from)s → %(to)s", **{"from": page.names.organ(row.from_id), "to": page.names.organ(row.to_id)}),
        kind=str(HANDOVERS[row.kind]),
        state=str(HANDOVER_STATES[row.state]),
        tag=HANDOVER_TAGS[row.state],
        at=moment_words(row.offered_at),
        notes=tuple(_move_notes(row)),
    )


def _move_notes(row: HandOverRow) -> Iterable[str]:
    if row.document_id is not None or row.kind.value in ("hand_up", "hand_down"):
        yield row.reason
    if row.report_due_on is not None:
        yield _("%(on)s 前反馈结果", on=day_words(row.report_due_on))
    if row.objection_reason:
        yield _("异议：%(text)s", text=row.objection_reason)
    if row.answer_reason:
        yield _("答复：%(text)s", text=row.answer_reason)


def holder_lines(page: CasePage) -> tuple[tuple[str, str, str], ...]:
    """Return who held the case: organ, from when to when, basis; the present holder first."""
    return tuple(
        (
            page.names.organ(row.organisation_id),
            _("%(from)s 至 %(to)s", **{"from": moment_words(row.from_at), "to": moment_words(row.to_at) or _("今")}),
            row.basis,
        )
        for row in reversed(page.holdings)
    )


def visit_lines(page: CasePage) -> tuple[tuple[str, str, str], ...]:
    """Return the visits, newest first: when and how, where and by whom, how many persons."""
    return tuple(
        (
            _("%(on)s %(channel)s", on=short_day_words(row.visited_on), channel=CHANNELS[row.channel]),
            f"{page.names.organ(row.organisation_id)} {page.names.person(row.registered_by_id)}",
            _persons(row.persons, is_group=row.is_group, is_repeat=row.is_repeat, skip=_skip_words(row)),
        )
        for row in reversed(page.visits)
    )


def _skip_words(row: VisitRow) -> str:
    if row.lawful_level:
        return ""
    # A skip counts once for a matter; coming too high again is told, and not counted.
    return _("越 %(skip)s 级", skip=row.skip_levels) if row.skip_levels else _("再次越级，不重复计")


def _persons(persons: int, *, is_group: bool, is_repeat: bool, skip: str) -> str:
    parts = [turnout_words(persons)]
    parts += [_("集体访")] if is_group else []
    parts += [_("重复")] if is_repeat else []
    parts += [skip] if skip else []
    return _("，").join(parts)


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """A related case; outside one's reach without a title, with whom to ask."""

    number: str
    title: str
    url: str | None
    how: str
    stage: str
    tag: str


def related_lines(page: CasePage) -> tuple[RelatedLine, ...]:
    """Return the related cases in words."""
    return tuple(
        RelatedLine(
            number=row.number,
            title=row.title or _("由%(organ)s办理，详情请向该单位了解。", organ=page.names.organ(row.holder_id)),
            url=url_for("cases.show", case_id=row.case_id) if row.is_within_reach else None,
            how=_("并入本件") if row.kind is LinkKind.MERGED_INTO and not row.outward else str(LINKS[row.kind]),
            stage=str(STAGES[row.stage]),
            tag=STAGE_TAGS.get(row.stage, "active"),
        )
        for row in page.related
    )
