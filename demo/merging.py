"""One merged organ: the tourism bureau, whose matters the bureau of culture and tourism carries on (R-1.41)."""

from datetime import datetime, time

from demo.windows import Hall
from mediation.escalation.kinds import OrgKind
from mediation.moments import JURISDICTION_ZONE
from models.operations.organisations import CreateOrganisation, EndOrganisation, create_organisation, end_organisation
from models.session import AnySession


def merge_tourism(session: AnySession, hall: Hall) -> None:
    """Register the former bureau and merge it into its successor in the first spring of the demo county."""
    county = hall.county
    command = CreateOrganisation(
        code="370785-LY",
        name="高密市旅游局",
        short_name="旅游局",
        kind=OrgKind.DEPARTMENT,
        superior_id=county.org("ZF"),
        valid_from=county.opened_on,
        has_power=True,
    )
    former = create_organisation(session, command, actor=hall.admin, now=county.opened_at)
    merged_on = county.opened_on.replace(month=4)
    ending = EndOrganisation(former, merged_on, successor_id=county.org("WL"))
    merged_at = datetime.combine(merged_on, time(9), tzinfo=JURISDICTION_ZONE)
    end_organisation(session, ending, actor=hall.admin, now=merged_at)
