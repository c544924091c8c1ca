"""Numbers in the path of an address: all of them are ids, none larger than a row can bear."""

from flask import Flask
from werkzeug.routing import IntegerConverter

from models.ids import row_id


class RowIdConverter(IntegerConverter):
    """Read `<int:…>`; an id that no row can bear goes through the same door as one that no row has."""

    def to_python(self, value: str) -> int:
        """Return the number of an address."""
        return row_id(value)


def register(app: Flask) -> None:
    """Put the bounded number in the place of the library's; before any route is added."""
    app.url_map.converters["int"] = RowIdConverter
