"""What is stored in the clear is written down."""

import re
from pathlib import Path

from sqlalchemy import Text

from models.tables.every import METADATA
from models.tables.personal import SealedText

PAGE = Path(__file__).resolve().parents[3] / "docs" / "decisions" / "0009-texts-in-the-clear.md"


def test_every_text_stored_in_the_clear_stands_in_the_decision_and_nothing_else() -> None:
    columns = [column for table in METADATA.sorted_tables for column in table.columns]
    clear = {f"{column.table.name}.{column.name}" for column in columns if type(column.type) in (Text, SealedText)}
    told = set(re.findall(r"`([a-z_]+\.[a-z_]+)`", PAGE.read_text(encoding="utf-8")))
    assert told == clear
