"""The list of cases: what may be asked, the roads to the rows, the page."""

from models.queries.case_lists.asked import CaseFilter, Due, Keyset, Sort
from models.queries.case_lists.chips import NearestClock
from models.queries.case_lists.choices import FilterChoices, filter_choices
from models.queries.case_lists.found import Search
from models.queries.case_lists.pages import PAGE, CasePage, CaseRow, cases_page
from models.queries.case_lists.saved import SavedFilterRow, saved_filters
from models.queries.territory import CalledPlace

__all__ = [
    "PAGE",
    "CalledPlace",
    "CaseFilter",
    "CasePage",
    "CaseRow",
    "Due",
    "FilterChoices",
    "Keyset",
    "NearestClock",
    "SavedFilterRow",
    "Search",
    "Sort",
    "cases_page",
    "filter_choices",
    "saved_filters",
]
