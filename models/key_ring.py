"""The keys of personal data: which there are, which one writes, where they are kept (docs/security.md)."""

import fcntl
import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
FIRST_KEY = "k1"
_NONCE_BYTES = 12
_KEY_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")


class Altered(ValueError):
    """A value in the database is not what was encrypted; the argument names the key it says it was written with."""


class UnknownKey(LookupError):
    """Raised with the name of a key that a value was written under and that nobody gave us."""


class BadKeys(ValueError):
    """Raised when keys cannot be read or changed so, with the place and never with a key."""


@dataclass(frozen=True)
class Keys:
    """Keys by name (32 bytes each), oldest first; the last one writes."""

    by_name: Mapping[str, bytes]

    @cached_property
    def current(self) -> str:
        """Return the name of the key that writes."""
        return list(self.by_name)[-1]

    @cached_property
    def ciphers(self) -> Mapping[str, AESGCM]:
        """Return the ciphers by name: setting one up costs as much as opening a value."""
        return {name: AESGCM(key) for name, key in self.by_name.items()}


class KeySource(Protocol):
    """Where keys come from."""

    def now(self) -> Keys:
        """Return the keys as they are at this moment; whoever writes asks this."""

    def last(self) -> Keys:
        """Return the keys last read; good enough for whoever reads and finds the name in them."""


@dataclass(frozen=True)
class GivenKeys:
    """Keys of the environment: as long as the process lives they are what they are."""

    keys: Keys

    def now(self) -> Keys:
        """Return the keys."""
        return self.keys

    def last(self) -> Keys:
        """Return the keys."""
        return self.keys


class KeyFile:
    """A file with one `name:hex` in each line, the newest last; every process sees a change at its next write.

    A line without a name is the first key, as older versions wrote it. What is retired goes into a file beside it:
    backups made before still need it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.retired_path = path.with_name(f"{path.name}.retired")
        self._read: tuple[tuple[int, ...], Keys] | None = None

    def now(self) -> Keys:
        """Return the keys, read again when the file is another one; raises OSError and BadKeys."""
        stamp = _stamp(self.path)
        # One name for both: a second thread sees the stamp and its keys, or neither.
        read = self._read
        if read is None or read[0] != stamp:
            self._read = read = (stamp, read_keys(self.path.read_text(), at=str(self.path)))
        return read[1]

    def last(self) -> Keys:
        """Return the keys last read."""
        return self._read[1] if self._read is not None else self.now()

    def add(self, name: str) -> None:
        """Draw a key that writes from now on; raises BadKeys for a name that is taken or no name."""
        with self._turn():
            keys = self.now()
            if not _KEY_NAME.fullmatch(name) or name in keys.by_name or name in self._retired():
                raise BadKeys(f"{name!r} is taken or no name: up to 20 small letters, digits and hyphens")
            self._write({**keys.by_name, name: secrets.token_bytes(KEY_BYTES)})

    def retire(self, name: str) -> None:
        """Move a key that no longer writes to the retired ones; raises BadKeys for the current or an unknown key."""
        with self._turn():
            keys = self.now()
            if name == keys.current or name not in keys.by_name:
                raise BadKeys(f"{name!r} writes, or is not among the keys")
            retired = {**self._retired(), name: keys.by_name[name]}
            # In this order: a process killed in between leaves the key in both places and never in none.
            write_private(self.retired_path, _lines(retired))
            self._write({kept: key for kept, key in keys.by_name.items() if kept != name})

    def next_name(self) -> str:
        """Return a name nobody has used: k2 after k1."""
        taken = {*self.now().by_name, *self._retired()}
        return next(name for name in (f"k{number}" for number in range(1, len(taken) + 2)) if name not in taken)

    def _retired(self) -> Mapping[str, bytes]:
        if not self.retired_path.exists():
            return {}
        return read_keys(self.retired_path.read_text(), at=str(self.retired_path)).by_name

    def _write(self, keys: Mapping[str, bytes]) -> None:
        write_private(self.path, _lines(keys))

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with self.path.with_name("keys.lock").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield


@dataclass(frozen=True, slots=True)
class KeyRing:
    """What a process encrypts, decrypts and blinds with: the encryption keys, and the key of the blind indexes."""

    source: KeySource
    index_key: bytes

    def encrypt(self, text: str) -> str:
        """Return `name:hex` of the text under the key that writes at this moment."""
        keys = self.source.now()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = keys.ciphers[keys.current].encrypt(nonce, text.encode(), None)
        return f"{keys.current}:{(nonce + sealed).hex()}"

    def decrypt(self, stored: str) -> str:
        """Return the text of `name:hex`; raises UnknownKey, and Altered when it is not what was written."""
        name, _, body = stored.partition(":")
        # A key not seen yet: another process has added it and written with it.
        cipher = self.source.last().ciphers.get(name) or self.source.now().ciphers.get(name)
        if cipher is None:
            raise UnknownKey(name)
        raw = bytes.fromhex(body)
        try:
            return cipher.decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()
        except InvalidTag as fault:
            raise Altered(name) from fault

    def blind(self, value: str) -> str:
        """Return the blind index of an already normalised value (hex, 32 characters)."""
        return hmac.new(self.index_key, value.encode(), hashlib.sha256).hexdigest()[:32]


def read_keys(text: str, *, at: str) -> Keys:
    """Read `name:hex` parts, one in each line or divided by commas; raises BadKeys, which names `at` and no key."""
    found: dict[str, bytes] = {}
    for part in text.replace(",", "\n").split():
        name, _, value = part.rpartition(":")
        name = name or FIRST_KEY
        if not _KEY_NAME.fullmatch(name) or name in found or not re.fullmatch(r"[0-9a-fA-F]{64}", value):
            raise BadKeys(f"{at}: every key is name:64 hex digits, every name once")
        found[name] = bytes.fromhex(value)
    if not found:
        raise BadKeys(f"{at}: no key")
    return Keys(found)


def write_private(path: Path, text: str) -> None:
    """Write a private file beside its place and move it there, so that nobody ever reads half of it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    # What is encrypted with a new key must not outlive the file's place in its folder.
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _lines(keys: Mapping[str, bytes]) -> str:
    return "".join(f"{name}:{key.hex()}\n" for name, key in keys.items())


def _stamp(path: Path) -> tuple[int, ...]:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size
