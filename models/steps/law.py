"""Tell every process that the law changed."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.steps.first_rows import lock_or_lay
from models.tables.law import LawVersion


def bump_law(work: Session) -> None:
    """Draw the law's token anew, in the transaction of the change itself.

    A token and not a number: a change that is rolled back can never be mistaken for the next one.
    """
    row = lock_or_lay(work, select(LawVersion).where(LawVersion.id == 1), row=LawVersion, id=1, version="")
    row.version = secrets.token_hex(16)
    work.flush()
