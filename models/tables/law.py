"""How every process learns that the law it holds in memory is older than the database, and that the sweep is alive."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Moment


class LawVersion(Base):
    """One row: a token drawn anew in the transaction of every change to a parameter or to the loaded calendar."""

    __tablename__ = "law_versions"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[str] = mapped_column(String(32))


class Tick(Base):
    """One row: when the scheduler's leader last went through what is due, and which process it was."""

    __tablename__ = "ticks"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment)
    leader: Mapped[str] = mapped_column(String(80))
