"""Personal data at rest: encrypted columns and blind indexes for exact lookup (10.3, GRXX 28)."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Encryption keys by name (32 bytes each), the name of the one that writes, and the key of the blind indexes."""

    keys: Mapping[str, bytes]
    current: str
    index_key: bytes

    def encrypt(self, text: str) -> str:
        """Return `name:hex` of the text under the current key."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = AESGCM(self.keys[self.current]).encrypt(nonce, text.encode(), None)
        return f"{self.current}:{(nonce + sealed).hex()}"

    def decrypt(self, stored: str) -> str:
        """Return the text of `name:hex`; raises KeyError for an unknown key and InvalidTag for altered data."""
        name, _, body = stored.partition(":")
        raw = bytes.fromhex(body)
        return AESGCM(self.keys[name]).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()

    def blind(self, value: str) -> str:
        """Return the blind index of an already normalised value (hex, 32 characters)."""
        return hmac.new(self.index_key, value.encode(), hashlib.sha256).hexdigest()[:32]


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


class Personal(TypeDecorator[str]):
    """Text that is encrypted in the database and plain in Python."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys().encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else keys().decrypt(value)
