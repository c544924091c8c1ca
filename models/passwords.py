"""Hash passwords and compare them; slow on purpose, so never inside a write transaction."""

from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


@dataclass(frozen=True, slots=True)
class Hashing:
    """The cost of argon2id: passes, memory in KiB, lanes."""

    time_cost: int
    memory_kib: int
    parallelism: int


def hash_password(password: str, *, hashing: Hashing) -> str:
    """Return the argon2id hash of a password with its own salt."""
    return _hasher(hashing).hash(password)


def fits(stored: str | None, password: str, *, hashing: Hashing) -> bool:
    """Tell whether a password belongs to a stored hash; takes as long when there is none."""
    try:
        return _hasher(hashing).verify(stored or _nobodys(hashing), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(stored: str, *, hashing: Hashing) -> bool:
    """Tell whether a hash was made at another cost than today's."""
    return _hasher(hashing).check_needs_rehash(stored)


@cache
def _hasher(hashing: Hashing) -> PasswordHasher:
    return PasswordHasher(time_cost=hashing.time_cost, memory_cost=hashing.memory_kib, parallelism=hashing.parallelism)


@cache
def _nobodys(hashing: Hashing) -> str:
    # Whoever measures the answer must not learn which logins exist.
    return hash_password("of nobody", hashing=hashing)
