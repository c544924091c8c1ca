"""Blind indexes of personal values: each value in its one form, under its own label."""

from mediation.folding import compact, name_key
from models.tables.personal import keys

TAIL_DIGITS = 4


def blind_name(name: str | None) -> str | None:
    """Return the blind index of a name in the form names are compared in, or None without one."""
    return keys().blind(f"name:{name_key(name)}") if name and name.strip() else None


def blind_id(number: str | None) -> str | None:
    """Return the blind index of an identity number, or None without one."""
    return keys().blind(f"id:{compact(number)}") if number and number.strip() else None


def blind_phone(phone: str | None) -> str | None:
    """Return the blind index of a telephone number, or None without one."""
    return keys().blind(f"phone:{compact(phone)}") if phone and phone.strip() else None


def blind_phone_tail(phone: str | None) -> str | None:
    """Return the blind index of a telephone number's last four digits, or None without four."""
    digits = compact(phone or "")
    return keys().blind(f"tail:{digits[-TAIL_DIGITS:]}") if len(digits) >= TAIL_DIGITS else None


def blind_query_code(code: str) -> str:
    """Return the blind index of a citizen's query code."""
    return keys().blind(f"query:{code}")


def blind_submission(typed: str) -> str:
    """Return the blind index of everything that was typed into one form."""
    return keys().blind(f"submission:{typed}")
