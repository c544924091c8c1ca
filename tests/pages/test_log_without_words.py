"""A statement that fails is logged without what people wrote."""

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from models.tables.base import db


def test_an_error_of_the_database_names_no_value(app: Flask) -> None:
    with app.app_context(), pytest.raises(SQLAlchemyError) as caught:
        db.session.execute(text("SELECT * FROM nowhere WHERE narrative = :words"), {"words": "他昨天打了我"})
    assert "打了我" not in str(caught.value)
