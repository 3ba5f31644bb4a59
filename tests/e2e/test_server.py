"""The server as a browser and a monitor see it: headers, compression, health, refusals."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from payback.ui.server.script_preloads import element_scripts
from tests.e2e.server import PATIENCE_SECONDS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer


def get(server: LiveServer, path: str, **headers: str) -> http.client.HTTPResponse:
    """The answer to one request, read."""
    connection = http.client.HTTPConnection(str(urlsplit(server.url).netloc), timeout=PATIENCE_SECONDS)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=names)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_health_says_that_the_store_answers(live_server: LiveServer) -> None:
    """A monitor reads status and data version."""
    answer = get(live_server, "/api/health")
    assert answer.status == 200
    assert json.loads(answer.body)["status"] == "ok"  # type: ignore[attr-defined]
    assert isinstance(json.loads(answer.body)["data_version"], int)  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/", "/data", "/api/health", "/_stcore/health", "/nowhere.txt"])
def test_every_answer_is_guarded_and_unsigned(live_server: LiveServer, path: str) -> None:
    """Whoever answers below us, the headers are there and nobody says which server it is."""
    answer = get(live_server, path)
    assert answer.getheader("server") is None
    assert answer.getheader("x-content-type-options") == "nosniff"
    assert "default-src 'self'" in str(answer.getheader("content-security-policy"))
    assert "unsafe-eval" not in str(answer.getheader("content-security-policy"))


def test_a_name_that_points_here_from_elsewhere_is_refused(live_server: LiveServer) -> None:
    """A strange web page cannot read a local server through a name of its own."""
    assert get(live_server, "/", Host="attacker.example").status == 403


@pytest.mark.first_visit
def test_a_first_visit_weighs_little(live_server: LiveServer, page: Page) -> None:
    """The first page arrives in under 2 MB, where plain Streamlit sends 10."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(live_server.url)
    page.get_by_test_id("payback-curve").wait_for()
    page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < 2_000_000


@pytest.mark.first_visit
def test_every_script_of_the_first_page_is_asked_for_at_once(live_server: LiveServer, page: Page) -> None:
    """No script of Streamlit's is discovered only after the page ran: `server.script_preloads.ELEMENTS` names them all.

    The sidebar comes after the answer, and may bring scripts of its own.
    """
    start = get(live_server, "/").body.decode()  # type: ignore[attr-defined]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(live_server.url)
    page.get_by_test_id("payback-curve").wait_for()
    page.wait_for_load_state("networkidle")
    late = {path for path in asked if path.startswith("/static/js/") and path not in start}
    assert late <= set(element_scripts(("ButtonGroup", "Selectbox", "TextInput")))
