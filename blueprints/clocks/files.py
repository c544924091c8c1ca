"""Read the text of a small file as Chinese spreadsheets save it."""

LARGEST = 200 * 1024
"""Bytes; a year's notice has under a hundred lines."""


class NotReadable(ValueError):
    """The bytes are no text."""


def lines_of(content: bytes) -> tuple[str, ...]:
    """Return the lines of a text in UTF-8 or GB 18030; raise NotReadable for anything else."""
    if b"\x00" in content:
        raise NotReadable
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return tuple(content.decode(encoding).splitlines(keepends=True))
        except UnicodeDecodeError:
            continue
    raise NotReadable
