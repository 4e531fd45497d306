"""A PostgreSQL server of the tests' own, on loopback, that can be stopped and started.

`pg_ctl` refuses to run as root, which is who runs tests in a container; then the server runs as `nobody`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REQUIRED = "TRAINER_TESTS_NEED_POSTGRESQL"
"""Set where the server must be there: its tests fail then instead of being skipped."""


class Cluster:
    """A server with a folder of its own; the password of its user `trainer` is `geheim`."""

    def __init__(self, programs: Path, folder: Path) -> None:
        """Make the files of a server in `folder` by the programs in `programs`; it is not started."""
        self._programs = programs
        self._data = folder / "data"
        self._user = "nobody" if os.geteuid() == 0 else None
        self.port = _free_port()
        password = folder / "password"
        password.write_text("geheim\n", encoding="ascii")
        for path in (folder, password):
            if self._user:
                shutil.chown(path, self._user)
        self._run("initdb", "-D", self._data, "-U", "trainer", "-A", "scram-sha-256", "-E", "UTF8", "--no-locale",
                  "--no-sync", f"--pwfile={password}")  # fmt: skip
        with (self._data / "postgresql.conf").open("a", encoding="ascii") as file:
            file.write(f"port = {self.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n")

    def url(self, database: str = "postgres") -> str:
        """Return where a database of this server is."""
        return f"postgresql://trainer:geheim@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start the server; it takes connections when this returns."""
        self._run("pg_ctl", "-D", self._data, "-w", "-t", "60", "-l", self._data / "log", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop the server: "fast" ends what is on, "immediate" is as if the power went."""
        self._run("pg_ctl", "-D", self._data, "-w", "-t", "60", "-m", how, "stop")

    def make(self, database: str) -> str:
        """Make an empty database and return its URL."""
        import psycopg

        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"'.encode())
        return self.url(database)

    def _run(self, program: str, *arguments: str | Path) -> None:
        # A server that inherits a pipe keeps it open, and whoever reads it waits for ever.
        result = subprocess.run(
            [self._programs / program, *arguments], user=self._user, cwd="/", stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C"}, timeout=120,
        )  # fmt: skip
        if result.returncode:
            log = self._data / "log"
            raise RuntimeError(f"{program} failed: {log.read_text() if log.exists() else result.returncode}")


def programs() -> Path | None:
    """Return the folder with a server's programs, or None if none is installed."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[4]))
    return debian[-1].parent if debian else None


@contextmanager
def running() -> Iterator[Cluster]:
    """Yield a server that runs; it is gone afterwards."""
    found = programs()
    assert found is not None
    with tempfile.TemporaryDirectory(prefix="trainer-postgresql-") as folder:
        cluster = Cluster(found, Path(folder))
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop("immediate")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
