"""Servers under load: processes of Payback on one lake, nginx in front of them as `deploy/` sets it, one of pandas."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from bench.live.servers import free_port

from tests.store.postgres_server import postgres_programs, running_postgres

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PATIENCE_SECONDS = 120
STOPPING_SECONDS = 20
STARTING = ("-m", "streamlit", "run")
PANDAS = ROOT / "bench" / "hosting" / "pandas_app.py"


class NotHereError(Exception):
    """What the measurement needs is not installed: its name, and the package to install."""


@dataclass(slots=True)
class Process:
    """One server of pages.

    Attributes:
        app: The script it runs.
        log: What it wrote, over all its starts.
        settings: Environment variables on top of the usual ones.
    """

    app: Path
    log: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin."""
        flags = ("--server.port", str(self.port), "--server.headless", "true", "--browser.gatherUsageStats", "false")
        command = [sys.executable, *STARTING, str(self.app), *flags, "--server.fileWatcherType", "none"]
        environment = {**os.environ, "STREAMLIT_SERVER_ADDRESS": "127.0.0.1", **self.settings}
        home = ROOT if self.app.parent == ROOT else self.log.parent
        with self.log.open("a") as log:
            self.running = subprocess.Popen(
                command, cwd=home, env=environment, stdout=log, stderr=log, start_new_session=True
            )

    def wait(self) -> None:
        """Go on once it answers.

        Raises:
            RuntimeError: It ended, or never answered.
        """
        assert self.running
        wait(self.port, self.running, self.log)

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self.running:
            self.running.send_signal(signal.SIGKILL)
            self.running.wait()

    def stop(self) -> None:
        """Have it end, with the readers that it started."""
        if self.running is None:
            return
        self.running.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.running.wait(STOPPING_SECONDS)
        with suppress(ProcessLookupError):
            os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()

    def resident_mb(self) -> float:
        """Memory that the server itself holds now, in megabytes."""
        status = Path(f"/proc/{self.running.pid}/status").read_text(encoding="utf-8") if self.running else ""
        (kilobytes,) = re.findall(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE) or ("0",)
        return int(kilobytes) / 1_024


@dataclass(frozen=True, slots=True)
class Cluster:
    """Servers and where visitors ask for them: of nginx, or of the only one itself."""

    processes: tuple[Process, ...]
    port: int

    def resident_mb(self) -> float:
        """Memory of all of them, in megabytes."""
        return sum(process.resident_mb() for process in self.processes)


@contextmanager
def lake() -> Iterator[str]:
    """The setting of a new lake, empty at first.

    Raises:
        NotHereError: PostgreSQL is not installed.
    """
    programs = postgres_programs()
    if programs is None:
        raise NotHereError("PostgreSQL", "apt-get install postgresql")
    with running_postgres(programs) as server, tempfile.TemporaryDirectory(prefix="payback-rows-") as rows:
        server.run("create database lake")
        yield f"ducklake:postgres:{server.words('lake')}?data={rows}"


@contextmanager
def payback(setting: str, replicas: int) -> Iterator[Cluster]:
    """So many processes of Payback on one history; nginx stands in front of more than one."""
    settings = {
        "PAYBACK_STORE": setting, "PAYBACK_LOG": "json", "PAYBACK_PRECOMPRESS": "off",
        "STREAMLIT_SERVER_COOKIE_SECRET": "of-a-measurement" * 3,
    }  # fmt: skip
    with started(ROOT / "app.py", replicas, settings) as (processes, folder), ExitStack() as stack:
        port = processes[0].port if replicas == 1 else stack.enter_context(nginx(processes, folder))
        yield Cluster(processes, port)


@contextmanager
def on_pandas() -> Iterator[Cluster]:
    """One process of plain Streamlit on pandas, with its own settings."""
    with started(PANDAS, 1, {"PYTHONPATH": str(ROOT)}) as (processes, _):
        yield Cluster(processes, processes[0].port)


@contextmanager
def started(app: Path, count: int, settings: Mapping[str, str]) -> Iterator[tuple[tuple[Process, ...], Path]]:
    """So many processes that run, and a folder with their logs; all gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="payback-hosting-") as name, ExitStack() as stack:
        processes = tuple(Process(app, Path(name) / f"{number}.log", settings) for number in range(count))
        for process in processes:
            stack.callback(process.stop)
            process.start()
        for process in processes:
            process.wait()
        yield processes, Path(name)


def wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Go on once a server answers.

    Raises:
        RuntimeError: It ended, or never answered.
    """
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and process.poll() is None:
        with suppress(URLError, ConnectionError, TimeoutError):
            urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).close()
            return
        time.sleep(0.2)
    message = f"no answer at {port}:\n{log.read_text(encoding='utf-8')}"
    raise RuntimeError(message)


@contextmanager
def nginx(processes: tuple[Process, ...], folder: Path) -> Iterator[int]:
    """The proxy of `deploy/` with its own settings, on another port, without TLS, in front of these.

    Raises:
        NotHereError: nginx is not installed.
    """
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        raise NotHereError("nginx", "apt-get install nginx")
    port = free_port()
    folder.chmod(0o755)  # its workers are another user's, and keep what is long in files
    replica = re.search(r"^server app-1:8501 (.*;)$", (DEPLOY / "replicas.conf").read_text("utf-8"), re.MULTILINE)
    assert replica
    shutil.copy(DEPLOY / "nginx.conf", folder)
    (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n", "utf-8")
    behind = "".join(f"server 127.0.0.1:{process.port} {replica[1]}\n" for process in processes)
    (folder / "replicas.conf").write_text(behind, "utf-8")
    with (folder / "nginx.log").open("a") as log:
        command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        proxy = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        wait(port, proxy, folder / "nginx.log")
        yield port
    finally:
        proxy.send_signal(signal.SIGTERM)
        proxy.wait(STOPPING_SECONDS)
