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
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.live.job import APPS, SLIDERS
from bench.live.salary import PLAN_COMPONENT, SLIDER

from payback.store import open_store
from payback.workflows.demo_company import first_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.live.salary import Control

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class App:
    """One app: how it is started and how its parts are found.

    Attributes:
        command: After the name of this Python; ``{port}`` stands for the server's port.
        slider: Selector of what takes the keyboard and the pointer, for each of the three.
        path: Of the page.
        holder: Selector of what holds the curve.
        thumb: Where the pointer takes hold, seen from what `slider` names; empty where the browser draws it itself.
        at_home: Whether it runs in the repository's folder, whose settings then hold.
        environment: Of the server, beyond this process's own.
        salary: What a viewer without a browser moves; only in apps on Streamlit.
    """

    name: str
    command: tuple[str, ...]
    slider: Mapping[str, str]
    path: str = "/"
    holder: str = ".js-plotly-plot"
    thumb: str = "xpath=."
    at_home: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    salary: Control = SLIDER


def sliders(selector: str) -> dict[str, str]:
    """A selector for each slider from one with ``{name}`` and ``{nth}``."""
    return {name: selector.format(name=name, nth=nth) for nth, name in enumerate(SLIDERS)}


NATIVE, NATIVE_THUMB = sliders(".st-key-{name} input[type=range]"), "xpath=../.."
SILENT = ("--server.port", "{port}", "--server.headless", "true", "--browser.gatherUsageStats", "false")
STREAMLIT = ("-m", "streamlit", "run", str(APPS / "streamlit_plain.py"), *SILENT, "--server.fileWatcherType", "none")

OURS = App(
    "Payback", ("-m", "streamlit", "run", "app.py", *SILENT), NATIVE, "/?lang=en&horizon=60",
    "[data-testid=payback-curve]", "", at_home=True, salary=PLAN_COMPONENT,
)  # fmt: skip
PLAIN = App("Streamlit", STREAMLIT, NATIVE, thumb=NATIVE_THUMB)
UNCOLLECTED = replace(PLAIN, name="Streamlit, no collection", command=(*STREAMLIT, "--runner.postScriptGC", "false"))
UVICORN = ("-m", "uvicorn", "bench.live.apps.dash_app:server", "--port", "{port}", "--log-level", "warning")
DASH = App("Dash", UVICORN, sliders("#box-{name} [role=slider]"))
DASH_WEBSOCKET = replace(DASH, name="Dash, websocket", environment={"BENCH_WEBSOCKET": "1"})
PANEL = App(
    "Panel",
    ("-m", "panel", "serve", str(APPS / "panel_app.py"), "--port", "{port}", "--allow-websocket-origin", "*",
     "--reuse-sessions", "--warm"),
    sliders(".box-{name} .noUi-handle"), "/panel_app",
)  # fmt: skip
MARIMO = App(
    "marimo",
    ("-m", "marimo", "run", str(APPS / "marimo_app.py"), "--headless", "--no-token", "--port", "{port}"),
    sliders("marimo-slider >> nth={nth} >> [role=slider]"),
)
APPLICATIONS = (OURS, PLAIN, UNCOLLECTED, DASH, DASH_WEBSOCKET, PANEL, MARIMO)


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: int

    def busy_seconds(self) -> float:
        """Processor time that it has taken so far."""
        after_name = Path(f"/proc/{self.process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(app: App) -> Iterator[Server]:
    """The app's server on a free port, answering."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        ours = {"PYTHONPATH": str(ROOT), "PAYBACK_STORE": f"{folder}/bench.duckdb"}
        if app.at_home and "PAYBACK_STORE" not in app.environment:
            _with_demo(Path(ours["PAYBACK_STORE"]))
        command = [sys.executable, *(part.replace("{port}", str(port)) for part in app.command)]
        with (Path(folder) / "log").open("w+") as log:
            server = subprocess.Popen(
                command,
                cwd=ROOT if app.at_home else folder,
                env={**os.environ, **ours, **app.environment},
                stdout=log,
                stderr=log,
            )
            try:
                _wait(f"http://127.0.0.1:{port}/", server, log.name)
                yield Server(port, server.pid)
            finally:
                server.terminate()
                server.wait(20)


def _with_demo(path: Path) -> None:
    """Make a store with the demonstration company: a server that takes it in is busy with that, not with its page."""
    store = open_store(path)
    first_start(store)
    store.close()


def _wait(address: str, server: subprocess.Popen[bytes], log: str) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310  (our own server on this machine)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    message = f"{address} does not answer:\n{Path(log).read_text(encoding='utf-8')}"
    raise RuntimeError(message)
