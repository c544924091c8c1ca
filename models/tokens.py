"""Random secrets that stand in a cookie, a link or on a slip of paper: we keep their digest alone."""

import hashlib


def digest_of(token: str) -> str:
    """Return the digest under which a random secret is kept: who reads the table cannot use what he reads."""
    return hashlib.sha256(token.encode()).hexdigest()
