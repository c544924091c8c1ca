"""What is typed at the desks of 临江县: everything is filled in but the point of the test."""

from tests.worlds.linjiang import Linjiang

KEY = "k" * 24
ROAD = "柳河村村东头的水泥路破损一年多，下雨就积水，请镇里安排维修。"


def road(linjiang: Linjiang, **changes: str) -> dict[str, str]:
    """Return a villager's plain entry about a road of 柳河镇; a None leaves a field out."""
    typed = {
        "draft_key": KEY,
        "draft_version": "0",
        "channel": "visit",
        "visited_on": "2026-03-09",
        "persons": "1",
        "parties-0-side": "applicant",
        "parties-0-role": "self",
        "parties-0-nature": "person",
        "parties-0-id_kind": "citizen_id",
        "parties-0-name": "王建国",
        "parties-0-phone": "13800000001",
        "facts": ROAD,
        "place": "柳河村",
        "town": "",
        "village": "",
        "kind": "claim",
        "branch": "6",
        "route": "petition",
        "competent": str(linjiang.org("lh_gov")),
        "judicial": "none",
    }
    return {name: value for name, value in (typed | changes).items() if value is not None}


def villagers(number: int, *, representatives: int = 0) -> dict[str, str]:
    """Return that many petitioners as rows of the form, the first ones as representatives."""
    rows = {}
    for at in range(number):
        rows |= {
            f"parties-{at}-side": "applicant",
            f"parties-{at}-role": "representative" if at < representatives else "joint",
            f"parties-{at}-nature": "person",
            f"parties-{at}-name": f"村民{at + 1}",
            f"parties-{at}-phone": f"1380000{at + 1:04d}",
        }
    return rows
