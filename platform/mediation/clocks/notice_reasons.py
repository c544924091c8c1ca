"""Why a year's holiday notice is refused, as a whole or by line."""

from mediation.verdict import ReasonCode


class NoticeReason(ReasonCode):
    """Each has one sentence at the edge; the facts carry what stood there."""

    NOTICE_EMPTY = "notice_empty"
    NOTICE_HEADER_WRONG = "notice_header_wrong"
    NOTICE_UNREADABLE = "notice_unreadable"
    NOTICE_HAS_BAD_ROWS = "notice_has_bad_rows"
    NOTICE_LACKS_HOLIDAY = "notice_lacks_holiday"
    NOTICE_YEAR_TOO_FAR = "notice_year_too_far"
    DAY_UNREADABLE = "notice_day_unreadable"
    DAY_OF_ANOTHER_YEAR = "notice_day_of_another_year"
    DAY_TWICE = "notice_day_twice"
    NAME_MISSING = "notice_name_missing"
    NAME_TOO_LONG = "notice_name_too_long"
    KIND_UNKNOWN = "notice_kind_unknown"
    WORKED_ANYWAY = "notice_worked_anyway"
    SOURCE_MISSING = "notice_source_missing"
    SOURCE_TOO_LONG = "notice_source_too_long"
