"""Lay the tables.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("login", sa.String(length=60), nullable=False),
        sa.Column("display_name", sa.String(length=60), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=True),
        sa.Column("session_epoch", sa.Integer(), nullable=False),
        sa.Column("last_looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("login", name=op.f("uq_accounts_login")),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("door", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
    )
    op.create_index("ix_attempts_subject", "attempts", ["door", "subject", "at"], unique=False)
    op.create_table(
        "chain_heads",
        sa.Column("chain", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_chain_heads")),
    )
    op.create_table(
        "counters",
        sa.Column("series", sa.String(length=80), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_counters")),
    )
    op.create_table(
        "divisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("code12", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("short_name", sa.String(length=120), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("path", sa.String(length=80), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_divisions_level")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_divisions_period")),
        sa.ForeignKeyConstraint(["parent_id"], ["divisions.id"], name=op.f("fk_divisions_parent_id_divisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_divisions")),
        sa.UniqueConstraint("level", "code12", "valid_from", name="uq_divisions_key"),
    )
    op.create_index(op.f("ix_divisions_parent_id"), "divisions", ["parent_id"], unique=False)
    op.create_index("ix_divisions_path", "divisions", ["path"], unique=False)
    op.create_index("ix_divisions_short_name", "divisions", ["short_name"], unique=False)
    op.create_table(
        "law_versions",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_law_versions_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_versions")),
    )
    op.create_table(
        "organisation_versions",
        sa.Column("county_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", name=op.f("pk_organisation_versions")),
    )
    op.create_table(
        "ticks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leader", sa.String(length=80), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_ticks_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticks")),
    )
    op.create_table(
        "calendar_years",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("loaded_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["loaded_by_id"], ["accounts.id"], name=op.f("fk_calendar_years_loaded_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_years")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "government",
                "petition_bureau",
                "department",
                "police",
                "court",
                "procuratorate",
                "discipline",
                "political_legal",
                "meeting_office",
                "justice_office",
                "editing_commission",
                "arbitration",
                "mass_organisation",
                "enterprise",
                "village_committee",
                "county_centre",
                "township_centre",
                "mediation_committee",
                "upper_reception",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("division_id", sa.Integer(), nullable=True),
        sa.Column("county_id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=True),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("superior_id", sa.Integer(), nullable=True),
        sa.Column("has_power", sa.Boolean(), nullable=False),
        sa.Column("line", sa.String(length=20), nullable=True),
        sa.Column("is_vertical", sa.Boolean(), nullable=False),
        sa.Column("is_principal", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("succeeded_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(successor_id IS NULL) = (succeeded_on IS NULL)", name=op.f("ck_organisations_succession_dated")
        ),
        sa.CheckConstraint(
            "superior_id IS NULL OR superior_id <> id", name=op.f("ck_organisations_not_its_own_superior")
        ),
        sa.CheckConstraint("tier BETWEEN 0 AND 5", name=op.f("ck_organisations_tier")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_organisations_period")),
        sa.ForeignKeyConstraint(["division_id"], ["divisions.id"], name=op.f("fk_organisations_division_id_divisions")),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["organisations.id"], name=op.f("fk_organisations_successor_id_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["superior_id"], ["organisations.id"], name=op.f("fk_organisations_superior_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisations")),
        sa.UniqueConstraint("code", name=op.f("uq_organisations_code")),
    )
    op.create_index("ix_organisations_county_kind", "organisations", ["county_id", "kind"], unique=False)
    op.create_index(op.f("ix_organisations_division_id"), "organisations", ["division_id"], unique=False)
    op.create_index(op.f("ix_organisations_successor_id"), "organisations", ["successor_id"], unique=False)
    op.create_index(op.f("ix_organisations_superior_id"), "organisations", ["superior_id"], unique=False)
    op.create_index(op.f("ix_organisations_town_id"), "organisations", ["town_id"], unique=False)
    op.create_index(op.f("ix_organisations_village_id"), "organisations", ["village_id"], unique=False)
    op.create_table(
        "parameters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("county_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["set_by_id"], ["accounts.id"], name=op.f("fk_parameters_set_by_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parameters")),
    )
    op.create_index("uq_parameters_key", "parameters", ["county_id", "key", "from_on"], unique=True)
    op.create_table(
        "saved_filters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_saved_filters_account_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filters")),
    )
    op.create_index(op.f("ix_saved_filters_account_id"), "saved_filters", ["account_id"], unique=False)
    op.create_table(
        "calendar_days",
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("is_workday", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["year"], ["calendar_years.year"], name=op.f("fk_calendar_days_year_calendar_years")),
        sa.PrimaryKeyConstraint("on_date", name=op.f("pk_calendar_days")),
    )
    op.create_index(op.f("ix_calendar_days_year"), "calendar_days", ["year"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("national_number", sa.String(length=38), nullable=True),
        sa.Column("query_code", sa.Text(), nullable=False),
        sa.Column("query_code_blind", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("narrative", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "dispute",
                "claim",
                "suggestion",
                "accusation",
                "inquiry",
                "thanks",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("branch", sa.Integer(), nullable=True),
        sa.Column("route", sa.String(length=40), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "visit",
                "letter",
                "phone",
                "web",
                "fax",
                "hotline",
                "assigned",
                "grid_report",
                "own_initiative",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "secrecy",
            sa.Enum("A", "B", "D", name="secrecy", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "stage",
            sa.Enum(
                "registered",
                "guided",
                "not_accepted",
                "no_longer_accepted",
                "owner_pending",
                "transferred",
                "routed",
                "notified",
                "accepted",
                "handling",
                "mediating",
                "drafted",
                "issued",
                "served",
                "concluded",
                "merged",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("county_id", sa.Integer(), nullable=False),
        sa.Column("town_id", sa.Integer(), nullable=True),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("place_detail", sa.Text(), nullable=True),
        sa.Column("competent_id", sa.Integer(), nullable=True),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("holder_open", sa.Integer(), nullable=False),
        sa.Column("first_receiver_id", sa.Integer(), nullable=False),
        sa.Column("first_contact_on", sa.Date(), nullable=True),
        sa.Column(
            "procedure",
            sa.Enum(
                "ordinary",
                "simplified",
                "mediation",
                "review",
                "rereview",
                name="procedure",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("is_first", sa.Boolean(), nullable=False),
        sa.Column("no_address", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("lawful_level", sa.Boolean(), nullable=False),
        sa.Column("skip_levels", sa.Integer(), nullable=False),
        sa.Column("rule_version", sa.String(length=20), nullable=False),
        sa.CheckConstraint("branch IS NULL OR kind = 'claim'", name=op.f("ck_cases_only_claims_have_branches")),
        sa.CheckConstraint("branch IS NULL OR branch BETWEEN 1 AND 6", name=op.f("ck_cases_branch")),
        sa.CheckConstraint("holder_open = 1", name=op.f("ck_cases_always_held")),
        sa.CheckConstraint("persons >= 0", name=op.f("ck_cases_persons")),
        sa.ForeignKeyConstraint(
            ["competent_id"], ["organisations.id"], name=op.f("fk_cases_competent_id_organisations")
        ),
        sa.ForeignKeyConstraint(["county_id"], ["divisions.id"], name=op.f("fk_cases_county_id_divisions")),
        sa.ForeignKeyConstraint(
            ["first_receiver_id"], ["accounts.id"], name=op.f("fk_cases_first_receiver_id_accounts")
        ),
        sa.ForeignKeyConstraint(["holder_id"], ["organisations.id"], name=op.f("fk_cases_holder_id_organisations")),
        sa.ForeignKeyConstraint(
            ["id", "holder_id", "holder_open"],
            ["holdings.case_id", "holdings.organisation_id", "holdings.is_open"],
            name="fk_cases_exactly_one_holder",
            initially="DEFERRED",
            deferrable=True,
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(["town_id"], ["divisions.id"], name=op.f("fk_cases_town_id_divisions")),
        sa.ForeignKeyConstraint(["village_id"], ["divisions.id"], name=op.f("fk_cases_village_id_divisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("number", name=op.f("uq_cases_number")),
        sa.UniqueConstraint("query_code_blind", name=op.f("uq_cases_query_code_blind")),
    )
    op.create_index(op.f("ix_cases_competent_id"), "cases", ["competent_id"], unique=False)
    op.create_index("ix_cases_county", "cases", ["county_id", "id"], unique=False)
    op.create_index(op.f("ix_cases_first_receiver_id"), "cases", ["first_receiver_id"], unique=False)
    op.create_index("ix_cases_holder", "cases", ["holder_id", "id"], unique=False)
    op.create_index("ix_cases_stage", "cases", ["county_id", "stage", "id"], unique=False)
    op.create_index("ix_cases_town", "cases", ["town_id", "id"], unique=False)
    op.create_index("ix_cases_village", "cases", ["village_id", "id"], unique=False)
    op.create_table(
        "organisation_edges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "superior",
                "review",
                "route",
                "exception",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind <> 'superior'", name=op.f("ck_organisation_edges_superior_stands_on_the_organisation")
        ),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_organisation_edges_no_loop")),
        sa.ForeignKeyConstraint(
            ["from_id"], ["organisations.id"], name=op.f("fk_organisation_edges_from_id_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["organisations.id"], name=op.f("fk_organisation_edges_to_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_edges")),
        sa.UniqueConstraint("kind", "from_id", "to_id", "ground", "valid_from", name="uq_organisation_edges_key"),
    )
    op.create_index(op.f("ix_organisation_edges_from_id"), "organisation_edges", ["from_id"], unique=False)
    op.create_index(op.f("ix_organisation_edges_to_id"), "organisation_edges", ["to_id"], unique=False)
    op.create_table(
        "posts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "village_mediator",
                "township_staff",
                "county_window",
                "department_handler",
                "department_head",
                "meeting_office",
                "leader",
                "supervisor",
                "discipline_officer",
                "expert",
                "administrator",
                "auditor",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_posts_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    op.create_index("ix_posts_organisation_role", "posts", ["organisation_id", "role"], unique=False)
    op.create_table(
        "reception_points",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("web", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_reception_points_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_reception_points")),
    )
    op.create_table(
        "windows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_windows_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_windows")),
        sa.UniqueConstraint("organisation_id", "number", name="uq_windows_number"),
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("acting_for_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "acting_for_id IS NULL OR acting_for_id <> account_id", name=op.f("ck_appointments_acts_for_another")
        ),
        sa.CheckConstraint("to_on IS NULL OR to_on > from_on", name=op.f("ck_appointments_period")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_appointments_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["acting_for_id"], ["accounts.id"], name=op.f("fk_appointments_acting_for_id_accounts")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_appointments_post_id_posts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
    )
    op.create_index(op.f("ix_appointments_account_id"), "appointments", ["account_id"], unique=False)
    op.create_index(op.f("ix_appointments_post_id"), "appointments", ["post_id"], unique=False)
    op.create_table(
        "case_access",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_case_access_account_id_accounts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_access_case_id_cases")),
        sa.PrimaryKeyConstraint("case_id", "account_id", name=op.f("pk_case_access")),
    )
    op.create_index("ix_case_access_account", "case_access", ["account_id", "case_id"], unique=False)
    op.create_table(
        "case_accused",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "organisation_id IS NOT NULL OR account_id IS NOT NULL", name=op.f("ck_case_accused_somebody")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_case_accused_account_id_accounts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_accused_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_case_accused_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_accused")),
    )
    op.create_index(op.f("ix_case_accused_account_id"), "case_accused", ["account_id"], unique=False)
    op.create_index(op.f("ix_case_accused_case_id"), "case_accused", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_accused_organisation_id"), "case_accused", ["organisation_id"], unique=False)
    op.create_table(
        "case_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "related",
                "same_root",
                "split_from",
                "merged_into",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("moved", sa.Text(), nullable=True),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("linked_by_id", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("case_id <> other_id", name=op.f("ck_case_links_two_cases")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_links_case_id_cases")),
        sa.ForeignKeyConstraint(["linked_by_id"], ["accounts.id"], name=op.f("fk_case_links_linked_by_id_accounts")),
        sa.ForeignKeyConstraint(["other_id"], ["cases.id"], name=op.f("fk_case_links_other_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_links")),
    )
    op.create_index(op.f("ix_case_links_case_id"), "case_links", ["case_id"], unique=False)
    op.create_index("ix_case_links_other", "case_links", ["other_id"], unique=False)
    op.create_table(
        "case_parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "applicant", "respondent", "third", name="side", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "self",
                "representative",
                "joint",
                "agent",
                "guardian",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "nature",
            sa.Enum(
                "person",
                "organisation",
                "anonymous",
                name="nature",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("name_blind", sa.String(length=32), nullable=True),
        sa.Column("id_number", sa.Text(), nullable=True),
        sa.Column("id_blind", sa.String(length=32), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("phone_blind", sa.String(length=32), nullable=True),
        sa.Column("phone_tail_blind", sa.String(length=32), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("division_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("represents_id", sa.Integer(), nullable=True),
        sa.Column(
            "id_kind",
            sa.Enum(
                "citizen_id",
                "credit_code",
                "other",
                "none",
                name="id_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("born_on", sa.Text(), nullable=True),
        sa.Column("lacks_capacity", sa.Boolean(), nullable=False),
        sa.Column(
            "agent_tie",
            sa.Enum(
                "near_relative_or_staff",
                "recommended",
                "lawyer",
                name="agent_tie",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.CheckConstraint(
            "represents_id IS NULL OR role IN ('agent', 'guardian')", name=op.f("ck_case_parties_only_agents_represent")
        ),
        sa.CheckConstraint(
            "role <> 'agent' OR agent_tie IS NOT NULL", name=op.f("ck_case_parties_agents_show_their_tie")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_parties_case_id_cases")),
        sa.ForeignKeyConstraint(["division_id"], ["divisions.id"], name=op.f("fk_case_parties_division_id_divisions")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_case_parties_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["represents_id"], ["case_parties.id"], name=op.f("fk_case_parties_represents_id_case_parties")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_parties")),
    )
    op.create_index(op.f("ix_case_parties_case_id"), "case_parties", ["case_id"], unique=False)
    op.create_index("ix_case_parties_id", "case_parties", ["id_blind", "case_id"], unique=False)
    op.create_index("ix_case_parties_name", "case_parties", ["name_blind", "case_id"], unique=False)
    op.create_index("ix_case_parties_phone", "case_parties", ["phone_blind", "case_id"], unique=False)
    op.create_index("ix_case_parties_tail", "case_parties", ["phone_tail_blind", "case_id"], unique=False)
    op.create_table(
        "classifications",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "dispute",
                "claim",
                "suggestion",
                "accusation",
                "inquiry",
                "thanks",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("branch", sa.Integer(), nullable=True),
        sa.Column("route", sa.String(length=40), nullable=True),
        sa.Column("suggested", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_classifications_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["confirmed_by_id"], ["accounts.id"], name=op.f("fk_classifications_confirmed_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classifications")),
    )
    op.create_index(op.f("ix_classifications_case_id"), "classifications", ["case_id"], unique=False)
    op.create_table(
        "conclusions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("concluded_on", sa.Date(), nullable=False),
        sa.Column("concluded_by_id", sa.Integer(), nullable=False),
        sa.Column("resolved", sa.Boolean(), nullable=False),
        sa.Column("dispositions", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_conclusions_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["concluded_by_id"], ["accounts.id"], name=op.f("fk_conclusions_concluded_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusions")),
    )
    op.create_index(op.f("ix_conclusions_case_id"), "conclusions", ["case_id"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("contacted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "method IN ('meeting', 'phone', 'video', 'message', 'home')", name=op.f("ck_contacts_method")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_contacts_account_id_accounts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_contacts_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_contacts_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    op.create_index(op.f("ix_contacts_case_id"), "contacts", ["case_id"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("from_case_id", sa.Integer(), nullable=True),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("account_id IS NOT NULL OR organisation_id IS NOT NULL", name=op.f("ck_drafts_somebodys")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_drafts_account_id_accounts")),
        sa.ForeignKeyConstraint(["from_case_id"], ["cases.id"], name=op.f("fk_drafts_from_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_drafts_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["updated_by_id"], ["accounts.id"], name=op.f("fk_drafts_updated_by_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("key", name="uq_drafts_key"),
    )
    op.create_index("ix_drafts_account", "drafts", ["account_id", "updated_at"], unique=False)
    op.create_index("ix_drafts_organisation", "drafts", ["organisation_id", "updated_at"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_notices_account_id_accounts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_notices_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_notices_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("key", name="uq_notices_key"),
    )
    op.create_index("ix_notices_account", "notices", ["account_id", "id"], unique=False)
    op.create_index(op.f("ix_notices_case_id"), "notices", ["case_id"], unique=False)
    op.create_index("ix_notices_organisation", "notices", ["organisation_id", "id"], unique=False)
    op.create_index("ix_notices_raised", "notices", ["organisation_id", "raised_at"], unique=False)
    op.create_table(
        "proceedings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "ordinary",
                "simplified",
                "mediation",
                "review",
                "rereview",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.CheckConstraint("closed_at IS NULL OR closed_at >= opened_at", name=op.f("ck_proceedings_period")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_proceedings_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_proceedings_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceedings")),
    )
    op.create_index(op.f("ix_proceedings_case_id"), "proceedings", ["case_id"], unique=False)
    op.create_index(op.f("ix_proceedings_organisation_id"), "proceedings", ["organisation_id"], unique=False)
    op.create_table(
        "queue_tickets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("matter", sa.Text(), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("called_by_id", sa.Integer(), nullable=True),
        sa.Column("window_id", sa.Integer(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "finished_at IS NULL OR called_at IS NOT NULL", name=op.f("ck_queue_tickets_called_before_finished")
        ),
        sa.ForeignKeyConstraint(["called_by_id"], ["accounts.id"], name=op.f("fk_queue_tickets_called_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_queue_tickets_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name=op.f("fk_queue_tickets_window_id_windows")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue_tickets")),
        sa.UniqueConstraint("organisation_id", "drawn_on", "number", name="uq_queue_tickets_number"),
    )
    op.create_index(
        "ix_queue_tickets_open",
        "queue_tickets",
        ["organisation_id", "drawn_on", "number"],
        unique=False,
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "record_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chain", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("tag", sa.String(length=40), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("acting_for_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["acting_for_id"], ["accounts.id"], name=op.f("fk_record_entries_acting_for_id_accounts")
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["accounts.id"], name=op.f("fk_record_entries_actor_id_accounts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_record_entries_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_record_entries_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_entries")),
        sa.UniqueConstraint("chain", "number", name="uq_record_entries_number"),
    )
    op.create_index("ix_record_entries_case", "record_entries", ["case_id", "id"], unique=False)
    op.create_table(
        "urgent_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_by_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("police_called", sa.Boolean(), nullable=False),
        sa.Column("ambulance_called", sa.Boolean(), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by_id", sa.Integer(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_by_id", sa.Integer(), nullable=True),
        sa.Column("reported_to", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["acknowledged_by_id"], ["accounts.id"], name=op.f("fk_urgent_reports_acknowledged_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_urgent_reports_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["raised_by_id"], ["accounts.id"], name=op.f("fk_urgent_reports_raised_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["reported_by_id"], ["accounts.id"], name=op.f("fk_urgent_reports_reported_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urgent_reports")),
    )
    op.create_index(op.f("ix_urgent_reports_case_id"), "urgent_reports", ["case_id"], unique=False)
    op.create_index(
        "ix_urgent_reports_unanswered",
        "urgent_reports",
        ["id"],
        unique=False,
        sqlite_where=sa.text("acknowledged_at IS NULL"),
        postgresql_where=sa.text("acknowledged_at IS NULL"),
    )
    op.create_table(
        "window_postings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('permanent', 'rotating')", name=op.f("ck_window_postings_kind")),
        sa.CheckConstraint("to_on IS NULL OR to_on > from_on", name=op.f("ck_window_postings_period")),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_window_postings_account_id_accounts")),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["organisations.id"], name=op.f("fk_window_postings_sent_by_id_organisations")
        ),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name=op.f("fk_window_postings_window_id_windows")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_window_postings")),
    )
    op.create_index(op.f("ix_window_postings_account_id"), "window_postings", ["account_id"], unique=False)
    op.create_index(op.f("ix_window_postings_window_id"), "window_postings", ["window_id"], unique=False)
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("window_id", sa.Integer(), nullable=True),
        sa.Column("ticket_id", sa.Integer(), nullable=True),
        sa.Column(
            "channel",
            sa.Enum(
                "visit",
                "letter",
                "phone",
                "web",
                "fax",
                "hotline",
                "assigned",
                "grid_report",
                "own_initiative",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by_id", sa.Integer(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("is_repeat", sa.Boolean(), nullable=False),
        sa.Column("interview_declined", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Text(), nullable=True),
        sa.Column("lawful_level", sa.Boolean(), nullable=False),
        sa.Column("skip_levels", sa.Integer(), nullable=False),
        sa.Column("submission_key", sa.String(length=64), nullable=False),
        sa.CheckConstraint("persons >= 0", name=op.f("ck_visits_persons")),
        sa.CheckConstraint("skip_levels >= 0", name=op.f("ck_visits_skip_levels")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_visits_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_visits_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["registered_by_id"], ["accounts.id"], name=op.f("fk_visits_registered_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["queue_tickets.id"], name=op.f("fk_visits_ticket_id_queue_tickets")),
        sa.ForeignKeyConstraint(["window_id"], ["windows.id"], name=op.f("fk_visits_window_id_windows")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        sa.UniqueConstraint("submission_key", name=op.f("uq_visits_submission_key")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_visits_ticket_id")),
    )
    op.create_index(op.f("ix_visits_case_id"), "visits", ["case_id"], unique=False)
    op.create_index("ix_visits_day", "visits", ["organisation_id", "registered_at"], unique=False)
    op.create_index("ix_visits_point", "visits", ["organisation_id", "id"], unique=False)
    op.create_index("ix_visits_point_case", "visits", ["organisation_id", "case_id"], unique=False)
    op.create_index(op.f("ix_visits_registered_by_id"), "visits", ["registered_by_id"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "receipt",
                "guide_slip",
                "transfer_letter",
                "assignment_letter",
                "notice",
                "not_accepted_notice",
                "route_notice",
                "objection",
                "objection_decision",
                "extension_notice",
                "opinion",
                "service_proof",
                "supervision_order",
                "answer",
                "correction_notice",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_documents_number")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_documents_case_id_cases")),
        sa.ForeignKeyConstraint(["made_by_id"], ["accounts.id"], name=op.f("fk_documents_made_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_documents_organisation_id_organisations")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_documents_visit_id_visits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("organisation_id", "kind", "year", "number", name="uq_documents_number"),
    )
    op.create_index(op.f("ix_documents_case_id"), "documents", ["case_id"], unique=False)
    op.create_index(op.f("ix_documents_visit_id"), "documents", ["visit_id"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "accepted",
                "accepted_by_exception",
                "guided",
                "not_accepted",
                "no_longer_accepted",
                name="decision",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("rule_version", sa.String(length=20), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_judgements_visit_id_visits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_visit_id"), "judgements", ["visit_id"], unique=False)
    op.create_table(
        "skip_exceptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(length=4), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("claimed_by_id", sa.Integer(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.CheckConstraint("ground IN ('X1', 'X2', 'X3', 'X4', 'X5', 'X6')", name=op.f("ck_skip_exceptions_ground")),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR approved_by_id <> claimed_by_id", name=op.f("ck_skip_exceptions_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["accounts.id"], name=op.f("fk_skip_exceptions_approved_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"], ["accounts.id"], name=op.f("fk_skip_exceptions_claimed_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_skip_exceptions_visit_id_visits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skip_exceptions")),
    )
    op.create_index(
        "ix_skip_exceptions_undecided",
        "skip_exceptions",
        ["id"],
        unique=False,
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_index(op.f("ix_skip_exceptions_visit_id"), "skip_exceptions", ["visit_id"], unique=False)
    op.create_table(
        "hand_overs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "transfer",
                "assignment",
                "guidance",
                "hand_up",
                "hand_down",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "offered",
                "accepted",
                "objected",
                "returned",
                "revoked",
                "lapsed",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=10), nullable=False),
        sa.Column("ground", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_by_id", sa.Integer(), nullable=False),
        sa.Column("report_due_on", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answer_reason", sa.Text(), nullable=True),
        sa.Column("objected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("objected_by_id", sa.Integer(), nullable=True),
        sa.Column("objection_reason", sa.Text(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state <> 'objected') OR (objected_at IS NOT NULL)", name=op.f("ck_hand_overs_objection_dated")
        ),
        sa.CheckConstraint("direction IN ('up', 'down', 'across')", name=op.f("ck_hand_overs_direction")),
        sa.CheckConstraint("from_id <> to_id", name=op.f("ck_hand_overs_two_organisations")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["accounts.id"], name=op.f("fk_hand_overs_answered_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_hand_overs_case_id_cases")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_hand_overs_document_id_documents")),
        sa.ForeignKeyConstraint(["from_id"], ["organisations.id"], name=op.f("fk_hand_overs_from_id_organisations")),
        sa.ForeignKeyConstraint(
            ["objected_by_id"], ["accounts.id"], name=op.f("fk_hand_overs_objected_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["offered_by_id"], ["accounts.id"], name=op.f("fk_hand_overs_offered_by_id_accounts")),
        sa.ForeignKeyConstraint(["to_id"], ["organisations.id"], name=op.f("fk_hand_overs_to_id_organisations")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
    )
    op.create_index(op.f("ix_hand_overs_case_id"), "hand_overs", ["case_id"], unique=False)
    op.create_index("ix_hand_overs_from", "hand_overs", ["from_id", "state"], unique=False)
    op.create_index("ix_hand_overs_from_case", "hand_overs", ["from_id", "case_id"], unique=False)
    op.create_index("ix_hand_overs_to", "hand_overs", ["to_id", "state"], unique=False)
    op.create_index("ix_hand_overs_to_case", "hand_overs", ["to_id", "case_id"], unique=False)
    op.create_index(
        "uq_hand_overs_undecided",
        "hand_overs",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('offered', 'objected')"),
        postgresql_where=sa.text("state IN ('offered', 'objected')"),
    )
    op.create_table(
        "opinions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "supported",
                "explained",
                "not_supported",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("law_cited", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by_id", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_opinions_case_id_cases")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_opinions_document_id_documents")),
        sa.ForeignKeyConstraint(["drafted_by_id"], ["accounts.id"], name=op.f("fk_opinions_drafted_by_id_accounts")),
        sa.ForeignKeyConstraint(["issued_by_id"], ["accounts.id"], name=op.f("fk_opinions_issued_by_id_accounts")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_opinions_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinions")),
    )
    op.create_index(op.f("ix_opinions_case_id"), "opinions", ["case_id"], unique=False)
    op.create_table(
        "services",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "in_person",
                "post",
                "electronic",
                "left_with_witness",
                name="method",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("served_on", sa.Date(), nullable=False),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("witness", sa.String(length=60), nullable=True),
        sa.Column("proof", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("NOT refused OR witness IS NOT NULL", name=op.f("ck_services_refusal_has_witness")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_services_case_id_cases")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_services_document_id_documents")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["accounts.id"], name=op.f("fk_services_recorded_by_id_accounts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_services")),
    )
    op.create_index(op.f("ix_services_case_id"), "services", ["case_id"], unique=False)
    op.create_index(op.f("ix_services_document_id"), "services", ["document_id"], unique=False)
    op.create_table(
        "clocks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=40), nullable=False),
        sa.Column("term_version", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("hand_over_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "running", "stopped", "cancelled", name="state", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("alarm_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("alarm_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("calendar_version", sa.String(length=20), nullable=False),
        sa.Column("alarmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("breached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hops", sa.Integer(), nullable=False),
        sa.Column("next_hop_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'running') = (stopped_at IS NULL)", name=op.f("ck_clocks_stopped_is_dated")),
        sa.CheckConstraint("hops >= 0", name=op.f("ck_clocks_hops")),
        sa.CheckConstraint(
            "next_hop_at IS NULL OR breached_at IS NOT NULL", name=op.f("ck_clocks_climbs_after_breach")
        ),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_clocks_account_id_accounts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_clocks_case_id_cases")),
        sa.ForeignKeyConstraint(["hand_over_id"], ["hand_overs.id"], name=op.f("fk_clocks_hand_over_id_hand_overs")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_clocks_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clocks")),
    )
    op.create_index(
        "ix_clocks_alarm",
        "clocks",
        ["alarm_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'running' AND alarmed_at IS NULL"),
        postgresql_where=sa.text("state = 'running' AND alarmed_at IS NULL"),
    )
    op.create_index("ix_clocks_bound", "clocks", ["organisation_id", "state", "due_at"], unique=False)
    op.create_index(
        "ix_clocks_breach",
        "clocks",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'running' AND breached_at IS NULL"),
        postgresql_where=sa.text("state = 'running' AND breached_at IS NULL"),
    )
    op.create_index(op.f("ix_clocks_case_id"), "clocks", ["case_id"], unique=False)
    op.create_index(
        "ix_clocks_due",
        "clocks",
        ["due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_index(
        "ix_clocks_hop",
        "clocks",
        ["next_hop_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'running' AND next_hop_at IS NOT NULL"),
        postgresql_where=sa.text("state = 'running' AND next_hop_at IS NOT NULL"),
    )
    op.create_table(
        "holdings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("to_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("previous_to_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_open", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(length=20), nullable=False),
        sa.Column("hand_over_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(to_at IS NULL) = (is_open IS NOT NULL)", name=op.f("ck_holdings_open_until_closed")),
        sa.CheckConstraint("is_open IS NULL OR is_open = 1", name=op.f("ck_holdings_open_is_one")),
        sa.CheckConstraint("previous_to_at IS NULL OR previous_to_at = from_at", name=op.f("ck_holdings_no_gap")),
        sa.CheckConstraint("to_at IS NULL OR to_at > from_at", name=op.f("ck_holdings_period")),
        sa.ForeignKeyConstraint(
            ["case_id", "previous_to_at"], ["holdings.case_id", "holdings.to_at"], name="fk_holdings_follow_without_gap"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_holdings_case_id_cases")),
        sa.ForeignKeyConstraint(["hand_over_id"], ["hand_overs.id"], name=op.f("fk_holdings_hand_over_id_hand_overs")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_holdings_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holdings")),
        sa.UniqueConstraint("case_id", "from_at", name="uq_holdings_from"),
        sa.UniqueConstraint("case_id", "is_open", name="uq_holdings_one_open"),
        sa.UniqueConstraint("case_id", "organisation_id", "is_open", name="uq_holdings_open_holder"),
        sa.UniqueConstraint("case_id", "previous_to_at", name="uq_holdings_one_follower"),
        sa.UniqueConstraint("case_id", "to_at", name="uq_holdings_to"),
    )
    op.create_index("ix_holdings_organisation", "holdings", ["organisation_id", "case_id"], unique=False)
    op.create_index(
        "uq_holdings_one_first",
        "holdings",
        ["case_id"],
        unique=True,
        sqlite_where=sa.text("previous_to_at IS NULL"),
        postgresql_where=sa.text("previous_to_at IS NULL"),
    )
    op.create_table(
        "breaches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("term", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_breaches_account_id_accounts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_breaches_case_id_cases")),
        sa.ForeignKeyConstraint(["clock_id"], ["clocks.id"], name=op.f("fk_breaches_clock_id_clocks")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("fk_breaches_organisation_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breaches")),
        sa.UniqueConstraint("clock_id", "due_on", name="uq_breaches_clock"),
    )
    op.create_index(op.f("ix_breaches_case_id"), "breaches", ["case_id"], unique=False)
    op.create_index(op.f("ix_breaches_organisation_id"), "breaches", ["organisation_id"], unique=False)
    op.create_table(
        "clock_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clock_id"], ["clocks.id"], name=op.f("fk_clock_events_clock_id_clocks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clock_events")),
        sa.UniqueConstraint("clock_id", "position", name="uq_clock_events_position"),
    )
    op.create_table(
        "exception_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("county_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("clock_id", sa.Integer(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.Column("settlement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_exception_items_case_id_cases")),
        sa.ForeignKeyConstraint(["clock_id"], ["clocks.id"], name=op.f("fk_exception_items_clock_id_clocks")),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["accounts.id"], name=op.f("fk_exception_items_settled_by_id_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exception_items")),
        sa.UniqueConstraint("key", name=op.f("uq_exception_items_key")),
    )
    op.create_index(op.f("ix_exception_items_case_id"), "exception_items", ["case_id"], unique=False)
    op.create_index("ix_exception_items_open", "exception_items", ["county_id", "settled_at", "id"], unique=False)
    op.create_table(
        "extensions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.CheckConstraint("days > 0", name=op.f("ck_extensions_days")),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["accounts.id"], name=op.f("fk_extensions_approved_by_id_accounts")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_extensions_case_id_cases")),
        sa.ForeignKeyConstraint(["clock_id"], ["clocks.id"], name=op.f("fk_extensions_clock_id_clocks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extensions")),
        sa.UniqueConstraint("clock_id", name="uq_extensions_once"),
    )
    op.create_index(op.f("ix_extensions_case_id"), "extensions", ["case_id"], unique=False)
    op.create_table(
        "supervision_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=False),
        sa.Column("to_id", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("demand", sa.Text(), nullable=False),
        sa.Column("ordered_on", sa.Date(), nullable=False),
        sa.Column("clock_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_supervision_orders_case_id_cases")),
        sa.ForeignKeyConstraint(["clock_id"], ["clocks.id"], name=op.f("fk_supervision_orders_clock_id_clocks")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_supervision_orders_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["organisations.id"], name=op.f("fk_supervision_orders_from_id_organisations")
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["organisations.id"], name=op.f("fk_supervision_orders_to_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision_orders")),
    )
    op.create_index(op.f("ix_supervision_orders_case_id"), "supervision_orders", ["case_id"], unique=False)
    op.create_index(op.f("ix_supervision_orders_to_id"), "supervision_orders", ["to_id"], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    op.drop_index(op.f("ix_supervision_orders_to_id"), table_name="supervision_orders")
    op.drop_index(op.f("ix_supervision_orders_case_id"), table_name="supervision_orders")
    op.drop_table("supervision_orders")
    op.drop_index(op.f("ix_extensions_case_id"), table_name="extensions")
    op.drop_table("extensions")
    op.drop_index("ix_exception_items_open", table_name="exception_items")
    op.drop_index(op.f("ix_exception_items_case_id"), table_name="exception_items")
    op.drop_table("exception_items")
    op.drop_table("clock_events")
    op.drop_index(op.f("ix_breaches_organisation_id"), table_name="breaches")
    op.drop_index(op.f("ix_breaches_case_id"), table_name="breaches")
    op.drop_table("breaches")
    op.drop_index(
        "uq_holdings_one_first",
        table_name="holdings",
        sqlite_where=sa.text("previous_to_at IS NULL"),
        postgresql_where=sa.text("previous_to_at IS NULL"),
    )
    op.drop_index("ix_holdings_organisation", table_name="holdings")
    op.drop_table("holdings")
    op.drop_index(
        "ix_clocks_hop",
        table_name="clocks",
        sqlite_where=sa.text("state = 'running' AND next_hop_at IS NOT NULL"),
        postgresql_where=sa.text("state = 'running' AND next_hop_at IS NOT NULL"),
    )
    op.drop_index(
        "ix_clocks_due",
        table_name="clocks",
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.drop_index(op.f("ix_clocks_case_id"), table_name="clocks")
    op.drop_index(
        "ix_clocks_breach",
        table_name="clocks",
        sqlite_where=sa.text("state = 'running' AND breached_at IS NULL"),
        postgresql_where=sa.text("state = 'running' AND breached_at IS NULL"),
    )
    op.drop_index("ix_clocks_bound", table_name="clocks")
    op.drop_index(
        "ix_clocks_alarm",
        table_name="clocks",
        sqlite_where=sa.text("state = 'running' AND alarmed_at IS NULL"),
        postgresql_where=sa.text("state = 'running' AND alarmed_at IS NULL"),
    )
    op.drop_table("clocks")
    op.drop_index(op.f("ix_services_document_id"), table_name="services")
    op.drop_index(op.f("ix_services_case_id"), table_name="services")
    op.drop_table("services")
    op.drop_index(op.f("ix_opinions_case_id"), table_name="opinions")
    op.drop_table("opinions")
    op.drop_index(
        "uq_hand_overs_undecided",
        table_name="hand_overs",
        sqlite_where=sa.text("state IN ('offered', 'objected')"),
        postgresql_where=sa.text("state IN ('offered', 'objected')"),
    )
    op.drop_index("ix_hand_overs_to_case", table_name="hand_overs")
    op.drop_index("ix_hand_overs_to", table_name="hand_overs")
    op.drop_index("ix_hand_overs_from_case", table_name="hand_overs")
    op.drop_index("ix_hand_overs_from", table_name="hand_overs")
    op.drop_index(op.f("ix_hand_overs_case_id"), table_name="hand_overs")
    op.drop_table("hand_overs")
    op.drop_index(op.f("ix_skip_exceptions_visit_id"), table_name="skip_exceptions")
    op.drop_index(
        "ix_skip_exceptions_undecided",
        table_name="skip_exceptions",
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.drop_table("skip_exceptions")
    op.drop_index(op.f("ix_judgements_visit_id"), table_name="judgements")
    op.drop_table("judgements")
    op.drop_index(op.f("ix_documents_visit_id"), table_name="documents")
    op.drop_index(op.f("ix_documents_case_id"), table_name="documents")
    op.drop_table("documents")
    op.drop_index(op.f("ix_visits_registered_by_id"), table_name="visits")
    op.drop_index("ix_visits_point_case", table_name="visits")
    op.drop_index("ix_visits_point", table_name="visits")
    op.drop_index("ix_visits_day", table_name="visits")
    op.drop_index(op.f("ix_visits_case_id"), table_name="visits")
    op.drop_table("visits")
    op.drop_index(op.f("ix_window_postings_window_id"), table_name="window_postings")
    op.drop_index(op.f("ix_window_postings_account_id"), table_name="window_postings")
    op.drop_table("window_postings")
    op.drop_index(
        "ix_urgent_reports_unanswered",
        table_name="urgent_reports",
        sqlite_where=sa.text("acknowledged_at IS NULL"),
        postgresql_where=sa.text("acknowledged_at IS NULL"),
    )
    op.drop_index(op.f("ix_urgent_reports_case_id"), table_name="urgent_reports")
    op.drop_table("urgent_reports")
    op.drop_index("ix_record_entries_case", table_name="record_entries")
    op.drop_table("record_entries")
    op.drop_index(
        "ix_queue_tickets_open",
        table_name="queue_tickets",
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.drop_table("queue_tickets")
    op.drop_index(op.f("ix_proceedings_organisation_id"), table_name="proceedings")
    op.drop_index(op.f("ix_proceedings_case_id"), table_name="proceedings")
    op.drop_table("proceedings")
    op.drop_index("ix_notices_raised", table_name="notices")
    op.drop_index("ix_notices_organisation", table_name="notices")
    op.drop_index(op.f("ix_notices_case_id"), table_name="notices")
    op.drop_index("ix_notices_account", table_name="notices")
    op.drop_table("notices")
    op.drop_index("ix_drafts_organisation", table_name="drafts")
    op.drop_index("ix_drafts_account", table_name="drafts")
    op.drop_table("drafts")
    op.drop_index(op.f("ix_contacts_case_id"), table_name="contacts")
    op.drop_table("contacts")
    op.drop_index(op.f("ix_conclusions_case_id"), table_name="conclusions")
    op.drop_table("conclusions")
    op.drop_index(op.f("ix_classifications_case_id"), table_name="classifications")
    op.drop_table("classifications")
    op.drop_index("ix_case_parties_tail", table_name="case_parties")
    op.drop_index("ix_case_parties_phone", table_name="case_parties")
    op.drop_index("ix_case_parties_name", table_name="case_parties")
    op.drop_index("ix_case_parties_id", table_name="case_parties")
    op.drop_index(op.f("ix_case_parties_case_id"), table_name="case_parties")
    op.drop_table("case_parties")
    op.drop_index("ix_case_links_other", table_name="case_links")
    op.drop_index(op.f("ix_case_links_case_id"), table_name="case_links")
    op.drop_table("case_links")
    op.drop_index(op.f("ix_case_accused_organisation_id"), table_name="case_accused")
    op.drop_index(op.f("ix_case_accused_case_id"), table_name="case_accused")
    op.drop_index(op.f("ix_case_accused_account_id"), table_name="case_accused")
    op.drop_table("case_accused")
    op.drop_index("ix_case_access_account", table_name="case_access")
    op.drop_table("case_access")
    op.drop_index(op.f("ix_appointments_post_id"), table_name="appointments")
    op.drop_index(op.f("ix_appointments_account_id"), table_name="appointments")
    op.drop_table("appointments")
    op.drop_table("windows")
    op.drop_table("reception_points")
    op.drop_index("ix_posts_organisation_role", table_name="posts")
    op.drop_table("posts")
    op.drop_index(op.f("ix_organisation_edges_to_id"), table_name="organisation_edges")
    op.drop_index(op.f("ix_organisation_edges_from_id"), table_name="organisation_edges")
    op.drop_table("organisation_edges")
    op.drop_index("ix_cases_village", table_name="cases")
    op.drop_index("ix_cases_town", table_name="cases")
    op.drop_index("ix_cases_stage", table_name="cases")
    op.drop_index("ix_cases_holder", table_name="cases")
    op.drop_index(op.f("ix_cases_first_receiver_id"), table_name="cases")
    op.drop_index("ix_cases_county", table_name="cases")
    op.drop_index(op.f("ix_cases_competent_id"), table_name="cases")
    op.drop_table("cases")
    op.drop_index(op.f("ix_calendar_days_year"), table_name="calendar_days")
    op.drop_table("calendar_days")
    op.drop_index(op.f("ix_saved_filters_account_id"), table_name="saved_filters")
    op.drop_table("saved_filters")
    op.drop_index("uq_parameters_key", table_name="parameters")
    op.drop_table("parameters")
    op.drop_index(op.f("ix_organisations_village_id"), table_name="organisations")
    op.drop_index(op.f("ix_organisations_town_id"), table_name="organisations")
    op.drop_index(op.f("ix_organisations_superior_id"), table_name="organisations")
    op.drop_index(op.f("ix_organisations_successor_id"), table_name="organisations")
    op.drop_index(op.f("ix_organisations_division_id"), table_name="organisations")
    op.drop_index("ix_organisations_county_kind", table_name="organisations")
    op.drop_table("organisations")
    op.drop_table("calendar_years")
    op.drop_table("ticks")
    op.drop_table("organisation_versions")
    op.drop_table("law_versions")
    op.drop_index("ix_divisions_short_name", table_name="divisions")
    op.drop_index("ix_divisions_path", table_name="divisions")
    op.drop_index(op.f("ix_divisions_parent_id"), table_name="divisions")
    op.drop_table("divisions")
    op.drop_table("counters")
    op.drop_table("chain_heads")
    op.drop_index("ix_attempts_subject", table_name="attempts")
    op.drop_table("attempts")
    op.drop_table("accounts")
