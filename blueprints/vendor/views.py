"""Serve assets for ever under versioned addresses, and give templates those addresses."""

from pathlib import Path

from flask import Blueprint, abort, current_app, request, url_for
from werkzeug.wrappers import Response

from blueprints.edge.access import open_to_everyone
from blueprints.vendor.assets import Asset, fingerprint, script, script_version, static_asset

blueprint = Blueprint("vendor", __name__, url_prefix="/vendor")

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@blueprint.get("/<name>")
@open_to_everyone
def vendor_script(name: str) -> Response:
    """Send a whitelisted third-party script."""
    return _send(script(name), current=request.args.get("v") == script_version(name))


# The version stands in the path, not in the query, so that a module's relative imports carry it on.
@blueprint.get("/look/<version>/<path:name>")
@open_to_everyone
def look(version: str, name: str) -> Response:
    """Send one of our own stylesheets, scripts or images."""
    folder = _static_folder()
    return _send(static_asset(folder, name), current=version == fingerprint(folder))


@blueprint.app_template_global("asset")
def asset(name: str) -> str:
    """Return the address of a static file such as `css/base.css`."""
    return url_for("vendor.look", version=fingerprint(_static_folder()), name=name)


@blueprint.app_template_global("vendor_asset")
def vendor_asset(name: str) -> str:
    """Return the address of a whitelisted third-party script such as `htmx-2.min.js`."""
    return url_for("vendor.vendor_script", name=name, v=script_version(name))


def _static_folder() -> Path:
    return Path(str(current_app.static_folder))


def _send(found: Asset | None, *, current: bool) -> Response:
    if found is None:
        abort(404)
    packed = found.gzipped if "gzip" in request.accept_encodings else None
    response = Response(packed or found.plain, mimetype=found.media_type)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOR_EVER if current else ASK_AGAIN
    return response
