"""The cases that a split makes: number, holder, parties, and for an accusation who may see it (R-4.12, R-1.53)."""

from collections.abc import Callable, Collection

from sqlalchemy import select
from sqlalchemy.inspection import inspect

from mediation.casefile.kinds import Stage
from mediation.reception.numbers import query_code
from mediation.reception.parties import Side
from mediation.routing.classify import Classification
from models.steps.acts import CaseInHand
from models.steps.blind import blind_query_code
from models.steps.case_numbers import draw_case_number
from models.steps.holdings import current_holding, hold_first
from models.steps.secrecy import holder_of_accusation, keep_secret
from models.tables.cases import Case, CaseParty

INHERITED = (
    "channel",
    "received_on",
    "county_id",
    "town_id",
    "village_id",
    "place_detail",
    "first_receiver_id",
    "persons",
    "is_group",
    "is_first",
    "no_address",
    "rule_version",
)
"""What a part has from the whole; that it was brought too high is counted once, with the whole (2.3)."""
OWN_OF_A_PARTY = frozenset({"id", "case_id", "represents_id"})


def open_child(
    hand: CaseInHand,
    *,
    classification: Classification,
    title: str,
    facts: str,
    claim: str,
    draw: Callable[[int], int],
    code: str | None = None,
) -> Case:
    """Add the case of one part, held where the whole is held, with its own number and a query code, drawn or given."""
    parent, code = hand.case, code or query_code(draw=draw)
    secrecy = classification.secrecy
    child = Case(
        number=draw_case_number(
            hand.work,
            county_id=parent.county_id,
            on=hand.today,
            channel=parent.channel,
            secrecy=secrecy,
            draw=draw,
        ),
        query_code=code,
        query_code_blind=blind_query_code(code),
        title=title.strip(),
        narrative=facts.strip(),
        request=claim.strip(),
        kind=classification.kind,
        branch=int(classification.branch) if classification.branch is not None else None,
        route=classification.route,
        secrecy=secrecy,
        stage=Stage.REGISTERED,
        registered_at=hand.now,
        holder_id=parent.holder_id,
        **{name: getattr(parent, name) for name in INHERITED},
    )
    hand.work.add(child)
    hand.work.flush()
    hold_first(hand.work, child, at=hand.now, basis="R-6.01")
    return child


def give_up_code(hand: CaseInHand, *, draw: Callable[[int], int]) -> str:
    """Give the whole another query code and return the one that the petitioner has in his hand."""
    case = hand.case
    held, code = case.query_code, query_code(draw=draw)
    case.query_code, case.query_code_blind = code, blind_query_code(code)
    hand.work.flush()
    return held


def copy_parties(hand: CaseInHand, child: Case, *, accused: Collection[int]) -> None:
    """Give a part the petitioners of the whole; who is accused in it leaves the whole and stands in the part alone."""
    query = select(CaseParty).where(CaseParty.case_id == hand.case.id).order_by(CaseParty.position)
    copies: dict[int, CaseParty] = {}
    for party in hand.work.scalars(query).all():
        if party.organisation_id is not None and party.organisation_id in accused:
            party.case_id = child.id
        elif party.side is Side.APPLICANT:
            copies[party.id] = _copy(party, child.id, represents=copies.get(party.represents_id or 0))
            hand.work.add(copies[party.id])
            hand.work.flush()
    hand.work.flush()


def accuse(hand: CaseInHand, child: Case, *, accused: Collection[int]) -> None:
    """Name whom an accusation accuses and who may see it; the accused do not hold it."""
    holder_id = holder_of_accusation(child.holder_id, accused_organisation_ids=accused, graph=hand.graph)
    if holder_id != child.holder_id:
        _hold_elsewhere(hand, child, holder_id)
    keep_secret(hand.work, child, actor=hand.actor, accused_organisation_ids=accused, graph=hand.graph, at=hand.now)


def _hold_elsewhere(hand: CaseInHand, child: Case, organisation_id: int) -> None:
    """Let discipline hold from the beginning: a holding of the accused would never have been right."""
    first = current_holding(hand.work, child.id)
    first.organisation_id = organisation_id
    child.holder_id = organisation_id
    hand.work.flush()


def _copy(party: CaseParty, case_id: int, *, represents: CaseParty | None) -> CaseParty:
    columns = inspect(CaseParty).column_attrs.keys()
    values = {name: getattr(party, name) for name in columns if name not in OWN_OF_A_PARTY}
    return CaseParty(case_id=case_id, represents_id=represents.id if represents else None, **values)
