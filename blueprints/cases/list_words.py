"""Choose the words of the list of cases and of its filters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask import current_app, url_for
from flask_babel import gettext as _

from blueprints.cases.list_address import ListAddress
from blueprints.words.casefile import STAGE_TAGS, STAGES, stage_words
from blueprints.words.chips import ChipWords, chip_words
from blueprints.words.dates import short_day_words
from blueprints.words.matters import CHANNELS, KINDS, channel_words, kind_words
from mediation.moments import local_day
from mediation.search.marking import Part, marked
from models.queries.case_lists import CalledPlace, CasePage, CaseRow, Due, FilterChoices, SavedFilterRow, Sort

Options = list[tuple[str, str]]
Tag = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list, in words; title and extract come in parts, marked where they have what was searched for."""

    number: str
    url: str | None
    title: tuple[Part, ...]
    extract: tuple[Part, ...]
    kind: str
    tags: tuple[Tag, ...]
    place: str
    stage: Tag
    holder: str
    registered: str
    chip: ChipWords | None


@dataclass(frozen=True, slots=True)
class FilterWords:
    """What the filter bar offers and what is chosen, as names and values."""

    stages: Options
    kinds: Options
    channels: Options
    dues: Options
    towns: Options
    villages: Options
    holders: Options
    sorts: Options
    marks: list[tuple[str, str, bool]]
    chosen: dict[str, str]
    is_narrowed: bool
    has_more: bool


MORE = frozenset(
    {"holder", "town", "village", "kind", "channel", "from", "until", "urgent", "group", "skip", "repeat", "sort"}
)
"""Filters that are folded away until one of them is used."""


def case_lines(page: CasePage) -> list[CaseLine]:
    """Return the cases of a page as lines of the list."""
    return [_line(row, page.search.wanted.words) for row in page.rows]


def _line(row: CaseRow, words: Sequence[str]) -> CaseLine:
    title = marked(row.title, words)
    is_told_by_title = any(is_hit for _part, is_hit in title)
    return CaseLine(
        number=row.number,
        url=url_for("cases.show", case_id=row.case_id) if "cases.show" in current_app.view_functions else None,
        title=title,
        extract=() if is_told_by_title else marked(row.extract, words),
        kind=f"{kind_words(row.kind)} · {channel_words(row.channel)}",
        tags=_tags(row),
        place=" ".join(filter(None, (row.town, row.village))),
        stage=(stage_words(row.stage), STAGE_TAGS.get(row.stage, "active")),
        holder=row.holder,
        registered=short_day_words(local_day(row.registered_at)),
        chip=chip_words(row.clock.term, row.clock.chip) if row.clock else None,
    )


def _tags(row: CaseRow) -> tuple[Tag, ...]:
    marks = (
        (row.is_urgent, _("紧急"), "wrong"),
        (row.is_group, _("集体 %(persons)s人", persons=row.persons), "waiting"),
        (row.skip_levels > 0, _("越级 %(levels)s级", levels=row.skip_levels), "waiting"),
        (not row.is_first, _("重复"), "quiet"),
    )
    return tuple((words, kind) for applies, words, kind in marks if applies)


def filter_words(address: ListAddress, choices: FilterChoices) -> FilterWords:
    """Return the filter bar in words."""
    asked, chosen = address.asked, dict(address.pairs)
    marks = [
        ("urgent", _("紧急"), asked.urgent),
        ("group", _("集体走访"), asked.group),
        ("skip", _("越级走访"), asked.skip),
        ("repeat", _("重复"), asked.repeat),
    ]
    return FilterWords(
        stages=_any((stage.value, str(name)) for stage, name in STAGES.items()),
        kinds=_any((kind.value, str(name)) for kind, name in KINDS.items()),
        channels=_any((channel.value, str(name)) for channel, name in CHANNELS.items()),
        dues=_any([(Due.OVERDUE.value, _("已超期")), (Due.SOON.value, _("即将到期"))]),
        towns=_any((str(id_), name) for id_, name in choices.towns),
        villages=_any((str(id_), name) for id_, name in choices.villages),
        holders=_any((str(id_), name) for id_, name in choices.holders),
        sorts=[(Sort.NEWEST.value, _("最新登记在前")), (Sort.OLDEST.value, _("最早登记在前"))],
        marks=marks,
        chosen=chosen,
        is_narrowed=bool(chosen),
        has_more=bool(MORE & chosen.keys()),
    )


def _any(options: Iterable[tuple[str, str]]) -> Options:
    return [("", _("不限")), *options]


def page_urls(address: ListAddress, page: CasePage) -> tuple[str | None, str | None]:
    """Return the addresses of the pages before and after, with the filter kept."""
    before = address.url(before=page.before) if page.before is not None else None
    after = address.url(after=page.after) if page.after is not None else None
    return before, after


def saved_links(rows: Iterable[SavedFilterRow], *, query: str) -> list[tuple[str, str, bool]]:
    """Return kept filters as links; the one in use is marked."""
    return [(ListAddress.of_query(row.query).url(), row.name, row.query == query) for row in rows]


def place_links(address: ListAddress, page: CasePage) -> list[tuple[str, str]]:
    """Return the places that bear the name searched for, when there are several: words and the list of each."""
    places = page.search.places
    if len(places) == 1:
        return []
    return [(f"{place.above} {place.name}", _place_url(address, place)) for place in places]


def _place_url(address: ListAddress, place: CalledPlace) -> str:
    asked = replace(address.asked, text="", town_id=place.town_id, village_id=place.village_id)
    return ListAddress(asked, address.sort).url()
