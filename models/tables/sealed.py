"""Rows whose content the record vouches for: a random salt on the row, a digest of both in the line of the act."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, ClassVar

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import canonical_json

SALT_BYTES = 16


class Sealed:
    """Mixin of a row that is not changed once it is told; `sealed` names the columns the record vouches for.

    A row written before the record carried digests has no salt.
    """

    sealed: ClassVar[tuple[str, ...]]

    salt: Mapped[str | None] = mapped_column(String(2 * SALT_BYTES), default=lambda: secrets.token_hex(SALT_BYTES))


def digest_of(row_id: int, salt: str | None, content: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of a row's salt, id and content, spelt alike on both engines and before and after."""
    spelt = canonical_json([salt, row_id, {name: _plain(value) for name, value in content.items()}])
    return hashlib.sha256(spelt.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    # Keys and tuples of a JSON column come back from the database as text and lists.
    return json.loads(canonical_json(value))
