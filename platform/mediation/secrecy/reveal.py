"""Showing one personal value in full: which, and for what; every showing is a line of the record (10.3)."""

from enum import StrEnum

REVEALED = "10.3"


class PersonalField(StrEnum):
    """The values of a party that are masked by default."""

    NAME = "name"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    ADDRESS = "address"
    BORN_ON = "born_on"
    LACKS_CAPACITY = "lacks_capacity"


PROTECTED = frozenset({PersonalField.BORN_ON, PersonalField.LACKS_CAPACITY})
"""Class E: age and health. Of a ward both are offered whatever was written, so that the offer tells nothing."""


class RevealPurpose(StrEnum):
    """What somebody needs the value for; codes, because the record keeps no free text about persons."""

    CONTACT = "contact"
    IDENTITY_CHECK = "identity_check"
    SERVICE = "service"
    PAPERS = "papers"
    SAFETY = "safety"
