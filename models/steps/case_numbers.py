"""Give a case its number (10.1)."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from mediation.reception.numbers import case_number, opaque_case_number
from mediation.routing.kinds import Channel
from mediation.secrecy.kinds import SecrecyClass
from models.steps.numbers import next_number
from models.tables.territory import Division


def draw_case_number(
    work: Session,
    *,
    county_id: int,
    on: date,
    channel: Channel,
    secrecy: SecrecyClass,
    draw: Callable[[int], int],
) -> str:
    """Return the next number of a county, day and channel; `draw(n)` makes the opaque number of class D."""
    county = work.get_one(Division, county_id).code12[:6]
    if secrecy is SecrecyClass.D:
        # A number in the common row would leave a gap for everybody else.
        return opaque_case_number(county6=county, draw=draw)
    serial = next_number(work, f"case:{county}:{on.isoformat()}:{channel.value}")
    return case_number(county6=county, registered_on=on, channel=channel, serial=serial)
