"""Words that ask for an alarm: before classification, never instead of a person's judgement (R-1.80)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mediation.folding import fold


class UrgencyKind(StrEnum):
    """What the words found speak of."""

    THREAT_TO_SELF = "threat_to_self"
    THREAT_TO_OTHERS = "threat_to_others"
    LIFE_IN_DANGER = "life_in_danger"
    CROWD = "crowd"
    PUBLIC_DANGER = "public_danger"


class ReportTarget(StrEnum):
    """To whom a major or urgent matter is reported (R-1.80)."""

    OWN_COMMITTEE_AND_GOVERNMENT = "own_committee_and_government"
    COMPETENT_DEPARTMENT = "competent_department"
    MEETING_OFFICE = "meeting_office"
    UPPER_PETITION_BUREAU = "upper_petition_bureau"
    NATIONAL_PETITION_BUREAU = "national_petition_bureau"


OWED_BY_ALL = frozenset(
    {ReportTarget.OWN_COMMITTEE_AND_GOVERNMENT, ReportTarget.COMPETENT_DEPARTMENT, ReportTarget.MEETING_OFFICE}
)
"""Whom every organ reports to or informs (XF22 25(1)); a petition department owes all of them (25(2))."""


def is_report_whole(told: Collection[ReportTarget], *, is_petition_department: bool) -> bool:
    """Tell whether everybody to whom an urgent matter must be reported has been told (R-1.80)."""
    return set(ReportTarget if is_petition_department else OWED_BY_ALL) <= set(told)


THREATS = frozenset({UrgencyKind.THREAT_TO_SELF, UrgencyKind.THREAT_TO_OTHERS})
"""Kinds that prompt for police and ambulance as well as for the report (T-43)."""


@dataclass(frozen=True, slots=True)
class UrgencyWords:
    """The published words by kind, and the phrases in which they mean nothing; both folded."""

    words: tuple[tuple[UrgencyKind, tuple[str, ...]], ...]
    harmless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundWord:
    """One word that was found, and what it speaks of."""

    kind: UrgencyKind
    word: str


@dataclass(frozen=True, slots=True)
class UrgencySuggestion:
    """What the text suggests: nothing, an urgent matter, or a threat; rests on the words found."""

    found: tuple[FoundWord, ...]
    basis: str = "R-1.80"

    @property
    def is_urgent(self) -> bool:
        """Say whether an alarm is suggested."""
        return bool(self.found)

    @property
    def is_threat(self) -> bool:
        """Say whether somebody threatens himself or others."""
        return any(item.kind in THREATS for item in self.found)


def urgency_words(parsed: Mapping[str, Any]) -> UrgencyWords:
    """Build the table from parsed `data/urgency.toml`; raise ValueError on an unknown kind or an empty word."""
    rows = tuple((UrgencyKind(row["code"]), tuple(_folded_words(row["words"]))) for row in parsed["kind"])
    # Longer phrases first: a short one must not break a longer one before that is looked for.
    harmless = tuple(sorted(_folded_words(parsed["harmless"]), key=len, reverse=True))
    return UrgencyWords(words=rows, harmless=harmless)


def suggest_urgency(*, texts: Sequence[str], table: UrgencyWords) -> UrgencySuggestion:
    """Return the words in these texts that ask for an alarm, in the order of the table, each once."""
    folded = fold(" ".join(texts))
    for phrase in table.harmless:
        folded = folded.replace(phrase, "＿" * len(phrase))
    found = tuple(FoundWord(kind=kind, word=word) for kind, words in table.words for word in words if word in folded)
    return UrgencySuggestion(found=found)


def _folded_words(words: Sequence[str]) -> list[str]:
    folded = [fold(word) for word in words]
    if not all(folded):
        raise ValueError("an urgency word is empty")
    return folded
