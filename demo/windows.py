"""The one-stop hall: ten windows, staffed for good (常驻) or in turn (轮驻) by dated postings."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from demo.county import County
from mediation.organisations.postings import PostingKind
from models.actor import Actor
from models.operations.organisations import OpenWindow, PostToWindow, open_window, post_to_window
from models.queries.windows import windows_of
from models.session import AnySession

MORE_WINDOWS = {7: "农业农村窗口", 8: "公安窗口", 9: "劳动仲裁窗口", 10: "诉调对接窗口"}
PERMANENT = {
    1: (("window", "MTC"), ("mtc-1", "MTC")),
    2: (("xf-1", "XF"), ("mtc-2", "MTC")),
    3: (("rs-1", "RS"),),
    4: (("zj-1", "ZJ"),),
    5: (("handler", "ZR"),),
    9: (("ldzc-1", "LDZC"),),
}
IN_TURN = {
    6: (("lawyer", "MTC"), ("mtc-lawyer", "MTC")),
    7: (("ny-1", "NY"), ("sl-1", "SL")),
    8: (("ga-1", "GA"), ("ga-head", "GA")),
    10: (("fy-1", "FY"), ("jcy-1", "JCY")),
}
"""Window number → login and sending organ; whoever takes turns changes every Monday."""
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Hall:
    """Whose hall it is, who administers it, and everybody's account by login."""

    county: County
    admin: Actor
    accounts: dict[str, int]


def staff_windows(session: AnySession, hall: Hall) -> None:
    """Open the windows a county is not opened with and post to them who stays there for good."""
    county, centre = hall.county, hall.county.org("MTC")
    for number, name in MORE_WINDOWS.items():
        command = OpenWindow(centre, number, name)
        open_window(session, command, actor=hall.admin, now=county.opened_at)
    windows = {window.number: window.id for window in windows_of(session, centre, on=county.opened_on)}
    for number, people in PERMANENT.items():
        for login, sent_by in people:
            posting = PostToWindow(
                window_id=windows[number],
                account_id=hall.accounts[login],
                sent_by_id=county.org(sent_by),
                kind=PostingKind.PERMANENT,
                from_on=county.opened_on,
            )
            post_to_window(session, posting, actor=hall.admin, now=county.opened_at)


def post_in_turn(session: AnySession, hall: Hall, *, monday: date, now: datetime) -> None:
    """Post those who take turns for the week that begins on a Monday."""
    centre = hall.county.org("MTC")
    windows = {window.number: window.id for window in windows_of(session, centre, on=monday)}
    for number, people in IN_TURN.items():
        login, sent_by = people[monday.toordinal() // 7 % len(people)]
        command = PostToWindow(
            window_id=windows[number],
            account_id=hall.accounts[login],
            sent_by_id=hall.county.org(sent_by),
            kind=PostingKind.ROTATING,
            from_on=monday,
            to_on=monday + WEEK,
        )
        post_to_window(session, command, actor=hall.admin, now=now)
