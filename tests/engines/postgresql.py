"""A real PostgreSQL for the tests: one that is given, or one started from the machine's own binaries."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import URL, make_url

from tests.engines.memory import roomy_memory

NOBODY = 65534
START_SECONDS = 60
DEBIAN_BINARIES = "/usr/lib/postgresql"
SETTINGS = {
    # Nothing here outlives the tests, so nothing waits for the disk.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # An autovacuum worker in a template would hold up CREATE DATABASE.
    "autovacuum": "off",
    # As production is told to run: the default 4.0 makes the planner walk primary keys.
    "random_page_cost": "1.1",
    "jit": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "timezone": "UTC",
    # A socket in a private folder: no port to collide with, nobody else on the machine gets in.
    "listen_addresses": "",
}


class NoPostgres(RuntimeError):
    """This machine offers no PostgreSQL."""


def find_binaries() -> Path:
    """Return the folder of the newest PostgreSQL server on this machine; raise NoPostgres when there is none."""
    newest_first = sorted(Path(DEBIAN_BINARIES).glob("*/bin/postgres"), key=_major_version, reverse=True)
    on_path = shutil.which("postgres")
    found = [*newest_first, *([Path(on_path)] if on_path else [])]
    if not found:
        raise NoPostgres("no PostgreSQL server on this machine")
    return found[0].parent


def _major_version(binary: Path) -> int:
    folder = binary.parent.parent.name
    return int(folder) if folder.isdigit() else 0


Launch = Callable[[], subprocess.Popen[bytes]]


class PostgresServer:
    """A server with its databases; `stop()` removes what it started and nothing else."""

    def __init__(self, *, url: URL, launch: Launch | None = None, folder: Path | None = None) -> None:
        self.url = url
        self._launch = launch
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: psycopg.Connection | None = None

    def create(self, name: str, *, template: str = "template0") -> str:
        """Create a database as a copy of another that nobody is connected to, and return its URL."""
        self._run("CREATE DATABASE {} TEMPLATE {}" + self._strategy(), name, template)
        return self.url.set(database=name).render_as_string(hide_password=False)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is still connected to it."""
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def switch_on(self) -> None:
        """Start the server over its folder and wait until it answers; for one that these tests started."""
        assert self._launch, "a given server is not ours to switch"
        assert self._folder
        self._process = self._launch()
        _wait_until_ready(self, process=self._process, log=self._folder / "log")

    def switch_off(self) -> None:
        """Stop the server at once, whoever is connected to it; its databases stay."""
        if self._connection:
            self._connection.close()
            self._connection = None
        if self._process:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()

    def stop(self) -> None:
        """Stop the server and remove its folder, when these tests started it."""
        self.switch_off()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, statement: str, *names: str) -> None:
        self._connected().execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _strategy(self) -> str:
        # From 15 on the copy goes through the log by default: half as fast, and of no use here.
        return " STRATEGY FILE_COPY" if self._connected().info.server_version >= 150000 else ""

    def _connected(self) -> psycopg.Connection:
        if self._connection is None:
            self._connection = psycopg.connect(_conninfo(self.url), autocommit=True)
        return self._connection


def _conninfo(url: URL) -> str:
    # libpq does not know SQLAlchemy's driver suffix.
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def start_postgres() -> PostgresServer:
    """Return the server named by TEST_DATABASE_URL, or start one; raise NoPostgres when neither can be had."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return PostgresServer(url=make_url(given).set(drivername="postgresql+psycopg"))
    return start_own_postgres()


def start_own_postgres() -> PostgresServer:
    """Start a server of our own, which may be switched off and on; raise NoPostgres where there is no PostgreSQL."""
    binaries = find_binaries()
    # A short path: the socket's full name must stay under about 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="fq-pg-", dir=roomy_memory() or "/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    cluster = folder / "cluster"
    _initialise(binaries, cluster=cluster, folder=folder)
    settings = [f"-c{key}={value}" for key, value in SETTINGS.items()]
    command = [*_unprivileged(), str(binaries / "postgres"), "-D", str(cluster), "-k", str(folder), *settings]

    def launch() -> subprocess.Popen[bytes]:
        with (folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)

    url = URL.create("postgresql+psycopg", username="postgres", database="postgres", query={"host": str(folder)})
    server = PostgresServer(url=url, launch=launch, folder=folder)
    server.switch_on()
    return server


def _unprivileged() -> list[str]:
    """Return the prefix that runs a server as nobody when we are root, and that lets it die with these tests."""
    setpriv = shutil.which("setpriv")
    as_nobody = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if os.geteuid() == 0 else []
    if setpriv:
        return [setpriv, *as_nobody, "--pdeathsig=INT"]
    if as_nobody:
        raise NoPostgres("PostgreSQL refuses to run as root and there is no setpriv to change that")
    return []


def _initialise(binaries: Path, *, cluster: Path, folder: Path) -> None:
    # C.UTF-8: under plain C the trigrams of Chinese text are empty.
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(
        [*_unprivileged(), str(binaries / "initdb"), "-D", str(cluster), *options],
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise RuntimeError(f"initdb failed: {done.stderr}")


def _wait_until_ready(server: PostgresServer, *, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with suppress(psycopg.OperationalError), psycopg.connect(_conninfo(server.url), connect_timeout=5):
            return
        time.sleep(0.05)
    written = log.read_text(errors="replace")
    server.stop()
    raise RuntimeError(f"PostgreSQL did not start: {written}")
