"""A real server and a real browser; a page that complains, or asks another host for something, fails its test."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import duckdb
import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from tests.e2e.server import LiveServer, chromium, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

    CreateContext = Callable[..., BrowserContext]

# A busy machine is no failure; a page that is ready is not waited for.
PATIENCE_MS = 180_000
expect.set_options(timeout=PATIENCE_MS)
FORGETTING_MS = 20_000
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
    """One server for the tests that keep files, whose company is their own: nobody may count on more in its store."""
    folder = tmp_path_factory.mktemp("changing-server")
    own = shutil.copy(demo_store, folder / "own.duckdb")
    with duckdb.connect(str(own)) as connection:
        connection.execute("update import_batch set created_by = 'ada'; update plan set created_by = 'ada'")
    yield from serve(folder, store=own)


@dataclass(frozen=True, slots=True)
class UsedPage:
    """A page that has been used, and what it has complained of since its test began."""

    page: Page
    complaints: list[str]


@pytest.fixture
def new_context(new_context: CreateContext) -> Iterator[CreateContext]:
    """Makes browser contexts that fail the test for errors in the console and for requests to other hosts."""
    complaints: list[str] = []
    yield lambda **options: watched(new_context(**options), complaints)
    fail_for(complaints)


@pytest.fixture(scope="session")
def used_pages(browser: Browser) -> Iterator[dict[str, UsedPage]]:
    """A page for each kind of screen, by its settings."""
    pages: dict[str, UsedPage] = {}
    yield pages
    for used in pages.values():
        used.page.context.close()


@pytest.fixture
def page(
    request: pytest.FixtureRequest,
    browser: Browser,
    browser_context_args: dict[str, Any],
    used_pages: dict[str, UsedPage],
) -> Iterator[Page]:
    """A page as somebody sees it who comes for the first time, in a browser that has read our scripts before.

    Nothing is left of the test before but what the scripts were compiled to: that is most of what a visit costs, some
    6 s of a processor's time against 2.5. With the marker ``first_visit`` nothing is left at all.
    """
    if request.node.get_closest_marker("first_visit"):
        yield request.getfixturevalue("new_context")().new_page()
        return
    marker = request.node.get_closest_marker("browser_context_args")
    settings = {**browser_context_args, **(marker.kwargs if marker else {})}
    key = json.dumps(settings, sort_keys=True, default=str)
    if key not in used_pages:
        complaints: list[str] = []
        used_pages[key] = UsedPage(watched(browser.new_context(**settings), complaints).new_page(), complaints)
    used = used_pages[key]
    used.complaints.clear()
    yield used.page
    complaints = [*used.complaints]
    try:
        forget(used.page, settings)
    except PlaywrightError:  # its server has ended with the test, or the page is not what it was
        used_pages.pop(key).page.context.close()
    fail_for(complaints)


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The context of the page."""
    return page.context


def watched(context: BrowserContext, complaints: list[str]) -> BrowserContext:
    """Add to the complaints whatever the pages of a context complain of, and what they ask other hosts for."""

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            complaints.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def follow(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in {"localhost", "127.0.0.1"}:
            complaints.append(f"request to another host: {request.url}")

    context.set_default_timeout(PATIENCE_MS)
    context.on("console", hear)
    context.on("weberror", lambda problem: complaints.append(f"error: {problem.error}"))
    context.on("request", follow)
    return context


def fail_for(complaints: list[str]) -> None:
    """Fail the test when there is something that matters."""
    assert [complaint for complaint in complaints if not any(known in complaint for known in HARMLESS)] == []


def forget(page: Page, settings: Mapping[str, Any]) -> None:
    """Leave nothing behind: storage, cookies, permissions, size, colours, and the connection to the server.

    The page stays with its server, since only so its process lives on.

    Raises:
        PlaywrightError: There is nobody any more to ask for a page.
    """
    address = urlsplit(page.url)
    page.set_default_timeout(FORGETTING_MS)
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto(f"{address.scheme}://{address.netloc}/_stcore/health")
    page.unroute_all()
    page.context.clear_cookies()
    page.context.clear_permissions()
    page.set_viewport_size(settings["viewport"])
    page.emulate_media(color_scheme=settings.get("color_scheme", "null"))
    page.set_default_timeout(PATIENCE_MS)
