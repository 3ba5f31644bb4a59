"""A PostgreSQL of one's own for catalogs of lakes: made, started, ended and removed by whoever needs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "payback"
OTHER_USER = "nobody"
"""PostgreSQL does not run as root."""

ONLY_FOR_POWER_CUTS = ("fsync", "synchronous_commit", "full_page_writes")
"""What a server that is thrown away need not do."""


def postgres_programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest that is installed; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server that runs.

    Attributes:
        programs: Where those of PostgreSQL are.
        folder: With its databases, and its socket.
        port: At which it listens, on this machine alone.
    """

    programs: Path
    folder: Path
    port: int

    def words(self, database: str) -> str:
        """How a database is named for libpq."""
        return f"host=127.0.0.1 port={self.port} user={USER} dbname={database}"

    def run(self, *statements: str, database: str = "postgres") -> None:
        """Have statements run, each on its own."""
        commands = [part for statement in statements for part in ("-c", statement)]
        words = self.words(database)
        subprocess.run([self.programs / "psql", "-qXt", "-v", "ON_ERROR_STOP=1", words, *commands], check=True)

    def start(self) -> None:
        """Have it answer."""
        settings = {
            "listen_addresses": "127.0.0.1",
            "max_connections": "200",
            **dict.fromkeys(ONLY_FOR_POWER_CUTS, "off"),
        }
        words = " ".join(f"-c {name}={value}" for name, value in settings.items())
        options = f"-p {self.port} -k {self.folder} {words}"
        self._control("start", "--wait", "--log", str(self.folder / "log"), "--options", options)

    def stop(self) -> None:
        """Have it end at once, whoever is connected."""
        self._control("stop", "--mode", "immediate")

    def _control(self, *words: str) -> None:
        command = [str(self.programs / "pg_ctl"), "--silent", "--pgdata", str(self.folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **_as_other_user())


@contextmanager
def running_postgres(programs: Path) -> Iterator[Postgres]:
    """A new server, gone afterwards with all that it holds."""
    with tempfile.TemporaryDirectory(prefix="payback-postgres-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, OTHER_USER)
        command = [programs / "initdb", "--no-sync", "--auth=trust", f"--username={USER}", "--pgdata", folder / "data"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **_as_other_user())
        server = Postgres(programs, folder, free_port())
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _as_other_user() -> dict[str, str]:
    return {"user": OTHER_USER} if os.geteuid() == 0 else {}
