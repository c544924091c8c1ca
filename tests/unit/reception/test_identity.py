"""Numbers of persons and bodies (10.1)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.reception.identity import (
    CitizenId,
    Sex,
    citizen_check_character,
    credit_check_character,
    read_citizen_id,
    read_credit_code,
    read_phone,
)
from mediation.reception.reasons import ReceptionReason as Why
from mediation.verdict import Refused
from tests.dates import day

TODAY = day("Sat 2026-11-21")


def why(read: object) -> object:
    return read.reason if isinstance(read, Refused) else None


@pytest.mark.parametrize(
    ("number", "born_on", "sex"),
    [
        ("360426199101010071", date(1991, 1, 1), Sex.MALE),
        ("120103198806018241", date(1988, 6, 1), Sex.FEMALE),
        ("379901198003150017", date(1980, 3, 15), Sex.MALE),
        ("379901195511030026", date(1955, 11, 3), Sex.FEMALE),
    ],
)
def test_a_valid_id_tells_birth_date_and_sex(number: str, born_on: date, sex: Sex) -> None:
    read = read_citizen_id(number, today=TODAY)
    assert read == CitizenId(number=number, born_on=born_on, sex=sex, region6=number[:6])


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("379901198003150018", Why.ID_CHECK_CHARACTER),
        ("379901198002300017", Why.ID_BIRTH_DATE),
        ("379901202612010017", Why.ID_BORN_IN_FUTURE),
        ("37990119800315001", Why.ID_LENGTH),
        ("379901800315001", Why.ID_LENGTH),
        ("", Why.ID_LENGTH),
        ("37990119800315O017", Why.ID_CHARACTERS),
        ("X79901198003150017", Why.ID_CHARACTERS),
        ("٣79901198003150017", Why.ID_CHARACTERS),
    ],
)
def test_a_wrong_id_is_told_what_is_wrong(number: str, reason: Why) -> None:
    assert why(read_citizen_id(number, today=TODAY)) is reason


def test_an_id_typed_in_full_width_with_spaces_and_a_small_x_is_read() -> None:
    first17 = "37990119800315002"
    number = first17 + citizen_check_character(first17)
    spaced = " ".join([number[:6], number[6:14], number[14:]]).translate({48 + n: 0xFF10 + n for n in range(10)})
    assert isinstance(read_citizen_id(spaced, today=TODAY), CitizenId)
    assert isinstance(read_citizen_id("11010519491231002x", today=TODAY), CitizenId)


def test_a_child_born_today_has_an_id_and_one_born_tomorrow_has_none() -> None:
    born_today = "37990120261121001"
    born_tomorrow = "37990120261122001"
    assert isinstance(read_citizen_id(born_today + citizen_check_character(born_today), today=TODAY), CitizenId)
    late = read_citizen_id(born_tomorrow + citizen_check_character(born_tomorrow), today=TODAY)
    assert why(late) is Why.ID_BORN_IN_FUTURE


@given(
    region=st.integers(min_value=110000, max_value=659999),
    born_on=st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 11, 21)),
    order=st.integers(min_value=0, max_value=999),
    at=st.integers(min_value=0, max_value=16),
    step=st.integers(min_value=1, max_value=9),
)
def test_every_single_wrong_digit_is_noticed(region: int, born_on: date, order: int, at: int, step: int) -> None:
    first17 = f"{region:06d}{born_on:%Y%m%d}{order:03d}"
    number = first17 + citizen_check_character(first17)
    assert isinstance(read_citizen_id(number, today=TODAY), CitizenId)
    wrong = number[:at] + str((int(number[at]) + step) % 10) + number[at + 1 :]
    assert isinstance(read_citizen_id(wrong, today=TODAY), Refused)


@pytest.mark.parametrize("code", ["91379901MA30000030", "91350100M000100Y43", "91110000600037341L"])
def test_a_valid_credit_code_is_read(code: str) -> None:
    assert read_credit_code(code.lower()) == code


def test_a_code_whose_remainder_is_zero_ends_in_zero() -> None:
    assert credit_check_character("91379901MA3000003") == "0"


def test_letters_may_lead_a_credit_code() -> None:
    first17 = "N2379901MF0000001"
    code = first17 + credit_check_character(first17)
    assert read_credit_code(code) == code


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("91379901MA30000031", Why.CREDIT_CODE_CHECK_CHARACTER),
        ("91379901MA3000003I", Why.CREDIT_CODE_CHARACTERS),
        ("91379901MA300000", Why.CREDIT_CODE_LENGTH),
    ],
)
def test_a_wrong_credit_code_is_told_what_is_wrong(code: str, reason: Why) -> None:
    assert why(read_credit_code(code)) is reason


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("0536-2345678", "05362345678"),
        ("(0536) 2345678", "05362345678"),
        ("0536-2345678转801", "05362345678"),
        ("+86 536 2345678", "05362345678"),
        ("010-65123456", "01065123456"),
        ("2345678", "2345678"),
        ("12345", "12345"),
        ("400-820-8820", "4008208820"),
        ("+1 415 555 0100", "+14155550100"),
    ],
)
def test_a_telephone_number_is_read_however_it_is_typed(typed: str, number: str) -> None:
    assert read_phone(typed) == number


@pytest.mark.parametrize("typed", ["12", "1380013800", "138001380001", "23800138000", "没有", "138-0013-800a"])
def test_what_is_no_telephone_number_is_refused(typed: str) -> None:
    assert why(read_phone(typed)) is Why.PHONE_FORM
