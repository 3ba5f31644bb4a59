"""The middleware as one stack, around a small application that answers as Streamlit would."""

from __future__ import annotations

import re
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from payback.ui import assets, server
from payback.ui.server import start_page
from payback.ui.server.static_files import streamlit_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.requests import Request


def page(_request: Request) -> Response:
    """Streamlit's page, wherever it is asked for."""
    return HTMLResponse("<html>Streamlit</html>")


def anything(request: Request) -> Response:
    """Whatever reached the application."""
    return PlainTextResponse(f"{request.method} {request.url.path}")


async def socket(websocket: WebSocket) -> None:
    """Accepts, says so, closes."""
    await websocket.accept()
    await websocket.send_text("open")
    await websocket.close()


def client(*, host: str = "127.0.0.1", name: str = "localhost") -> TestClient:
    """A client at `host` that reached the server by `name`."""
    routes = [
        Route("/_stcore/{rest:path}", anything, methods=["GET", "PUT"]),
        Route("/static/{rest:path}", anything),
        WebSocketRoute("/stream", socket),
        Route("/{rest:path}", page, methods=["GET", "POST"]),
    ]
    app = Starlette(routes=routes, middleware=server.middleware())
    return TestClient(app, base_url=f"http://{name}", client=(host, 5000))


@pytest.mark.parametrize(("asked", "accepted", "expected"), [
    ("", "", "en-CA"), ("", "fr-CA,fr;q=0.9", "fr-CA"), ("?lang=fr", "en-CA", "fr-CA"), ("?lang=xx", "de", "en-CA"),
])  # fmt: skip
def test_the_page_is_ours_in_the_language_of_the_link_or_browser(asked: str, accepted: str, expected: str) -> None:
    """A screen reader hears the right language from the first byte."""
    answer = client().get(f"/data{asked}", headers={"accept-language": accepted})
    assert re.findall(r'<html lang="(.*?)">', answer.text) == [expected]
    assert "<title>Payback</title>" in answer.text
    assert client().get("/favicon.png").content == client().get(assets.asset_url("icon.png")).content
    assert "Streamlit app" not in answer.text
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["vary"] == "Accept-Encoding, Accept-Language"


def test_only_the_page_is_replaced() -> None:
    """Other answers, and other methods, come through as they are."""
    assert client().get("/_stcore/health").text == "GET /_stcore/health"
    assert client().post("/data").text == "<html>Streamlit</html>"


