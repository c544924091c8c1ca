"""The session as reads and writes are given it."""

from typing import TypeAlias

from sqlalchemy.orm import Session, scoped_session

AnySession: TypeAlias = Session | scoped_session[Session]
