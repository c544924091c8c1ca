"""Why a division code, a division row or a typed place is refused."""

from mediation.verdict import ReasonCode


class TerritoryReason(ReasonCode):
    """Reasons of the territory; the import lists them by line."""

    CODE_NOT_TWELVE_DIGITS = "code_not_twelve_digits"
    CODE_EMPTY_AT_LEVEL = "code_empty_at_level"
    CODE_LONGER_THAN_LEVEL = "code_longer_than_level"
    LEVEL_UNKNOWN = "level_unknown"
    NAME_EMPTY = "division_name_empty"
    NAME_TOO_LONG = "division_name_too_long"
    NAME_UNREADABLE = "division_name_unreadable"
    KEY_TWICE = "key_twice"
    PARENT_NOT_EXPECTED = "parent_not_expected"
    PARENT_CODE_BAD = "parent_code_bad"
    PARENT_MISSING = "parent_missing"
    COLUMNS_WRONG = "columns_wrong"
    HEADER_WRONG = "header_wrong"
    ROW_UNREADABLE = "row_unreadable"
    FILE_EMPTY = "file_empty"
    FILE_HAS_BAD_ROWS = "file_has_bad_rows"
    NOT_AFTER_LAST_IMPORT = "not_after_last_import"
