"""Personal data at rest: encrypted columns, found by their type when keys change (10.3, GRXX 28)."""

import json
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Text
from sqlalchemy.sql.operators import OperatorType, is_, is_not
from sqlalchemy.types import TypeDecorator

from models.key_ring import KeyRing
from models.tables.base import canonical_json

_ring: KeyRing | None = None


def use_keys(ring: KeyRing) -> None:
    """Set the key ring of this process; called once by create_app."""
    global _ring  # noqa: PLW0603 - column types have no other way to reach the process's keys
    _ring = ring


def keys() -> KeyRing:
    """Return the key ring of this process; raises RuntimeError before create_app has set it."""
    if _ring is None:
        raise RuntimeError("no key ring: create_app sets it")
    return _ring


class Encrypted(TypeDecorator[Any]):
    """What all encrypted columns are; `mark` stands before the key's name in each encrypted value."""

    impl = Text
    cache_ok = True
    mark = ""


class Incomparable(TypeDecorator.Comparator[Any]):
    """What SQL may ask of an encrypted value: whether there is one. Anything else would quietly be never true."""

    def operate(self, op: OperatorType, *other: Any, **kwargs: Any) -> ColumnElement[Any]:
        """Raise TypeError for everything but IS NULL and IS NOT NULL."""
        if op not in (is_, is_not) and other != (None,):
            raise TypeError(f"{self.expr} is encrypted: compare it in Python, or find it by its blind index")
        return super().operate(op, *other, **kwargs)


class Personal(Encrypted):
    """Text that is encrypted in the database and plain in Python."""

    cache_ok = True
    comparator_factory = Incomparable

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys().encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys().decrypt(value)


class PersonalJson(Encrypted):
    """A JSON document that is encrypted in the database."""

    cache_ok = True
    comparator_factory = Incomparable

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else keys().encrypt(canonical_json(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(keys().decrypt(value))


class PersonalFlag(Encrypted):
    """A yes or no about a person that is encrypted in the database."""

    cache_ok = True
    comparator_factory = Incomparable

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> str | None:
        return None if value is None else keys().encrypt("1" if value else "0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> bool | None:
        return None if value is None else keys().decrypt(value) == "1"


SEAL = "sealed:"


class Sealed(str):
    """A text of an accusation: it goes into a SealedText column encrypted, and comes back as one of these."""

    __slots__ = ()


class SealedText(Encrypted):
    """Text that lies open in the database, so that it can be searched, unless it is Sealed."""

    cache_ok = True
    mark = SEAL

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        # An open text that happens to begin like a seal is sealed, too, or it could not be read back.
        if isinstance(value, Sealed) or (value is not None and value.startswith(SEAL)):
            return SEAL + keys().encrypt(value)
        return value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or not value.startswith(SEAL):
            return value
        return Sealed(keys().decrypt(value.removeprefix(SEAL)))

    def compare_values(self, x: Any, y: Any) -> bool:
        """Tell a text from the same text sealed, so that sealing it is a change to be written."""
        return bool(x == y) and isinstance(x, Sealed) == isinstance(y, Sealed)
