"""What a program sends about a visit to 临江县: everything is filled in but the point of the test."""

from typing import Any

from tests.worlds.linjiang import Linjiang


def visit_body(world: Linjiang, **changes: Any) -> dict[str, Any]:
    """Return a visit about a road of 柳河村, for which 柳河镇 is competent."""
    matter = {
        "title": "村路破损无人维修",
        "facts": "柳河村村东头的水泥路破损一年多，下雨就积水。",
        "claim": "尽快修好村东道路",
        "town_id": world.place("liuhe"),
        "village_id": world.place("liuhe_village"),
        "kind": "claim",
        "branch": 6,
        "route": "petition",
        "competent_id": world.org("lh_gov"),
    }
    matter |= changes.pop("about", {})
    return {
        "channel": "visit",
        "parties": [{"side": "applicant", "name": "王建国", "phone": "13800000001"}],
        "matter": matter,
        **changes,
    }
