"""Tell every process that the law changed."""

import secrets

from sqlalchemy.orm import Session

from models.tables.law import LawVersion


def bump_law(work: Session) -> None:
    """Draw the law's token anew, in the transaction of the change itself.

    A token and not a number: a change that is rolled back can never be mistaken for the next one.
    """
    row = work.get(LawVersion, 1, with_for_update=True)
    if row is None:
        work.add(LawVersion(id=1, version=secrets.token_hex(16)))
    else:
        row.version = secrets.token_hex(16)
    work.flush()
