"""What is shown of a person by default (10.3): enough to recognise whom one knows, not enough to learn more."""

import re

from mediation.folding import compact

_STARS = "****"
_TOWN = re.compile(r"[^省市县区旗镇乡]{1,6}(?:街道办事处|街道|镇|乡)")
_COUNTY = re.compile(r"^.{1,20}(?:市|县|旗|(?<![小社园])区)")


def mask_name(name: str) -> str:
    """Return 张*三 for 张小三, 张* for 张三, 欧**三 for four signs; a stray sign becomes a star."""
    name = name.strip()
    if len(name) <= 1:
        return "*" * len(name)
    if len(name) == 2:
        return name[0] + "*"
    return name[0] + "*" * (len(name) - 2) + name[-1]


def mask_protected_name(name: str) -> str:
    """Return the first sign alone, 张** for every 张, of a minor or a ward (10.3 E): neither length nor end."""
    name = name.strip()
    return f"{name[0]}**" if name else ""


def mask_protected(_value: str) -> str:
    """Return stars, of a minor or a ward: not even the township, the last two signs or the last four digits."""
    return _STARS


def mask_id(number: str) -> str:
    """Return a citizen id or credit code with the birth date and all behind it but the last two signs hidden."""
    number = compact(number)
    if len(number) < 12:
        return _STARS
    return number[:6] + "*" * (len(number) - 8) + number[-2:]


def mask_phone(number: str) -> str:
    """Return 138****5678 for a mobile number, 0536****321 for a landline, stars for anything short."""
    number = compact(number)
    if re.fullmatch(r"1[0-9]{10}", number):
        return number[:3] + _STARS + number[-4:]
    if len(number) < 7:
        return _STARS
    lead = number[:4] if number.startswith(("0", "+")) else number[:2]
    return lead + _STARS + number[-3:]


def mask_address(address: str) -> str:
    """Return an address down to its township, else to its county, and stars for the rest."""
    address = address.strip()
    if not address:
        return ""
    town = _TOWN.search(address)
    if town is not None:
        return address[: town.end()] + _STARS
    county = _COUNTY.search(address)
    return (county.group(0) if county is not None else "") + _STARS
