"""Which revision the tables of the database are of."""

from alembic.runtime.migration import MigrationContext

from models.session import AnySession


def revision_of(session: AnySession) -> str | None:
    """Return the revision that the migrations brought the tables to, None when they laid none of them."""
    return MigrationContext.configure(session.connection()).get_current_revision()
