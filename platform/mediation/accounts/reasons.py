"""Why an account, a password or an appointment is refused."""

from mediation.verdict import ReasonCode


class AccountReason(ReasonCode):
    """Reasons of sign-in and of the administration of accounts."""

    LOGIN_FORM = "login_form"
    LOGIN_TAKEN = "login_taken"
    DISPLAY_NAME_FORM = "display_name_form"
    PASSWORD_TOO_SHORT = "password_too_short"
    PASSWORD_TOO_LONG = "password_too_long"
    PASSWORD_TOO_PLAIN = "password_too_plain"
    PASSWORD_NAMES_LOGIN = "password_names_login"
    PASSWORD_UNCHANGED = "password_unchanged"
    CURRENT_PASSWORD_WRONG = "current_password_wrong"
    SIGN_IN_WRONG = "sign_in_wrong"
    SIGN_IN_LOCKED = "sign_in_locked"
    OWN_APPOINTMENT = "own_appointment"
    OWN_ACCOUNT_CLOSED = "own_account_closed"
    ACCOUNT_CLOSED = "account_closed"
    APPOINTMENT_PERIOD = "appointment_period"
    APPOINTMENT_TWICE = "appointment_twice"
    DEPUTY_OF_ONESELF = "deputy_of_oneself"
    PRINCIPAL_WITHOUT_POST = "principal_without_post"
    APPOINTMENT_END_DAY = "appointment_end_day"
    APPOINTMENT_ENDED = "appointment_ended"
    POST_TITLE_FORM = "post_title_form"
