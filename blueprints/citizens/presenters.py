"""Choose plain words for the petitioner's page."""

from dataclasses import dataclass

from flask_babel import gettext as _

from blueprints.citizens.progress import Progress, progress_of
from blueprints.words.chips import chip_words
from blueprints.words.citizens import advice_words, citizen_term, standing_words
from blueprints.words.clocks import statute_words, step_words
from blueprints.words.dates import day_words
from blueprints.words.documents import document_name, document_number
from mediation.clocks.chip import ChipLevel
from mediation.clocks.codes import StepCode
from mediation.clocks.steps import Step
from models.queries.citizens import CitizenMatter, Office, Part, ServedDocument
from models.queries.clocks import ClockRow

Pair = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class DateWords:
    """One date of the case as `clock_strip` wants it."""

    name: str
    level: ChipLevel
    number: int
    unit: str
    provisional: bool
    paused: bool
    due: str
    steps: tuple[tuple[str | None, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class PaperWords:
    """A paper that reached the petitioner."""

    title: str
    number: str
    on: str


@dataclass(frozen=True, slots=True)
class PartWords:
    """One case in plain words."""

    number: str
    title: str
    standing: str
    registered: str
    steps: list[Progress]
    office: list[Pair]
    go_to: list[Pair] | None
    dates: tuple[DateWords, ...]
    advice: list[str]
    papers: list[PaperWords]


@dataclass(frozen=True, slots=True)
class MatterWords:
    """What one code opens, in plain words; a secret matter has no parts."""

    number: str
    registered: str
    is_secret: bool
    parts: list[PartWords]
    main_number: str | None
    main_office: list[Pair]


def matter_words(matter: CitizenMatter) -> MatterWords:
    """Return a petitioner's matter in plain words."""
    return MatterWords(
        number=matter.number,
        registered=day_words(matter.registered_on),
        is_secret=matter.is_secret,
        parts=[_part(part) for part in matter.parts],
        main_number=matter.main_number,
        main_office=_office(matter.main_holder) if matter.main_holder else [],
    )


def _part(part: Part) -> PartWords:
    return PartWords(
        number=part.number,
        title=part.title,
        standing=standing_words(part.stage),
        registered=day_words(part.registered_on),
        steps=progress_of(part.stage),
        office=_office(part.holder),
        go_to=_office(part.go_to) if part.go_to else None,
        dates=tuple(_date(clock) for clock in part.clocks),
        advice=[advice_words(item) for item in part.advice],
        papers=[_paper(paper) for paper in part.documents],
    )


def _office(office: Office) -> list[Pair]:
    return [
        (_("单位"), office.name),
        *([(_("接待场所"), office.place)] if office.place else []),
        (_("地址"), office.address or _("未公布，请打电话询问")),
        (_("时间"), office.hours or _("未公布，请打电话询问")),
        (_("电话"), office.phone or _("未公布，请到接待场所询问")),
        *([(_("网上"), office.web)] if office.web else []),
        (_("找谁"), _("接待窗口（首接责任），报事项编号即可")),
    ]


def _date(clock: ClockRow) -> DateWords:
    chip = chip_words(clock.term, clock.chip)
    is_over = clock.chip.level in (ChipLevel.DONE, ChipLevel.DONE_LATE, ChipLevel.CANCELLED)
    due = day_words(clock.chip.due_on)
    return DateWords(
        name=citizen_term(clock.term),
        level=chip.level,
        number=chip.number,
        unit=chip.unit,
        provisional=chip.provisional,
        paused=chip.paused,
        due=_("原定最迟 %(due)s", due=due) if is_over else _("最迟 %(due)s", due=due),
        steps=_steps(clock),
    )


def _steps(clock: ClockRow) -> tuple[tuple[str | None, str, None], ...]:
    term = clock.reading.term
    source = _("依据：%(source)s。", source=statute_words(term.statute, term.article))
    told = [(None, source)]
    told += [step_words(step.code, step.facts) for step in clock.reading.steps if _is_told(step)]
    return tuple((on, words, None) for on, words in told)


def _is_told(step: Step) -> bool:
    # The alarm day only helps the office to plan; a roll that does not apply explains nothing.
    return step.code is not StepCode.ALARM and (step.code is not StepCode.ROLL or bool(step.facts.get("applies")))


def _paper(paper: ServedDocument) -> PaperWords:
    on = day_words(paper.served_on)
    return PaperWords(
        title=document_name(paper.kind),
        number=document_number(paper.kind, organisation=paper.organ, year=paper.year, number=paper.number),
        on=_("%(on)s（拒收，视为送达）", on=on) if paper.refused else on,
    )
