"""Case numbers and query codes (10.1)."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.reception.numbers import (
    QUERY_CODE_LENGTH,
    UNAMBIGUOUS,
    case_number,
    opaque_case_number,
    query_code,
    read_case_number,
    read_query_code,
    spaced,
)
from mediation.routing.kinds import Channel
from tests.dates import day

ON = day("Mon 2026-03-09")


def number(*, serial: int = 1, channel: Channel = Channel.VISIT) -> str:
    return case_number(county6="379901", registered_on=ON, channel=channel, serial=serial)


def test_a_case_number_has_county_day_channel_and_serial() -> None:
    assert number(serial=7) == "XF-379901-20260309-F0007"


def test_the_ten_thousandth_web_item_of_a_day_still_gets_a_number() -> None:
    widest = number(serial=10_000, channel=Channel.WEB)
    assert widest == "XF-379901-20260309-W10000"
    assert read_case_number(widest) == widest


@pytest.mark.parametrize(
    "typed", ["xf-379901-20260309-f0001", "ＸＦ－379901－20260309－F0001", "XF37990120260309F0001"]
)
def test_a_case_number_is_found_however_it_is_typed(typed: str) -> None:
    assert read_case_number(typed) == number()


@pytest.mark.parametrize("typed", ["", "XF-379901", "379901198003150017", "XF-379901-2026-F0001"])
def test_what_is_no_case_number_is_none(typed: str) -> None:
    assert read_case_number(typed) is None


def test_a_serial_of_zero_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="serial"):
        number(serial=0)


def test_an_accusations_number_tells_neither_day_nor_channel_nor_count() -> None:
    drawn = opaque_case_number(county6="379901", draw=random.Random(1).randrange)
    assert "2026" not in drawn
    assert len(drawn) == len("XF-379901-") + 8
    assert read_case_number(drawn.lower()) == drawn


@given(st.integers())
def test_a_query_code_is_long_unambiguous_and_read_back(seed: int) -> None:
    code = query_code(draw=random.Random(seed).randrange)
    assert len(code) == QUERY_CODE_LENGTH >= 10
    assert not set(code) & set("0O1IL5S2Z8BUV")
    assert read_query_code(spaced(code).lower()) == code


def test_a_query_code_uses_the_whole_alphabet() -> None:
    draw = random.Random(3).randrange
    assert set("".join(query_code(draw=draw) for _ in range(200))) == set(UNAMBIGUOUS)


@pytest.mark.parametrize("typed", ["", "ABC", "3467 9ACD EFG0", "3467 9ACD EFGH J"])
def test_what_is_no_query_code_is_none(typed: str) -> None:
    assert read_query_code(typed) is None
