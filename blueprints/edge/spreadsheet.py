"""A table as a file for spreadsheets, in which no text can become a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, blanks before it or not."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it the usual spreadsheet reads Chinese as something else."""


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet shows as it is and never computes."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def csv_answer(head: Sequence[str], rows: Iterable[Sequence[str]], *, name: str) -> Response:
    """Return a table as a download; `name` is a plain file name without personal words."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([safe_cell(text) for text in head])
    writer.writerows([safe_cell(text) for text in row] for row in rows)
    answer = Response(BYTE_ORDER_MARK + file.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
