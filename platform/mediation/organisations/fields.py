"""What the name, the code and the published facts of an organisation may look like (R-1.01, R-1.04)."""

import re

from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Refused

LONGEST_NAME = 120
LONGEST_SHORT_NAME = 60
CODE = re.compile(r"[0-9A-Z]{1,20}(-[0-9A-Z]{1,12}){1,2}")
"""Digits of the division, a dash, letters: 379901-ZJ."""

BASIS = "R-1.01"
PUBLISHED = "R-1.04"


def check_name(name: str, *, longest: int = LONGEST_NAME) -> Refused | None:
    """Return why a name cannot be one: empty, too long, or with signs nobody sees."""
    plain = name.strip()
    fits = 0 < len(plain) <= longest and plain.isprintable()
    return None if fits else Refused(OrganisationReason.NAME_FORM, BASIS, {"longest": longest})


def check_code(code: str) -> Refused | None:
    """Return why a code cannot be one."""
    return None if CODE.fullmatch(code) else Refused(OrganisationReason.CODE_FORM, BASIS)


def check_published(text: str, *, longest: int) -> Refused | None:
    """Return why a published address, opening hour or phone cannot stand: empty or too long (R-1.04)."""
    plain = text.strip()
    fits = 0 < len(plain) <= longest and plain.isprintable()
    return None if fits else Refused(OrganisationReason.POINT_INCOMPLETE, PUBLISHED, {"longest": longest})
