"""Divisions of the country with their validity (RULEBOOK 10.1)."""

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base


class Division(Base):
    """One division from province (level 1) to village (level 5); the key is level + code + first day."""

    __tablename__ = "divisions"
    __table_args__ = (
        UniqueConstraint("level", "code12", "valid_from", name="uq_divisions_key"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level"),
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="period"),
        Index("ix_divisions_short_name", "short_name"),
        Index("ix_divisions_path", "path"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    level: Mapped[int] = mapped_column(Integer)
    code12: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(120))
    short_name: Mapped[str] = mapped_column(String(120))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("divisions.id"), index=True)
    path: Mapped[str] = mapped_column(String(80))
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
