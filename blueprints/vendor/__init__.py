"""Stylesheets, scripts and htmx, under addresses that change when their content changes."""

from blueprints.vendor.views import blueprint

__all__ = ["blueprint"]
