"""Put the fixtures together; each subject has its file in tests/fixtures/."""

import os
import tempfile

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.fixtures.availability",
    "tests.fixtures.clock",
    "tests.fixtures.application",
    "tests.fixtures.browser",
    "tests.fixtures.databases",
    "tests.fixtures.desks",
    "tests.fixtures.desk",
    "tests.fixtures.people",
    "tests.fixtures.programs",
    "tests.fixtures.sealing",
    "tests.fixtures.worlds",
]

# Before config.py is read: no test may find, or write beside, a database somebody works with.
os.environ.pop("DATABASE_URL", None)
_instance = tempfile.TemporaryDirectory(prefix="fq-instance-")
os.environ["FENGQIAO_INSTANCE"] = _instance.name

# Two cores shared with browsers and servers: a slow example says nothing about the code.
settings.register_profile("fengqiao", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fengqiao")
