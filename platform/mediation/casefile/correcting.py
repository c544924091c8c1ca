"""Where a corrected case goes on: as the gate says of it now, where the gate still decides (R-4.11)."""

from collections.abc import Mapping

from mediation.casefile.cells import Cell, Outcome, Row
from mediation.casefile.kinds import Act, Stage
from mediation.casefile.relations import HOLDER, Relation
from mediation.routing.kinds import Kind

S = Stage

GOES_ON = "goes_on"
ACCUSATION = "accusation"
ACCUSATION_OF_THE_HOLDER = "accusation_of_the_holder"
RECEIVED = "received"
OWNERLESS = "ownerless"
GUIDED = "guided"
NOT_ACCEPTED = "not_accepted"
NO_LONGER_ACCEPTED = "no_longer_accepted"

_AS_AN_ACCUSATION: Mapping[str, Outcome] = {
    ACCUSATION: Outcome(S.REGISTERED),
    # The accused does not hold the accusation: discipline does.
    ACCUSATION_OF_THE_HOLDER: Outcome(S.REGISTERED, Relation.RECEIVER),
}
_BY_THE_GATE: Mapping[str, Outcome] = {
    **_AS_AN_ACCUSATION,
    RECEIVED: Outcome(S.REGISTERED),
    OWNERLESS: Outcome(S.OWNER_PENDING),
    GUIDED: Outcome(S.GUIDED),
    NOT_ACCEPTED: Outcome(S.NOT_ACCEPTED),
    NO_LONGER_ACCEPTED: Outcome(S.NO_LONGER_ACCEPTED),
}


def _cell(goes_on: Stage | None, others: Mapping[str, Outcome]) -> Cell:
    return Cell(None, HOLDER, "R-4.11", outcomes={GOES_ON: Outcome(goes_on), **others})


WAITING = (S.REGISTERED, S.GUIDED, S.OWNER_PENDING)
TURNED_AWAY = (S.ROUTED, S.NOT_ACCEPTED)
UNDER_WAY = (S.TRANSFERRED, S.NOTIFIED, S.ACCEPTED, S.HANDLING)

CORRECTING_ROWS: tuple[Row, ...] = (
    (Act.RECLASSIFY, (*WAITING, S.MEDIATING), _cell(None, _BY_THE_GATE)),
    (Act.RECLASSIFY, TURNED_AWAY, _cell(S.REGISTERED, _BY_THE_GATE)),
    (Act.RECLASSIFY, UNDER_WAY, _cell(None, _AS_AN_ACCUSATION)),
    (Act.RECLASSIFY, (S.DRAFTED,), _cell(S.HANDLING, _AS_AN_ACCUSATION)),
)


def correction_outcome(
    *, stage: Stage, before: Kind, after: Kind, judged: str | None, holder_is_accused: bool = False
) -> str:
    """Return the outcome of a correction; `judged` is what the gate says now, None where it has no say (R-4.11).

    What becomes an accusation begins anew at every stage; a mediation ends only when it was no dispute.
    """
    if after is Kind.ACCUSATION and before is not Kind.ACCUSATION:
        return ACCUSATION_OF_THE_HOLDER if holder_is_accused else ACCUSATION
    has_say = stage in (*WAITING, *TURNED_AWAY) or (stage is S.MEDIATING and before is not after)
    return judged if judged is not None and has_say else GOES_ON
