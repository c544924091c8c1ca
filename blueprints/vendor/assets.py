"""What the browser may fetch: our own static files and the one script taken from an installed distribution."""

from dataclasses import dataclass
from functools import cache
from gzip import compress
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path

SCRIPTS = {"htmx-2.min.js": ("django-htmx", "django_htmx", "static/django_htmx/htmx-2.min.js")}
"""Whitelist: name -> (distribution, package, path inside the package)."""

FOLDERS = ("css", "js", "img")
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SMALL = 400
"""Below this many bytes compression costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file ready to be sent: its media type, its bytes, and the same bytes compressed or None."""

    media_type: str
    plain: bytes
    gzipped: bytes | None


def script_version(name: str) -> str | None:
    """Return the installed version of a whitelisted script's distribution, None for any other name."""
    return version(SCRIPTS[name][0]) if name in SCRIPTS else None


@cache
def script(name: str) -> Asset | None:
    """Return a whitelisted script from its distribution, None for any other name."""
    if name not in SCRIPTS:
        return None
    _, package, path = SCRIPTS[name]
    return _asset("text/javascript", files(package).joinpath(path).read_bytes())


@cache
def fingerprint(folder: Path) -> str:
    """Return twelve hexadecimal digits that change whenever a file in the served folders changes."""
    digest = sha256()
    for path in _served(folder):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def static_asset(folder: Path, name: str) -> Asset | None:
    """Return a served static file by its path below `folder`, None when there is no such file."""
    path = folder / name
    # asked before the cache, so that invented names do not fill it
    return _packed(path) if path in _served(folder) else None


@cache
def _packed(path: Path) -> Asset:
    media_type = TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    return _asset(media_type, path.read_bytes())


@cache
def _served(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for part in FOLDERS for path in (folder / part).rglob("*") if path.is_file()))


def _asset(media_type: str, content: bytes) -> Asset:
    worth = media_type.startswith("text/") or media_type == "image/svg+xml"
    # mtime=0: the same bytes in every worker
    packed = compress(content, 9, mtime=0) if worth and len(content) > SMALL else None
    return Asset(media_type=media_type, plain=content, gzipped=packed)
