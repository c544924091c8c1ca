"""Numbers that say who somebody is: citizen id, credit code, telephone (10.1)."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.folding import compact
from mediation.reception.reasons import ReceptionReason
from mediation.verdict import Refused

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_BASIS = "10.1"

# The international prefix is dropped only before what is a Chinese number by itself.
_MOBILE = re.compile(r"(?:\+?0{0,2}86)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(r"\+?0{0,2}86(0?[1-9][0-9]{1,2}[2-8][0-9]{6,7})(?:(?:转|EXT|#)[0-9]{1,6})?")
_AREA_LANDLINE = re.compile(r"(0[1-9][0-9]{1,2}[2-8][0-9]{6,7})(?:(?:转|EXT|#)[0-9]{1,6})?")
_LOCAL = re.compile(r"([2-8][0-9]{6,7})(?:(?:转|EXT|#)[0-9]{1,6})?")
_SERVICE = re.compile(r"([48]00[0-9]{7}|1[0-9]{4}|9[0-9]{4})")
_FOREIGN = re.compile(r"(\+[1-9][0-9]{6,14})")


class Sex(StrEnum):
    """What the 17th digit of a citizen id says."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class CitizenId:
    """A citizen id that was checked, with what it says of its bearer."""

    number: str
    born_on: date
    sex: Sex
    region6: str


def read_citizen_id(text: str, *, today: date) -> CitizenId | Refused:
    """Read an 18-character citizen id (GB 11643), or say what is wrong with it.

    The region is not judged: codes live and die, and a bearer may be older than the code table.
    """
    number = compact(text)
    if len(number) != 18:
        return _refused(ReceptionReason.ID_LENGTH, length=len(number))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return _refused(ReceptionReason.ID_CHARACTERS)
    try:
        born_on = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return _refused(ReceptionReason.ID_BIRTH_DATE)
    if born_on > today:
        return _refused(ReceptionReason.ID_BORN_IN_FUTURE)
    if citizen_check_character(number[:17]) != number[17]:
        return _refused(ReceptionReason.ID_CHECK_CHARACTER)
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return CitizenId(number=number, born_on=born_on, sex=sex, region6=number[:6])


def citizen_check_character(first17: str) -> str:
    """Return the 18th character of a citizen id from its 17 digits."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _ID_WEIGHTS, strict=True))
    return _ID_CHECKS[total % 11]


def read_credit_code(text: str) -> str | Refused:
    """Read an 18-character unified credit code (GB 32100), or say what is wrong with it; letters may lead."""
    code = compact(text)
    if len(code) != 18:
        return _refused(ReceptionReason.CREDIT_CODE_LENGTH, length=len(code))
    if any(sign not in _CREDIT_ALPHABET for sign in code):
        return _refused(ReceptionReason.CREDIT_CODE_CHARACTERS)
    if credit_check_character(code[:17]) != code[17]:
        return _refused(ReceptionReason.CREDIT_CODE_CHECK_CHARACTER)
    return code


def credit_check_character(first17: str) -> str:
    """Return the 18th character of a credit code from its first 17."""
    total = sum(_CREDIT_ALPHABET.index(sign) * weight for sign, weight in zip(first17, _CREDIT_WEIGHTS, strict=True))
    # The outer modulus matters: with a remainder of 0, 31 - 0 lies outside the alphabet.
    return _CREDIT_ALPHABET[(31 - total % 31) % 31]


def read_phone(text: str) -> str | Refused:
    """Read a telephone number as digits (a foreign one with its plus sign), or say that it is none."""
    number = re.sub(r"[()（）.·、]", "", compact(text))
    for form in (_MOBILE, _AREA_LANDLINE, _LANDLINE, _LOCAL, _SERVICE, _FOREIGN):
        found = form.fullmatch(number)
        if found is not None:
            digits = found.group(1)
            return "0" + digits if form is _LANDLINE and not digits.startswith("0") else digits
    return _refused(ReceptionReason.PHONE_FORM)


def _refused(reason: ReceptionReason, **facts: int) -> Refused:
    return Refused(reason=reason, basis=_BASIS, facts=facts)
