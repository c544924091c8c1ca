"""Group visits and representatives (R-1.12, T-10, T-11)."""

import pytest

from mediation.reception.group import ZHEJIANG_LIMITS, GroupLimits, group_findings, representatives_most
from mediation.routing.kinds import Channel

LIMITS = GroupLimits()


@pytest.mark.parametrize(
    ("persons", "representatives", "channel", "is_group", "asks", "may_decline"),
    [
        (1, 0, Channel.VISIT, False, False, False),
        (4, 0, Channel.VISIT, False, False, False),
        (5, 0, Channel.VISIT, True, False, False),
        (5, 5, Channel.VISIT, True, False, False),
        (6, 0, Channel.VISIT, True, True, True),
        (6, 5, Channel.VISIT, True, True, False),
        (6, 0, Channel.LETTER, False, False, False),
        (60, 0, Channel.WEB, False, False, False),
    ],
)
def test_what_a_number_of_persons_means(
    persons: int, representatives: int, channel: Channel, is_group: bool, asks: bool, may_decline: bool
) -> None:
    found = group_findings(persons=persons, representatives=representatives, channel=channel, limits=LIMITS)
    assert (found.is_group_visit, found.alarms_leader) == (is_group, is_group)
    assert (found.asks_for_representatives, found.interview_may_be_declined) == (asks, may_decline)
    assert found.persons == persons


@pytest.mark.parametrize(("persons", "most"), [(3, 3), (10, 3), (11, 5), (100, 5)])
def test_zhejiang_lets_three_speak_for_ten_and_five_for_more(persons: int, most: int) -> None:
    assert representatives_most(persons, limits=ZHEJIANG_LIMITS) == most


def test_a_county_may_say_that_six_make_a_group() -> None:
    limits = GroupLimits(group_visit_min=6)
    found = group_findings(persons=5, representatives=0, channel=Channel.VISIT, limits=limits)
    assert not found.is_group_visit
