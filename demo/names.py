"""Invented people: names put together by chance, ID numbers of nobody living, telephone numbers of no range."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from mediation.reception.identity import citizen_check_character

SURNAMES = (
    "王王王李李李张张张刘刘刘陈陈杨杨赵赵孙孙周吴徐胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁许傅"
    "沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴夏范方石姚谭邹熊金陆孔白崔康毛邱秦江史顾侯邵孟"
)
"""As often here as they are heard; the first few stand for a third of all."""
FIRST = {
    "m": "建志国文明振永立德家春洪光宗传继守善延培",
    "f": "秀桂玉淑春丽晓海美雪凤兰瑞佳爱永彩艳慧书",
}
SECOND = {
    "m": "军强勇平华民林峰刚涛超杰生东升田厚诚海亮",
    "f": "英兰芳梅珍霞萍燕娟玲红云香花静敏荣莲琴洁",
}
COUNTY_DIGITS = "370785"
BORN_FIRST, BORN_DAYS = date(1901, 1, 1), 3600
"""Born so long ago that no number can belong to anybody alive."""
NO_RANGE = "154"
"""A prefix that was never given to anybody."""


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist."""

    name: str
    sex: str
    id_number: str
    phone: str


class People:
    """An endless queue of invented people, the same for the same seed; no number comes twice."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._serials = count(1)

    def one(self, *, sex: str | None = None) -> Invented:
        """Return the next person."""
        sex = sex or self._rng.choice("mf")
        serial = next(self._serials)
        return Invented(
            name=invented_name(self._rng, sex=sex),
            sex=sex,
            id_number=_id_number(serial, sex=sex),
            phone=f"{NO_RANGE}{serial:08d}",
        )

    def several(self, number: int) -> Iterator[Invented]:
        """Yield that many people."""
        return (self.one() for _ in range(number))


def invented_name(rng: Random, *, sex: str) -> str:
    """Return a name of two or three characters."""
    given = rng.choice(SECOND[sex]) if rng.random() < 0.22 else rng.choice(FIRST[sex]) + rng.choice(SECOND[sex])
    return rng.choice(SURNAMES) + given


def _id_number(serial: int, *, sex: str) -> str:
    # A prime step scatters the birthdays; sequence numbers are odd for men.
    born_on = BORN_FIRST + timedelta(days=serial * 37 % BORN_DAYS)
    sequence = serial * 2 % 998 + (1 if sex == "m" else 2)
    first17 = f"{COUNTY_DIGITS}{born_on:%Y%m%d}{sequence:03d}"
    return first17 + citizen_check_character(first17)
