"""Drafts of the desk: saved as they are typed, listed, continued, handed to colleagues, compared, discarded."""

import secrets
from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.edge.access import actor_for, open_to
from blueprints.edge.moment import now
from blueprints.reception.blueprint import blueprint
from blueprints.reception.draft_content import FORM, content_of
from blueprints.reception.draft_words import draft_lines, version_lines
from blueprints.words.dates import time_words
from mediation.secrecy.acts import PageAct
from models.actor import Actor
from models.ids import row_id
from models.operations.drafts import DraftChanged, SaveDraft, discard_draft, save_draft, share_draft
from models.queries.drafts import DraftRow, drafts_of, find_draft
from models.tables.base import db
from models.unable import OutOfReach

DRAFTS = PageAct.RECEPTION_DRAFTS.value


@blueprint.route("/reception/drafts")
@open_to(DRAFTS)
def drafts() -> str:
    """List one's own drafts and those of one's organisation."""
    return render_template("reception/drafts.html", rows=draft_lines(drafts_of(db.session, _me())))


@blueprint.route("/reception/drafts", methods=["POST"])
@open_to(DRAFTS)
def save() -> Any:
    """Save the form as it stands; answers the script that watches it (docs/look.md)."""
    command = _typed(request.form.get("draft_key", ""))
    try:
        saved = save_draft(db.session, command)
    except DraftChanged as changed:
        own = kept_beside(command)
        url = url_for("reception.versions", key=command.key, own=own, _external=False)
        return jsonify(url=url, version=changed.version), 409
    return jsonify(saved_at=time_words(now()), version=saved.version)


@blueprint.route("/reception/drafts/<key>/versions")
@open_to(DRAFTS)
def versions(key: str) -> str:
    """Show both versions of a draft that two pages changed."""
    theirs, mine = _reached(key), _reached(request.args.get("own", ""))
    rows = version_lines(mine=mine.content, theirs=theirs.content)
    return render_template("reception/versions.html", rows=rows, theirs=theirs, mine=mine)


@blueprint.route("/reception/drafts/<key>/keep-mine", methods=["POST"])
@open_to(DRAFTS)
def keep_mine(key: str) -> Any:
    """Put one's own version in place of the other one, and go on with it."""
    theirs, mine = _reached(key), _reached(request.form.get("own", ""))
    command = SaveDraft(_me(), key, FORM, mine.content | {"draft_key": [key]}, theirs.version, now())
    save_draft(db.session, command)
    discard_draft(db.session, key=mine.key, actor=_me())
    return redirect(url_for("reception.register", draft=key), code=303)


@blueprint.route("/reception/drafts/<key>/share", methods=["POST"])
@open_to(DRAFTS)
def share(key: str) -> Any:
    """Let the colleagues of one's organisation go on with a draft."""
    share_draft(db.session, key=key, actor=_me())
    flash(_("草稿已交给本单位，同事也可以继续填写。"), "met")
    return redirect(url_for("reception.drafts"), code=303)


@blueprint.route("/reception/drafts/<key>/discard", methods=["POST"])
@open_to(DRAFTS)
def discard(key: str) -> Any:
    """Throw a draft away."""
    discard_draft(db.session, key=key, actor=_me())
    flash(_("草稿已删除。"), "met")
    return redirect(url_for("reception.drafts"), code=303)


def _me() -> Actor:
    return actor_for(DRAFTS)


def _typed(key: str) -> SaveDraft:
    if not 16 <= len(key) <= 64:
        raise OutOfReach
    version = request.form.get("draft_version", type=row_id) or 0
    return SaveDraft(_me(), key, FORM, content_of(request.form), version, now())


def kept_beside(command: SaveDraft) -> str:
    """Keep what was typed as a draft of its own, so that nothing is lost beside the other; return its key."""
    own = f"{command.key[:40]}-{secrets.token_hex(8)}"
    content = command.content | {"draft_key": [own]}
    save_draft(db.session, SaveDraft(command.actor, own, FORM, content, 0, command.now))
    return own


def _reached(key: str) -> DraftRow:
    found = find_draft(db.session, key=key, actor=_me())
    if found is None:
        raise OutOfReach
    return found
