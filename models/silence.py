"""Why an act may be tried again as it is: the database does not answer, or the machine's clock is wrong."""

from datetime import datetime

from sqlalchemy import exc

SILENT = (exc.OperationalError, exc.InterfaceError, exc.TimeoutError)
"""A server that is gone, a full disk, a file that another program holds locked, no connection to be had."""


class ClockWentBack(Exception):
    """The moment of an act lies before what it follows: the machine's clock is wrong, and nothing is written by it."""

    def __init__(self, *, at: datetime, after: datetime) -> None:
        super().__init__(f"{at.isoformat()} lies before {after.isoformat()}")
        self.at, self.after = at, after
