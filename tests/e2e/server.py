"""A real Payback server for tests: its own port, its own store, its own process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 300
"""For a server that is still alive: one that has ended is not waited for."""

STOPPING_SECONDS = 60


@dataclass(frozen=True, slots=True)
class LiveServer:
    """A running server.

    Attributes:
        url: Where it answers, without a slash at the end.
        store: Its store, in a folder that nobody else uses.
        log: What it wrote to stdout and stderr.
    """

    url: str
    store: Path
    log: Path


def serve(
    folder: Path, settings: Mapping[str, str] | None = None, *, app: Path = ROOT / "app.py", store: Path | None = None
) -> Iterator[LiveServer]:
    """Start a server whose store lies in `folder`, yield it once it answers, stop it afterwards.

    Args:
        folder: Where its store and its log go.
        settings: Environment variables on top of the usual ones.
        app: The launcher.
        store: A store to begin with a copy of; without one the server makes the demonstration company itself.
    """
    port = free_port()
    server = LiveServer(f"http://localhost:{port}", folder / "payback.duckdb", folder / "server.log")
    if store:
        shutil.copyfile(store, server.store)
    environment = {
        **os.environ,
        "PAYBACK_STORE": str(server.store),
        "PAYBACK_LOG": "json",
        "PAYBACK_PRECOMPRESS": "off",
        **(settings or {}),
    }
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    with server.log.open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            wait_until_it_answers(process, server)
            yield server
        finally:
            stop(process)


def wait_until_it_answers(process: subprocess.Popen[bytes], server: LiveServer) -> None:
    """Return when the server says that it is well; fail with its log when it ends or never says so."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - our own server
                if answer.status == 200:
                    return
        except (URLError, ConnectionError, TimeoutError):
            pass
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail(f"the server did not start:\n{server.log.read_text()}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End the process; kill it when it does not listen."""
    process.terminate()
    try:
        process.wait(STOPPING_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def chromium() -> str:
    """Path of the browser; empty when there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("PAYBACK_CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
