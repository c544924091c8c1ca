"""What waits on somebody's desk: counts, the lists behind them, and notices."""

from models.queries.worklists.desk import Desk, desk_of
from models.queries.worklists.pages import (
    MOST,
    NoticePage,
    NoticeRow,
    WorkPage,
    WorkRow,
    notices_page,
    pressing_rows,
    work_counts,
    work_page,
)
from models.queries.worklists.sources import Asking

__all__ = [
    "MOST",
    "Asking",
    "Desk",
    "NoticePage",
    "NoticeRow",
    "WorkPage",
    "WorkRow",
    "desk_of",
    "notices_page",
    "pressing_rows",
    "work_counts",
    "work_page",
]
