"""Access is closed unless opened: every view says to which act it is open."""

from flask import Flask


def test_every_view_says_to_whom_it_is_open(app: Flask) -> None:
    unmarked = [
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint != "static" and not hasattr(view, "open_to")
    ]
    assert unmarked == []
