"""Choose the words for the desk: what a text suggests, earlier cases, the group, the day's visits."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from blueprints.edge.page import is_open
from blueprints.words.dates import short_day_words, time_words
from blueprints.words.gate import DECISIONS
from blueprints.words.matters import BRANCHES, CHANNELS, KINDS, ROUTES
from blueprints.words.punctuation import with_aside
from blueprints.words.reception import PROPOSALS, SIGNALS, URGENCIES
from blueprints.words.verdicts import TAG_KINDS
from mediation.moments import local_day
from mediation.reception.group import GroupFindings
from mediation.reception.repeat import Candidate, Proposal, Signal
from mediation.reception.urgency import UrgencySuggestion
from mediation.routing.suggest import RankedRoute, Suggestion
from models.queries.reception.desks import DeskVisit
from models.queries.reception.earlier import EarlierCase

CASE_PAGE = "cases.show"
PROPOSAL_TAGS = {Proposal.REPEAT: "wrong", Proposal.SAME_MATTER: "waiting", Proposal.RELATED: "active"}


@dataclass(frozen=True, slots=True)
class SuggestionWords:
    """What a text suggests: kind, way, the row it rests on and the words found."""

    what: str
    words: str | None
    basis: str
    is_sure: bool
    mixed: str | None
    misused: bool


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """An earlier case with the reasons why it is shown and what can be done with it: (value, label)."""

    number: str
    title: str
    url: str | None
    proposal: str
    tag: str | None
    reasons: str
    where: str
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit of today in the list of the desk."""

    url: str
    number: str
    title: str
    channel: str
    at: str
    persons: int
    decision: str
    tag: str
    is_repeat: bool


def suggestion_words(found: Suggestion) -> SuggestionWords:
    """Return a suggestion in words."""
    return SuggestionWords(
        what=_("，").join(_classified(found)),
        words=_("、").join(f"“{word}”" for word in found.words) or None,
        basis=found.basis,
        is_sure=found.is_sure,
        mixed=_("、").join(_part(row) for row in found.parts) if found.looks_mixed else None,
        misused=found.is_disclosure_misused,
    )


def _classified(found: Suggestion) -> list[str]:
    parts = [str(KINDS[found.kind])]
    parts += [str(BRANCHES[found.branch])] if found.branch is not None else []
    parts += [_("法定途径：%(route)s", route=ROUTES[found.route])] if found.route is not None else []
    return parts


def _part(row: RankedRoute) -> str:
    return with_aside(KINDS[row.kind], ROUTES[row.route])


def urgency_words(found: UrgencySuggestion) -> str | None:
    """Return the alarming words with what they speak of, or None when there are none."""
    return _("、").join(f"“{item.word}”（{URGENCIES[item.kind]}）" for item in found.found) or None


def earlier_words(rows: Iterable[EarlierCase]) -> tuple[EarlierWords, ...]:
    """Return earlier cases in words, best first."""
    return tuple(_earlier(row) for row in rows)


def _earlier(row: EarlierCase) -> EarlierWords:
    proposal = row.candidate.proposal
    on = short_day_words(local_day(row.registered_at))
    return EarlierWords(
        number=row.number,
        title=row.title,
        url=url_for(CASE_PAGE, case_id=row.case_id) if is_open(CASE_PAGE) else None,
        proposal=str(PROPOSALS[proposal]),
        tag=PROPOSAL_TAGS.get(proposal),
        reasons=_("、").join(_signal(signal) for signal in row.candidate.signals),
        where=_("%(on)s登记，%(holder)s", on=on, holder=row.holder_name),
        outcomes=_outcomes(row.candidate),
    )


def _signal(signal: Signal) -> str:
    name = str(SIGNALS[signal.kind])
    return name if signal.likeness is None else f"{name} {round(signal.likeness * 100)}%"


def _outcomes(candidate: Candidate) -> tuple[tuple[str, str], ...]:
    case_id, proposal = candidate.case_id, candidate.proposal
    related = (f"related:{case_id}", _("另立新事项，并与此关联"))
    if proposal is Proposal.REPEAT:
        return ((f"repeat:{case_id}", _("同一人同一事：并入此事项，期限不变")), related)
    if proposal is Proposal.SAME_MATTER:
        return ((f"join:{case_id}", _("他人的同一事：加入为共同反映人")), related)
    return (related, (f"repeat:{case_id}", _("其实是同一事：并入此事项")))


def group_lines(found: GroupFindings) -> tuple[str, ...]:
    """Return what the number of persons means for this visit."""
    lines = []
    if found.is_group_visit:
        lines.append(_("1 批 %(persons)s 人次，属集体访，登记时即报告领导。", persons=found.persons))
    if found.asks_for_representatives:
        lines.append(_("请推选代表，最多 %(most)s 人；其余的人登记为共同反映人。", most=found.representatives_most))
    if found.interview_may_be_declined:
        lines.append(_("没有推选代表的，可以不予接谈，登记照常。"))
    return tuple(lines)


def visit_lines(rows: Iterable[DeskVisit]) -> tuple[VisitLine, ...]:
    """Return the day's visits in words."""
    return tuple(
        VisitLine(
            url=url_for("reception.show", visit_id=row.visit_id),
            number=row.number,
            title=row.title,
            channel=str(CHANNELS[row.channel]),
            at=time_words(row.registered_at),
            persons=row.persons,
            decision=str(DECISIONS[row.decision]),
            tag=TAG_KINDS[row.decision],
            is_repeat=row.is_repeat,
        )
        for row in rows
    )
