"""The list of cases: what may be asked, the roads to the rows, the page."""

from models.queries.case_lists.asked import CaseFilter, Due, Keyset, Sort
from models.queries.case_lists.chips import NearestClock
from models.queries.case_lists.pages import PAGE, CasePage, CaseRow, cases_page

__all__ = ["PAGE", "CaseFilter", "CasePage", "CaseRow", "Due", "Keyset", "NearestClock", "Sort", "cases_page"]
