"""Roles and classes of secrecy (10.3)."""

from enum import StrEnum


class Role(StrEnum):
    """What a post entitles its holder to be."""

    VILLAGE_MEDIATOR = "village_mediator"
    TOWNSHIP_STAFF = "township_staff"
    COUNTY_WINDOW = "county_window"
    DEPARTMENT_HANDLER = "department_handler"
    DEPARTMENT_HEAD = "department_head"
    MEETING_OFFICE = "meeting_office"
    LEADER = "leader"
    SUPERVISOR = "supervisor"
    DISCIPLINE_OFFICER = "discipline_officer"
    EXPERT = "expert"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class SecrecyClass(StrEnum):
    """Classes of 10.3; D is an accusation: access by name, no trace for the accused."""

    A = "A"
    B = "B"
    D = "D"
