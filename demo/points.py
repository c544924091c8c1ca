"""What the demo county's reception points publish: invented addresses and hours, telephone numbers of no range."""

from collections.abc import Iterable, Mapping

from mediation.territory.names import normal_name
from mediation.territory.tiers import Tier
from models.operations.organisations import PointFacts

WEEKDAYS = "法定工作日 8:30—12:00，13:30—17:30"
CENTRE_HOURS = f"{WEEKDAYS}；周六 9:00—11:30 综合受理窗口值班"
VILLAGE_HOURS = "每日 8:00—18:00，夜间请打调解员电话"
WEB = "https://gaomi.fengqiao.example"
TOWN, VILLAGE = "4", "5"


def published(divisions: Iterable[Mapping[str, str]]) -> dict[str, PointFacts]:
    """Return what each point publishes, by organisation code, for the rows of the division table."""
    rows = list(divisions)
    county = next(row["name"] for row in rows if row["level"] == "3")
    towns = {
        row["code12"]: normal_name(row["name"], tier=Tier.TOWNSHIP, county=county)
        for row in rows
        if row["level"] == TOWN
    }
    points = _upper() | {"370785-MTC": PointFacts(f"{county}和顺路 1 号", CENTRE_HOURS, _phone(100), WEB)}
    for number, (code, town) in enumerate(sorted(towns.items()), start=1):
        points[f"{code[:9]}-MTC"] = PointFacts(f"{county}{town}和谐街 {number * 6} 号", WEEKDAYS, _phone(200 + number))
    villages = sorted((row for row in rows if row["level"] == VILLAGE), key=lambda row: row["code12"])
    for number, row in enumerate(villages, start=1):
        address = f"{county}{towns[row['parent12']]}{normal_name(row['name'], tier=Tier.VILLAGE)}党群服务中心一楼"
        points[f"{row['code12']}-TJ"] = PointFacts(address, VILLAGE_HOURS, _phone(1000 + number))
    return points


def _upper() -> dict[str, PointFacts]:
    """The doors above the county; nobody shall look for the real ones here."""
    return {
        "3707-JD": PointFacts("潍坊市来访接待中心（演示地址）", WEEKDAYS, _phone(11)),
        "37-JD": PointFacts("山东省来访接待中心（演示地址）", WEEKDAYS, _phone(12)),
        "CN-JD": PointFacts("国家信访局来访接待室（演示地址）", WEEKDAYS, _phone(13)),
    }


def _phone(number: int) -> str:
    # No subscriber's number begins with a nought.
    return f"0536-000{number:04d}"
