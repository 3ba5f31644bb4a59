"""A real server and a real browser; a page that complains, or asks another host for something, fails its test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.server import LiveServer, chromium, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage, Request

    CreateContext = Callable[..., BrowserContext]

# A busy machine is no failure; a page that is ready is not waited for.
PATIENCE_MS = 180_000
expect.set_options(timeout=PATIENCE_MS)
# Vega, inside Streamlit, says this of a sparkline before its data arrives.
HARMLESS = ("Infinite extent for field",)
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whatever uses a server as a browser test, so that it can be left out with one option."""
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, without the traffic that it makes of its own accord."""
    path = chromium()
    if not path:
        pytest.fail("no Chromium: install it (apt-get install chromium) or set PAYBACK_CHROMIUM")
    return {**browser_type_launch_args, "executable_path": path, "args": [*QUIET]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A manager's laptop, reading English unless a test says otherwise."""
    return {**browser_context_args, "viewport": {"width": 1440, "height": 900}, "locale": "en-CA"}


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory, demo_store: Path) -> Iterator[LiveServer]:
    """One server with the demo company for all browser tests of this process: leave its store as it was found."""
    yield from serve(tmp_path_factory.mktemp("server"), store=demo_store)


@pytest.fixture(scope="session")
def changing_server(tmp_path_factory: pytest.TempPathFactory, demo_store: Path) -> Iterator[LiveServer]:
    """One server for the tests that keep files: nobody may count on more in its store than the demo company."""
    yield from serve(tmp_path_factory.mktemp("changing-server"), store=demo_store)


@pytest.fixture
def new_context(new_context: CreateContext) -> Iterator[CreateContext]:
    """Makes browser contexts that fail the test for errors in the console and for requests to other hosts."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            complaints.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def follow(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in {"localhost", "127.0.0.1"}:
            complaints.append(f"request to another host: {request.url}")

    def watched(**options: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's own
        context = new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        context.on("console", hear)
        context.on("weberror", lambda problem: complaints.append(f"error: {problem.error}"))
        context.on("request", follow)
        return context

    yield watched
    heard = [complaint for complaint in complaints if not any(known in complaint for known in HARMLESS)]
    assert heard == []
