"""Open a division table that somebody brought: plain or gzipped, in UTF-8 or as Chinese spreadsheets save it."""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.operations.territory import Lines

GZIP = b"\x1f\x8b"
SAMPLE = 64 * 1024
LARGEST_ON_PAGE = 4 * 1024 * 1024
"""Bytes; a larger table belongs to the command line, where a bar shows how far it is."""


class NotReadable(ValueError):
    """The bytes are no text at all."""


def lines_of_file(path: Path) -> Lines:
    """Return what opens the table at a path anew, line by line; raises NotReadable and OSError.

    Reading the lines raises NotReadable, too: a packed file may be broken or cut in its middle.
    """
    zipped = _begins(path)[:2] == GZIP
    encoding = _encoding(_sample(path) if zipped else _begins(path))

    def lines() -> Iterator[str]:
        try:
            with gzip.open(path) if zipped else path.open("rb") as raw:
                yield from io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="")
        except (OSError, EOFError, zlib.error) as broken:
            raise NotReadable from broken

    return lines


def lines_of_upload(content: bytes) -> Lines:
    """Return what opens an uploaded table anew; raises NotReadable when it is no text."""
    try:
        plain = gzip.decompress(content) if content[:2] == GZIP else content
    except (OSError, EOFError, zlib.error) as broken:
        raise NotReadable from broken
    text = plain.decode(_encoding(plain[:SAMPLE]), errors="replace")

    def lines() -> Iterable[str]:
        return text.splitlines(keepends=True)

    return lines


def _begins(path: Path) -> bytes:
    with path.open("rb") as raw:
        return raw.read(SAMPLE)


def _sample(path: Path) -> bytes:
    try:
        with gzip.open(path) as unzipped:
            return unzipped.read(SAMPLE)
    except (OSError, EOFError, zlib.error) as broken:
        raise NotReadable from broken


def _encoding(sample: bytes) -> str:
    """Return the encoding of a sample, whose last character may be cut; spreadsheets here save GB 18030."""
    if b"\x00" in sample:
        raise NotReadable
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):
            try:
                sample[: len(sample) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return encoding
    raise NotReadable
