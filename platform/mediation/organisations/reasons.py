"""Why a change to an organisation is refused."""

from mediation.verdict import ReasonCode


class OrganisationReason(ReasonCode):
    """Reasons of the administration of organisations."""

    NAME_FORM = "organisation_name_form"
    CODE_FORM = "organisation_code_form"
    CODE_TAKEN = "organisation_code_taken"
    KIND_FROM_DIVISIONS = "organisation_kind_from_divisions"
    ENDED = "organisation_ended"
    END_BEFORE_BEGINNING = "organisation_end_before_beginning"
    END_IN_FUTURE = "organisation_end_in_future"
    STANDS_ABOVE_OTHERS = "organisation_stands_above_others"
    HOLDS_CASES = "organisation_holds_cases"
    SUCCEEDS_ITSELF = "organisation_succeeds_itself"
    SUCCESSOR_ENDED = "organisation_successor_ended"
    SUCCESSOR_BELOW = "organisation_successor_below"
    OTHER_COUNTY = "organisation_other_county"
    EDGE_EXISTS = "organisation_edge_exists"
    EDGE_ENDED = "organisation_edge_ended"
    POINT_INCOMPLETE = "organisation_point_incomplete"
    WINDOW_NUMBER_TAKEN = "organisation_window_number_taken"
    POSTING_PERIOD = "organisation_posting_period"
    POSTED_TWICE = "organisation_posted_twice"
    ACCOUNT_CLOSED = "organisation_account_closed"
