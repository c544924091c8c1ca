"""A process of its own that ticks as a worker of the web server does, until it is killed."""

import sys
import time

from app import create_app
from blueprints.jobs import start_scheduler
from tests.engines.application import SETTINGS


def main(url: str, lock_file: str) -> None:
    """Tick five times a second over the database at `url`."""
    ticking = {"SCHEDULER": True, "TICK_SECONDS": 0.2, "LOCK_FILE": lock_file, "SQLALCHEMY_DATABASE_URI": url}
    start_scheduler(create_app({**SETTINGS, **ticking}))
    print("ticking", flush=True)
    while True:
        time.sleep(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