def test_known_files_are_packed_and_unknown_ones_passed_on() -> None:
    """Streamlit's own scripts come packed from memory; an address outside its folder is none of ours."""
    address, source = max(streamlit_files().items(), key=lambda item: item[1].stat().st_size)
    answer = client().get(address, headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == source.read_bytes()
    assert client().get("/static/js/none.js").text == "GET /static/js/none.js"
    assert client().get("/static/..%2Findex.html").text.startswith("GET /static/")


def test_a_range_of_bytes_is_left_to_streamlit() -> None:
    """A part of a file is a part of its plain bytes."""
    address = next(iter(streamlit_files()))
    assert client().get(address, headers={"range": "bytes=0-9"}).text == f"GET {address}"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of assets of our own, with those that the start page names."""
    names = (*start_page.STYLES, start_page.CONNECTION, "icon.png", "plotly-basic.min.js")
    for path in map(tmp_path.joinpath, names):
        path.parent.mkdir(exist_ok=True)
        path.write_text(path.name)
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    forget = (
        assets.assets.cache_clear,
        server.static_files.own_files.cache_clear,
        server.static_files.file_at.cache_clear,
    )
    for cache_clear in forget:
        cache_clear()
    yield tmp_path
    for cache_clear in forget:
        cache_clear()


def test_an_asset_has_the_address_of_its_content(folder: Path) -> None:
    """The address answers for good; an address of other content answers nothing of ours."""
    (folder / "js").mkdir()
    (folder / "js" / "curve.js").write_text("export default 1")
    address = assets.asset_url("js/curve.js")
    assert re.fullmatch(r"/assets/[0-9a-f]{20}/js/curve.js", address)
    assert client().get(address).text == "export default 1"
    assert client().get("/assets/0000/js/curve.js").text != "export default 1"
    with pytest.raises(KeyError):
        assets.asset_url("none.js")


@pytest.mark.parametrize(
    ("host", "name", "expected"),
    [
        ("127.0.0.1", "localhost", 200),
        ("::1", "[::1]", 200),
        ("10.0.0.7", "localhost", 403),
        ("127.0.0.1", "evil.example", 403),
    ],
)
def test_local_access_answers_this_machine_by_its_own_name(host: str, name: str, expected: int) -> None:
    """Neither another machine nor a foreign name gets an answer."""
    assert client(host=host, name=name).get("/").status_code == expected


def test_a_refusal_is_a_sentence_with_headers() -> None:
    """Who is refused reads why, in their language, under the same security headers."""
    answer = client(host="10.0.0.7").get("/", headers={"accept-language": "fr"})
    assert "PAYBACK_ACCESS" in answer.text
    assert "machine où il tourne" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_socket_is_refused_like_a_page() -> None:
    """The gate stands before WebSockets too."""
    here = {"host": "localhost"}
    with client().websocket_connect("/stream", headers=here) as live:
        assert live.receive_text() == "open"
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        client(host="10.0.0.7").websocket_connect("/stream", headers=here),
    ):
        pass
    assert refused.value.reason == "only_this_machine"


def test_a_reading_server_takes_no_upload(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under `view` other machines read, and nobody sends a file, whatever a page shows."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    visitor = client(host="10.0.0.7", name="payback.example")
    assert visitor.get("/").status_code == 200
    assert visitor.get("/_stcore/upload_file/1/2").status_code == 200
    assert visitor.put("/_stcore/upload_file/1/2").status_code == 403


@pytest.mark.parametrize(("host", "expected"), [("127.0.0.1", 200), ("10.0.0.7", 403)])
def test_measurements_are_for_this_machine(monkeypatch: pytest.MonkeyPatch, host: str, expected: int) -> None:
    """What the process measures of itself is not for visitors."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    assert client(host=host).get("/_stcore/metrics").status_code == expected


@pytest.mark.parametrize("passed_on", ["x-forwarded-for", "x-real-ip", "forwarded"])
def test_measurements_are_not_for_who_comes_through_a_proxy_here(
    monkeypatch: pytest.MonkeyPatch, passed_on: str
) -> None:
    """A proxy on this machine asks from this machine, for somebody else."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    assert client().get("/_stcore/metrics", headers={passed_on: "10.0.0.7"}).status_code == 403
    assert client(name="payback.example").get("/_stcore/metrics").status_code == 403


@pytest.mark.parametrize(
    ("origin", "opens"),
    [
        ("http://payback.example", True),
        ("https://payback.example", True),
        ("http://localhost:3000", False),
        ("http://payback.example.evil.example", False),
        ("null", False),
        ("http://[", False),
        ("https://intranet.example", True),
    ],
)
def test_a_page_of_another_address_opens_no_connection(
    monkeypatch: pytest.MonkeyPatch, origin: str, *, opens: bool
) -> None:
    """Nor sends a file; a name of ours that a proxy does not pass on is a setting."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    monkeypatch.setenv("PAYBACK_HOSTS", "payback.example, intranet.example")
    visitor = client(host="10.0.0.7", name="payback.example")
    headers = {"origin": origin, "host": "payback.example"}
    with (
        pytest.raises(WebSocketDisconnect) if not opens else nullcontext(),
        visitor.websocket_connect("/stream", headers=headers) as live,
    ):
        assert live.receive_text() == "open"
    assert visitor.post("/data", headers=headers).status_code == (200 if opens else 403)
    assert visitor.get("/", headers=headers).status_code == 200


def test_only_its_own_names_are_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """And that of the machine itself, for whoever looks after it."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    monkeypatch.setenv("PAYBACK_HOSTS", "payback.example")
    names = {"payback.example": 200, "localhost": 200, "evil.example": 403}
    assert names == {name: client(host="10.0.0.7", name=name).get("/").status_code for name in names}


def test_behind_tls_a_browser_is_held_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and cookies; without it nothing is promised."""
    monkeypatch.setenv("PAYBACK_FRAMES", "https://teams.example.com https://*.example.org")
    over_tls = client().get("/", headers={"x-forwarded-proto": "https"})
    plain = client().get("/")
    assert over_tls.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in plain.headers
    assert (
        "frame-ancestors 'self' https://teams.example.com https://*.example.org"
        in (plain.headers["content-security-policy"])
    )
