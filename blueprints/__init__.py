"""HTTP, words, forms and jobs: one package per feature, registered here by name."""

from importlib import import_module

from flask import Flask

FEATURES = (
    "vendor",
    "accounts",
    "organisations",
    "territory",
    "clocks",
    "parameters",
    "exceptions",
    "reception",
    "cases",
    "handovers",
    "home",
    "citizens",
    "documents",
    "record",
    "api",
)
"""Every feature's package offers `blueprint`; some add `register_commands(app)`."""

WITHOUT_PAGES = ("keys",)
"""Features of the command line alone: they offer `register_commands(app)`."""


def register(app: Flask) -> None:
    """Give the application its edge: language, sign-in, security, pages and commands."""
    for part in ("addresses", "language", "security", "access", "answers", "faults", "page"):
        import_module(f"blueprints.edge.{part}").register(app)
    for name in FEATURES:
        feature = import_module(f"blueprints.{name}")
        app.register_blueprint(feature.blueprint)
        if hasattr(feature, "register_commands"):
            feature.register_commands(app)
    for name in WITHOUT_PAGES:
        import_module(f"blueprints.{name}").register_commands(app)
