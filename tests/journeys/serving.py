"""A server that can be switched off and on again at the same address."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from tests.engines.application import build_app, let_go

if TYPE_CHECKING:
    from tests.fixtures.clock import Clock


class House:
    """The application over one database, served on loopback; `stop` and `start` are a restart of the machine."""

    def __init__(self, url: str, clock: Clock) -> None:
        self._url, self._clock = url, clock
        self.port = 0
        self._app: Any = None
        self._server: Any = None

    @property
    def address(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Put a new application together and serve it, at the former address if there was one."""
        from werkzeug.serving import make_server

        self._app = build_app(self._url, now=self._clock)
        self._server = make_server("127.0.0.1", self.port, self._app, threaded=True)
        self.port = self._server.server_port
        serve = self._server.serve_forever
        threading.Thread(target=serve, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Stop serving and forget everything that is not in the database."""
        self._server.shutdown()
        self._server.server_close()
        let_go(self._app)
