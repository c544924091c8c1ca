"""Split a mixed matter into linked cases, one branch each; an accusation among them stays unseen (R-4.12)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from mediation.casefile.kinds import Act, LinkKind, Stage
from mediation.casefile.reasons import CasefileReason
from mediation.clocks.codes import TermCode
from mediation.routing.classify import Classification
from mediation.routing.kinds import Branch, Kind
from mediation.routing.reasons import RoutingReason
from mediation.routing.split import SplitFacts, SplitPart, check_split
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Refused
from models.operations.cases.children import accuse, copy_parties, open_child
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, refuse, require
from models.steps.clocks import start_clock
from models.steps.receipt import received_on
from models.steps.record import append_entry
from models.tables.cases import Case, CaseLink
from models.tables.cases import Classification as ClassificationRow


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One of the cases to be: what it is, its own words, whom it accuses."""

    kind: Kind
    branch: Branch | None
    route: str | None
    title: str
    facts: str
    claim: str = ""
    accused_organisation_ids: tuple[int, ...] = ()

    @property
    def classification(self) -> Classification:
        """Return what the part is."""
        return Classification(self.kind, self.branch, self.route)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitCase(CaseCommand):
    """The parts; the case itself keeps the first one of its own kind, else the first that is no accusation.

    `draw(n)` is unpredictable, 0 to n-1.
    """

    parts: tuple[PartEntry, ...]
    draw: Callable[[int], int]


@on_case
def split_case(hand: CaseInHand, command: SplitCase) -> tuple[int, ...]:
    """Split the case and return the ids of all of them, the case itself first; the petitioner's day of receipt stays.

    The words that the case had before are kept with the accusation, if there is one. Raise UnableToAct for fewer than
    two parts, parts alike, or words of the accusation in another part.
    """
    require(hand, Act.SPLIT)
    _check(hand, command)
    kept, others = _kept_and_others(command.parts, kind=hand.case.kind)
    before = {"title": hand.case.title, "narrative": hand.case.narrative, "request": hand.case.request}
    children = [_open(hand, command, part) for part in others]
    _rewrite(hand, kept)
    for child, part in zip(children, others, strict=True):
        _link(hand, child, part, kept_words=before if part is _keeper_of_words(others) else None)
    # The accusation is not even counted for those who were not named to it.
    open_ids = [child.id for child in children if child.secrecy is not SecrecyClass.D]
    carry_out(hand, Act.SPLIT, facts={"children": open_ids})
    return (hand.case.id, *(child.id for child in children))


def _check(hand: CaseInHand, command: SplitCase) -> None:
    is_part = select(CaseLink.id).where(
        CaseLink.case_id == hand.case.id, CaseLink.kind == LinkKind.SPLIT_FROM, CaseLink.undone_at.is_(None)
    )
    facts = SplitFacts(
        parts=tuple(
            SplitPart(part.classification, part.title, part.facts, part.classification.secrecy)
            for part in command.parts
        ),
        is_part_already=hand.work.scalar(is_part.limit(1)) is not None,
        is_closed=hand.case.stage in (Stage.CONCLUDED, Stage.MERGED),
    )
    allowed(check_split(facts, table=hand.setting.routes))
    if hand.case.stage is Stage.MEDIATING and all(part.kind is not Kind.DISPUTE for part in command.parts):
        # What is being mediated goes on being mediated.
        known = {"act": Act.SPLIT.value, "kind": Kind.CLAIM.value}
        refuse(Refused(CasefileReason.NOT_FOR_THIS_KIND, "R-4.12", known))
    if all(part.kind is Kind.ACCUSATION for part in command.parts):
        refuse(Refused(RoutingReason.SPLIT_PARTS_ALIKE, "R-4.12"))


def _kept_and_others(parts: Sequence[PartEntry], *, kind: Kind) -> tuple[PartEntry, list[PartEntry]]:
    open_parts = [part for part in parts if part.kind is not Kind.ACCUSATION]
    kept = next((part for part in open_parts if part.kind is kind), open_parts[0])
    return kept, [part for part in parts if part is not kept]


def _keeper_of_words(others: Sequence[PartEntry]) -> PartEntry:
    return next((part for part in others if part.kind is Kind.ACCUSATION), others[0])


def _open(hand: CaseInHand, command: SplitCase, part: PartEntry) -> Case:
    classification = part.classification
    child = open_child(
        hand, classification=classification, title=part.title, facts=part.facts, claim=part.claim, draw=command.draw
    )
    _classify(hand, child.id, classification)
    copy_parties(hand, child, accused=part.accused_organisation_ids)
    if classification.secrecy is SecrecyClass.D:
        accuse(hand, child, accused=part.accused_organisation_ids)
    _owe_notice(hand, child)
    append_entry(
        hand.work,
        tag="case.split_off",
        at=hand.now,
        basis="R-4.12",
        actor=hand.actor,
        case_id=child.id,
        chain=child.county_id,
        facts={"from": hand.case.id, "holder": child.holder_id, "kind": child.kind.value},
    )
    return child


def _owe_notice(hand: CaseInHand, child: Case) -> None:
    """Count a part from the receipt of the whole: passing an accusation on, informing of anything else."""
    if child.no_address:
        return
    term = TermCode.TRANSFER_15 if child.secrecy is SecrecyClass.D else TermCode.DIRECT_NOTICE_15
    start_clock(
        hand.work,
        hand.law,
        case_id=child.id,
        term=term,
        on=received_on(hand),
        at=hand.now,
        organisation_id=child.holder_id,
    )


def _rewrite(hand: CaseInHand, kept: PartEntry) -> None:
    case = hand.case
    case.kind, case.route = kept.kind, kept.route
    case.branch = int(kept.branch) if kept.branch is not None else None
    case.title, case.narrative, case.request = kept.title.strip(), kept.facts.strip(), kept.claim.strip()
    _classify(hand, case.id, kept.classification)


def _classify(hand: CaseInHand, case_id: int, classification: Classification) -> None:
    hand.work.add(
        ClassificationRow(
            case_id=case_id,
            kind=classification.kind,
            branch=int(classification.branch) if classification.branch is not None else None,
            route=classification.route,
            confirmed_at=hand.now,
            confirmed_by_id=hand.actor.account_id,
        )
    )


def _link(hand: CaseInHand, child: Case, part: PartEntry, *, kept_words: dict[str, str] | None) -> None:
    hand.work.add(
        CaseLink(
            case_id=child.id,
            other_id=hand.case.id,
            kind=LinkKind.SPLIT_FROM,
            moved={"words": kept_words} if kept_words is not None else None,
            linked_at=hand.now,
            linked_by_id=hand.actor.account_id,
        )
    )
    hand.work.flush()
