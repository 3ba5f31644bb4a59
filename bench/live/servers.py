"""The apps under measurement: how each one is started, and where its sliders are."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.live.job import APPS
from bench.live.measure import App

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
QUIET = ("--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.port", "{port}")
STREAMLIT = (PYTHON, "-m", "streamlit", "run", str(APPS / "streamlit_plain.py"), *QUIET)
NATIVE = ".st-key-{name} input[type=range]"

PAYBACK = App(
    "Payback", (PYTHON, "-m", "streamlit", "run", "app.py", "--server.headless", "true", "--server.port", "{port}"),
    "/?lang=en", NATIVE, curve="[data-testid=payback-curve] .pb-live-line, [data-testid=payback-curve] .js-line",
)  # fmt: skip
PLAIN = App("Streamlit", (*STREAMLIT, "--runner.postScriptGC", "true"), "/", NATIVE)
PEERS = (
    PLAIN,
    App("Streamlit, no collection", (*STREAMLIT, "--runner.postScriptGC", "false"), "/", NATIVE),
    App("Dash", (PYTHON, str(APPS / "dash_app.py"), "{port}"), "/", "#box-{name} [role=slider]"),
    App(
        "Panel", (PYTHON, "-m", "panel", "serve", str(APPS / "panel_app.py"), "--port", "{port}"),
        "/panel_app", ".box-{name} .noUi-handle",
    ),
    App(
        "marimo", (PYTHON, "-m", "marimo", "run", str(APPS / "marimo_app.py"), "--headless", "--no-token",
                   "--port", "{port}"),
        "/", "marimo-slider[data-label*='{name}'] [role=slider], [role=slider]",
    ),
)  # fmt: skip


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(app: App) -> Iterator[int]:
    """The app's server on a free port, answering."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PAYBACK_STORE": f"{folder}/bench.duckdb"}
        command = [part.replace("{port}", str(port)) for part in app.command]
        with (Path(folder) / "log").open("w") as log:
            server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
            try:
                _wait(f"http://127.0.0.1:{port}/")
                yield port
            finally:
                server.terminate()
                server.wait(20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310  (our own server on this machine)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    message = f"{address} does not answer"
    raise RuntimeError(message)
