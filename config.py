"""Settings: read once from the environment by create_app, never by a rule."""

import fcntl
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.key_ring import write_private

ROOT = Path(__file__).resolve().parent
INSTANCE = Path(os.environ.get("FENGQIAO_INSTANCE", ROOT / "instance"))
ZONE = "Asia/Shanghai"


def settings_from_environment(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return the application's settings; secrets come from the environment or from key files made on first use."""
    INSTANCE.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_demo = environ.get("FENGQIAO_DEMO", "1") == "1"
    # Real people come in by HTTPS unless somebody says otherwise; the demo county is served on one's own machine.
    secure = environ.get("FENGQIAO_HTTPS", "0" if is_demo else "1") == "1"
    return {
        "SQLALCHEMY_DATABASE_URI": environ.get("DATABASE_URL", f"sqlite:///{INSTANCE / 'fengqiao.db'}"),
        # A failing statement is logged; what people wrote is not.
        # A connection that died with the server is noticed before it is used; a file has none.
        "SQLALCHEMY_ENGINE_OPTIONS": {
            "hide_parameters": True,
            "pool_pre_ping": not environ.get("DATABASE_URL", "sqlite").startswith("sqlite"),
        },
        "SECRET_KEY": environ.get("FENGQIAO_SECRET_KEY") or _key_file("session.key"),
        **_personal_keys(environ),
        "INDEX_KEY": environ.get("FENGQIAO_INDEX_KEY") or _key_file("index.key"),
        # How many proxies of ours stand in front; without one nobody's word about an address is taken.
        "PROXIES": int(environ.get("FENGQIAO_PROXIES", "0")),
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # argon2id; a sign-in costs about a quarter of a second and 64 MiB, for the time it takes.
        "PASSWORD_HASHING": {"time_cost": 3, "memory_kib": 65536, "parallelism": 4},
        # Of the invented persons of the demo county alone; create-admin draws its own.
        "DEMO_PASSWORD": environ.get("FENGQIAO_DEMO_PASSWORD", "demo-county-2026"),
        # As long as the session: a form may stay open for hours while its draft is kept.
        "WTF_CSRF_TIME_LIMIT": None,
        "IDLE_MINUTES": int(environ.get("FENGQIAO_IDLE_MINUTES", "30")),
        "MAX_CONTENT_LENGTH": 20 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 16 * 1024 * 1024,
        "BABEL_DEFAULT_LOCALE": "zh_Hans_CN",
        "BABEL_DEFAULT_TIMEZONE": ZONE,
        "ZONE": ZONE,
        "SCHEDULER": environ.get("FENGQIAO_SCHEDULER", "1") == "1",
        "TICK_SECONDS": float(environ.get("FENGQIAO_TICK_SECONDS", "20")),
        "LOCK_FILE": str(INSTANCE / "leader.lock"),
        # Of one token; a program that needs more asks too often.
        "API_REQUESTS_PER_MINUTE": int(environ.get("FENGQIAO_API_PER_MINUTE", "600")),
        "DEMO": is_demo,
    }


def _personal_keys(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the keys of personal data, or the file they are in: one that is named has to be there."""
    given, path = environ.get("FENGQIAO_PERSONAL_KEYS", ""), environ.get("FENGQIAO_PERSONAL_KEY_FILE", "")
    if not given and not path:
        _key_file("personal.key")
        path = str(INSTANCE / "personal.key")
    return {"PERSONAL_KEYS": given, "PERSONAL_KEY_FILE": path}


def _key_file(name: str) -> str:
    """Return the hex key kept in a file of the instance folder, made with 32 random bytes when absent."""
    path = INSTANCE / name
    if not _has_key(path):
        with (INSTANCE / "keys.lock").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            # Another process may have been first; whoever has read a key keeps it for good.
            if not _has_key(path):
                write_private(path, secrets.token_hex(32))
    return path.read_text().strip()


def _has_key(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
