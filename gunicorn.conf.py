"""How the pages are served: a few worker processes with threads, behind whatever stands in front."""

import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
# The scheduler's thread would not survive the fork, so each worker builds its own application.
preload_app = False
timeout = 60
graceful_timeout = 20
accesslog = None
errorlog = "-"
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
# It would put a socket in the home directory, shared by every gunicorn of the user.
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """Start the scheduler of a worker that is ready to serve; a lock decides which of them does the work."""
    # The master reads this file too and shall not load the application.
    from blueprints.jobs import start_scheduler

    start_scheduler(worker.app.callable)
