"""Who takes part in a matter and on which side (R-1.09, R-1.12)."""

from enum import StrEnum


class Side(StrEnum):
    """On which side a party stands."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"
    THIRD = "third"


class PartyRole(StrEnum):
    """In what capacity a person takes part; representatives are at most REP_MAX (R-1.12)."""

    SELF = "self"
    REPRESENTATIVE = "representative"
    JOINT = "joint"
    AGENT = "agent"
    GUARDIAN = "guardian"


class PartyNature(StrEnum):
    """What a party is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
