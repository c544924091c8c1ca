"""Every parameter of section 14 with its default, and the check of a chosen value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from mediation.parameters.definitions import (
    ParameterDefinition,
    Unit,
    Value,
    definition_of,
    number,
    one_of,
    yes_or_no,
)
from mediation.parameters.reasons import ParameterReason
from mediation.tags import Tag
from mediation.verdict import Fact, Refused

BASIS = "14"
"""The section that lists the parameters."""

DAY, WORKDAY, MINUTE, YEAR = Unit.CALENDAR_DAY, Unit.WORKING_DAY, Unit.MINUTE, Unit.YEAR
LAW, PROPOSAL, UNCERTAIN, EXCERPT, KNOWN = Tag.STATUTE, Tag.PROPOSAL, Tag.UNCERTAIN, Tag.EXCERPT, Tag.KNOWN
TRANSFER_DAYS = 15


@dataclass(frozen=True, slots=True)
class Parameters:
    """The values in force; read them as attributes, choose others with `with_overrides`.

    Numbers tagged as law are bounded by the law itself: an organ's time can only be shortened, a petitioner's
    time and an organ's right to object cannot be changed at all.
    """

    organ_roll: bool = yes_or_no(default=False, tag=UNCERTAIN, basis="16")
    petitioner_roll: bool = yes_or_no(default=True, tag=UNCERTAIN, basis="16")
    accept_start: str = one_of(
        "notice_date", ("notice_date", "receipt_date", "day15_cap"), tag=UNCERTAIN, basis="R-1.30"
    )
    dispute_ladder: str = one_of("offer", ("offer", "strict"), tag=PROPOSAL, basis="R-2.21")
    level_up: str = one_of("superior", ("superior", "superior_or_reviewing"), tag=UNCERTAIN, basis="R-1.10")
    group_visit_min: int = number(5, low=2, high=50, tag=KNOWN, basis="8.3", unit=Unit.PERSON)
    rep_max: int = number(5, low=1, high=5, tag=LAW, basis="R-1.12", unit=Unit.PERSON)

    transfer_split_nation: int = number(5, low=1, high=15, tag=UNCERTAIN, basis="R-1.28", unit=DAY)
    transfer_split_province: int = number(3, low=1, high=15, tag=UNCERTAIN, basis="R-1.28", unit=DAY)
    transfer_split_prefecture: int = number(3, low=1, high=15, tag=UNCERTAIN, basis="R-1.28", unit=DAY)
    transfer_split_county: int = number(4, low=1, high=15, tag=UNCERTAIN, basis="R-1.28", unit=DAY)
    object_wd: int = number(5, low=5, high=5, tag=LAW, basis="R-1.26", unit=WORKDAY)
    notice_days: int = number(15, low=1, high=15, tag=LAW, basis="R-1.25", unit=DAY)
    handle: int = number(60, low=1, high=60, tag=LAW, basis="R-1.58", unit=DAY)
    ext: int = number(30, low=1, high=30, tag=LAW, basis="R-1.58", unit=DAY)
    review_req: int = number(30, low=30, high=30, tag=LAW, basis="R-1.70", unit=DAY)
    review: int = number(30, low=1, high=30, tag=LAW, basis="R-1.71", unit=DAY)

    simple_accept_wd: int = number(3, low=1, high=3, tag=EXCERPT, basis="R-3.04", unit=WORKDAY)
    simple_done_wd: int = number(10, low=1, high=10, tag=EXCERPT, basis="R-3.05", unit=WORKDAY)
    simple_hop_wd: int = number(1, low=1, high=1, tag=EXCERPT, basis="R-3.06", unit=WORKDAY)

    r1_wd: int = number(2, low=1, high=10, tag=PROPOSAL, basis="6.3", unit=WORKDAY)
    r2_wd: int = number(2, low=1, high=10, tag=PROPOSAL, basis="6.3", unit=WORKDAY)
    r3_wd: int = number(4, low=1, high=10, tag=PROPOSAL, basis="6.3", unit=WORKDAY)
    r4_wd: int = number(2, low=1, high=10, tag=PROPOSAL, basis="6.3", unit=WORKDAY)
    r5_rebut_wd: int = number(2, low=1, high=10, tag=PROPOSAL, basis="6.3", unit=WORKDAY)
    guard_day: int = number(12, low=1, high=14, tag=PROPOSAL, basis="R-6.02", unit=DAY)
    precedent_min_r3r4: int = number(1, low=1, high=20, tag=PROPOSAL, basis="6.4", unit=Unit.CASE)
    precedent_min_r2: int = number(2, low=1, high=20, tag=PROPOSAL, basis="6.4", unit=Unit.CASE)
    precedent_max_age: int = number(3, low=1, high=20, tag=PROPOSAL, basis="6.4", unit=YEAR)
    sub_due_wd: int = number(10, low=1, high=30, tag=PROPOSAL, basis="R-6.52", unit=WORKDAY)
    sub_return_wd: int = number(3, low=1, high=10, tag=PROPOSAL, basis="R-6.53", unit=WORKDAY)
    escalate_wd: int = number(1, low=1, high=5, tag=PROPOSAL, basis="R-6.55", unit=WORKDAY)

    first_contact_wd: int = number(2, low=1, high=10, tag=PROPOSAL, basis="9.5", unit=WORKDAY)
    first_meet_wd: int = number(5, low=1, high=20, tag=PROPOSAL, basis="9.5", unit=WORKDAY)
    skip_notify_wd: int = number(1, low=1, high=3, tag=PROPOSAL, basis="R-2.02", unit=WORKDAY)
    handover_accept_wd: int = number(1, low=1, high=5, tag=PROPOSAL, basis="7.2", unit=WORKDAY)
    due_soon_wd: int = number(3, low=1, high=10, tag=PROPOSAL, basis="7.2", unit=WORKDAY)
    urgent_ack_min: int = number(30, low=1, high=240, tag=PROPOSAL, basis="R-1.80", unit=MINUTE)
    first_report_min: int = number(120, low=1, high=1440, tag=PROPOSAL, basis="R-1.80", unit=MINUTE)

    letter1_reply_wd: int = number(5, low=1, high=30, tag=PROPOSAL, basis="7.1", unit=WORKDAY)
    letter2_reply: int = number(30, low=1, high=90, tag=PROPOSAL, basis="R-1.102", unit=DAY)
    letter3_reply: int = number(30, low=1, high=90, tag=PROPOSAL, basis="7.1", unit=DAY)
    slip_wd: int = number(10, low=1, high=30, tag=PROPOSAL, basis="7.1", unit=WORKDAY)
    slip_urgent_wd: int = number(3, low=1, high=10, tag=PROPOSAL, basis="7.1", unit=WORKDAY)
    m6_window: int = number(90, low=1, high=365, tag=UNCERTAIN, basis="8.2", unit=DAY)
    backlog_open: int = number(1, low=1, high=10, tag=UNCERTAIN, basis="8.3", unit=YEAR)
    backlog_since_first: int = number(2, low=1, high=20, tag=UNCERTAIN, basis="8.3", unit=YEAR)
    eval_window: int = number(30, low=1, high=180, tag=UNCERTAIN, basis="9.7", unit=DAY)

    mediation_default: int = number(30, low=1, high=90, tag=EXCERPT, basis="5.5", unit=DAY)
    mediation_labour: int = number(15, low=1, high=15, tag=LAW, basis="5.5", unit=DAY)
    mediation_medical_wd: int = number(30, low=1, high=30, tag=LAW, basis="5.5", unit=WORKDAY)
    mediation_consent_wd: int = number(2, low=1, high=10, tag=PROPOSAL, basis="R-5.43", unit=WORKDAY)
    mediation_answer_wd: int = number(3, low=1, high=10, tag=PROPOSAL, basis="R-5.43", unit=WORKDAY)
    mediation_result_wd: int = number(3, low=1, high=10, tag=PROPOSAL, basis="R-5.43", unit=WORKDAY)
    mediation_warn_day: int = number(45, low=1, high=59, tag=PROPOSAL, basis="R-5.44", unit=DAY)
    tier_target_village: int = number(7, low=1, high=90, tag=PROPOSAL, basis="R-2.22", unit=DAY)
    tier_target_township: int = number(15, low=1, high=90, tag=PROPOSAL, basis="R-2.22", unit=DAY)
    tier_target_county: int = number(30, low=1, high=90, tag=PROPOSAL, basis="R-2.22", unit=DAY)

    second_factor_village_mediator: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_township_staff: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_county_window: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_department_handler: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_department_head: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_meeting_office: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_leader: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_supervisor: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_discipline_officer: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_expert: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_administrator: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")
    second_factor_auditor: bool = yes_or_no(default=False, tag=PROPOSAL, basis="10.3")

    def with_overrides(self, overrides: Mapping[str, Value]) -> "Parameters | Refused":
        """Return the parameters with these values (keys in capitals; text is read as the key's type), or why not.

        Refused names the key and its bounds; nothing is taken over when one value is refused.
        """
        values: dict[str, Value] = {}
        for key, value in overrides.items():
            read = read_value(key, value)
            if isinstance(read, Refused):
                return read
            values[key.lower()] = read
        return _check_split(replace(self, **values))  # type: ignore[arg-type]  # each value was read as its key's type

    def value(self, key: str) -> Value:
        """Return the value of a key in capitals; KeyError when there is no such key."""
        value: Value = getattr(self, DEFINITIONS[key].key.lower())
        return value

    @property
    def lengths(self) -> Mapping[str, int]:
        """Return every number by its key, as the terms take them."""
        values = {key: self.value(key) for key in DEFINITIONS}
        return {key: value for key, value in values.items() if isinstance(value, int) and not isinstance(value, bool)}


DEFINITIONS: Mapping[str, ParameterDefinition] = {
    definition.key: definition for definition in map(definition_of, fields(Parameters))
}
"""Every key with its definition, in the order of section 14."""


def read_value(key: str, value: Value) -> Value | Refused:
    """Read a chosen value, text or typed, as its key's type and check it; Refused carries the key and the bounds."""
    definition = DEFINITIONS.get(key)
    if definition is None:
        return Refused(ParameterReason.UNKNOWN_PARAMETER, BASIS, {"key": key})
    if definition.choices:
        return _read_choice(definition, value)
    if isinstance(definition.default, bool):
        return _read_switch(definition, value)
    return _read_number(definition, value)


def _read_choice(definition: ParameterDefinition, value: Value) -> Value | Refused:
    if value in definition.choices:
        return value
    facts: dict[str, Fact] = {"key": definition.key, "value": str(value), "choices": " | ".join(definition.choices)}
    return Refused(ParameterReason.PARAMETER_NOT_A_CHOICE, definition.basis, facts)


def _read_switch(definition: ParameterDefinition, value: Value) -> Value | Refused:
    read = {"true": True, "false": False}.get(str(value).strip().lower())
    if read is None:
        facts: dict[str, Fact] = {"key": definition.key, "value": str(value)}
        return Refused(ParameterReason.PARAMETER_NOT_YES_OR_NO, definition.basis, facts)
    return read


def _read_number(definition: ParameterDefinition, value: Value) -> Value | Refused:
    facts: dict[str, Fact] = {
        "key": definition.key,
        "value": str(value),
        "low": definition.low,
        "high": definition.high,
    }
    text = str(value).strip()
    if len(text) > 9 or not text.removeprefix("-").isdecimal():
        return Refused(ParameterReason.PARAMETER_NOT_A_NUMBER, definition.basis, facts)
    read, low, high = int(text), definition.low, definition.high
    if definition.is_law and high is not None and (read > high or (definition.is_fixed and read != high)):
        return Refused(ParameterReason.PARAMETER_LAXER_THAN_LAW, definition.basis, facts)
    if (low is not None and read < low) or (high is not None and read > high):
        return Refused(ParameterReason.PARAMETER_OUT_OF_BOUNDS, definition.basis, facts)
    return read


def _check_split(parameters: Parameters) -> Parameters | Refused:
    """Refuse a split of the fifteen days that adds up to more than the fifteen days (R-1.28)."""
    total = (
        parameters.transfer_split_nation
        + parameters.transfer_split_province
        + parameters.transfer_split_prefecture
        + parameters.transfer_split_county
    )
    if total > TRANSFER_DAYS:
        facts: dict[str, Fact] = {"key": "TRANSFER_SPLIT", "value": str(total), "high": TRANSFER_DAYS}
        return Refused(ParameterReason.SPLIT_EXCEEDS_TRANSFER, "R-1.28", facts)
    return parameters
