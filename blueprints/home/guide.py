"""The help page: how to find one's way, and what the words mean; for everybody, in the same place on each page."""

from flask import render_template

from blueprints.edge.access import open_to_everyone
from blueprints.home.blueprint import blueprint
from blueprints.words.glossary import GLOSSARY, SHORTCUTS, TASKS


@blueprint.route("/help")
@open_to_everyone
def guide() -> str:
    """Show the help page."""
    return render_template("home/help.html", tasks=TASKS, glossary=GLOSSARY, shortcuts=SHORTCUTS)
