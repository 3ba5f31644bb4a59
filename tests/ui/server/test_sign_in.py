"""Signing in with a provider that runs on this machine, and what a request may do with the cookie that it leaves."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

import httpx2
import pytest
from oidc_provider_mock import User, run_server_in_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit import auth_util, config
from streamlit.auth_util import encode_provider_token
from streamlit.runtime.secrets import AttrDict
from streamlit.web.server import server_util
from streamlit.web.server.starlette import starlette_auth_routes

from payback.errors import PaybackError
from payback.i18n import Words
from payback.model import Plan
from payback.ui import access, server
from payback.ui.server.private_page import private_routes
from payback.ui.server.start_checks import listens_on, start_or_exit
from payback.workflows.private_links import create, opened, revoke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from payback.store import Store

HOST = "http://payback.example"
STREAM = "ws://payback.example/_stcore/stream"
WORDS = Words("en")
UPLOAD = "/_stcore/upload_file/session/file"
PEOPLE = (
    User(sub="ana", claims={"email": "ana@example.com", "email_verified": True}),
    User(sub="bo", claims={"email": "bo@example.com", "email_verified": True}),
    User(sub="eve", claims={"email": "ana@example.com", "email_verified": "true"}),
    User(sub="zoe", claims={"email": "zoe@elsewhere.example", "email_verified": True}),
    User(sub="dan", claims={"email": "ana@example.com", "email_verified": True, "aud": "another-application"}),
)


def anything(request: Request) -> Response:
    """Whatever reached the application."""
    return PlainTextResponse(f"{request.method} {request.url.path}")


async def stream(websocket: WebSocket) -> None:
    """Open until the viewer leaves."""
    await websocket.accept()
    await websocket.receive()


pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")
"""What the provider's own code warns of."""


@contextmanager
def payback(
    monkeypatch: pytest.MonkeyPatch, *, hours: float = 1, client_id: str = "payback", routes: Sequence[BaseRoute] = ()
) -> Iterator[TestClient]:
    """A client of a server that signs people in with a provider whose tokens last so long, with these routes more."""
    with run_server_in_thread(user_claims=PEOPLE, access_token_max_age=timedelta(hours=hours)) as provider:
        metadata = f"http://localhost:{provider.server_port}/.well-known/openid-configuration"
        secrets = AttrDict(
            {
                "redirect_uri": f"{HOST}/oauth2callback", "cookie_secret": "c" * 48, "client_id": client_id,
                "client_secret": "s" * 32, "server_metadata_url": metadata,
            }
        )  # fmt: skip
        for module in (auth_util, starlette_auth_routes, server_util):
            monkeypatch.setattr(module, "get_secrets_auth_section", lambda: secrets, raising=False)
        served = [
            *routes,
            *starlette_auth_routes.create_auth_routes(""),
            WebSocketRoute("/_stcore/stream", stream),
            Route("/_stcore/{rest:path}", anything, methods=["GET", "PUT", "DELETE"]),
        ]
        stack = [*server.middleware(), Middleware(SessionMiddleware, secret_key="m" * 32)]
        yield TestClient(Starlette(routes=served, middleware=stack), base_url=HOST, client=("10.0.0.7", 5000))


def sign_in(client: TestClient, who: str, **changed: str) -> Response:
    """Sign somebody in, as a browser does; `changed` is what a thief changes in the provider's answer."""
    start = client.get("/auth/login", params={"provider": encode_provider_token("default")}, follow_redirects=False)
    answer = httpx2.post(start.headers["location"], data={"sub": who}, follow_redirects=False)
    back = httpx2.URL(answer.headers["location"]).copy_merge_params(changed)
    return client.get(str(back), follow_redirects=False)


def upload(client: TestClient) -> int:
    """Status of a file that is sent without any page."""
    return client.put(UPLOAD, content=b"Date,Views\n", headers={"origin": HOST}).status_code


@pytest.fixture(autouse=True)
def editors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that lists who may change the data: Ana."""
    listed = tmp_path / "editors"
    listed.write_text("ana@example.com")
    monkeypatch.setenv("PAYBACK_ACCESS", "oidc")
    monkeypatch.setenv("PAYBACK_VIEWERS", "@example.com")
    monkeypatch.setenv("PAYBACK_EDITORS", f"file:{listed}")
    return listed


def test_a_file_is_taken_from_who_signed_in_and_may_change(monkeypatch: pytest.MonkeyPatch, editors: Path) -> None:
    """Not from a stranger, a reader or an address that was not checked; and no longer once somebody is taken out."""
    with payback(monkeypatch) as client:
        assert upload(client) == 403
        for who, expected in (("bo", 403), ("eve", 403), ("ana", 200)):
            assert sign_in(client, who).headers["location"] == "/"
            assert upload(client) == expected
        assert client.put(UPLOAD, content=b"x", headers={"origin": "http://evil.example"}).status_code == 403
        assert client.put(UPLOAD, content=b"x").status_code == 403
        editors.write_text("bo@example.com")
        assert upload(client) == 403
        sign_in(client, "bo")
        assert upload(client) == 200


def test_a_strange_answer_signs_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for another state, and one with a code that the provider never gave, lead to the start without a cookie."""
    with payback(monkeypatch) as client:
        for changed in ({"state": "other"}, {"code": "other"}):
            assert sign_in(client, "ana", **changed).headers["location"] == "/"
            assert upload(client) == 403


def test_a_token_that_is_over_signs_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long ago it was given."""
    with payback(monkeypatch, hours=-1) as client:
        sign_in(client, "ana")
        assert upload(client) == 403


def test_a_token_for_another_application_signs_nobody_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same provider says who it is, but to somebody else."""
    with payback(monkeypatch) as client:
        sign_in(client, "dan")
        assert upload(client) == 403


def test_a_cookie_is_worth_something_where_its_secret_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of it is what it copies, on every replica, while the sign-in lasts; with another secret it is nothing."""
    with payback(monkeypatch) as client:
        sign_in(client, "ana")
        replica = TestClient(client.app, base_url=HOST, client=("10.0.0.8", 5000), cookies=client.cookies)
        assert upload(replica) == 200
        with monkeypatch.context() as later:
            later.setenv("PAYBACK_SIGN_IN_HOURS", "1")
            later.setattr(access.is_signed_in, "__defaults__", (lambda: time.time() + 3_700,))
            assert upload(replica) == 403
        assert upload(replica) == 200
    before = str(config.get_option("server.cookieSecret"))
    config.set_option("server.cookieSecret", "o" * 48)
    try:
        with payback(monkeypatch) as stranger:
            stranger.cookies = client.cookies
            assert upload(stranger) == 403
    finally:
        config.set_option("server.cookieSecret", before)


def test_a_stranger_takes_no_place_of_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only place is for who signed in and may read; without one a connection of theirs is refused."""
    monkeypatch.setenv("PAYBACK_MOST_VIEWERS", "1")
    with payback(monkeypatch) as client:
        stream = partial(client.websocket_connect, STREAM, headers={"origin": HOST})
        with stream(), stream():
            sign_in(client, "bo")
            with stream():
                with pytest.raises(WebSocketDisconnect), stream():
                    pass
                assert client.get("/_stcore/page", headers={"accept": "text/html"}).status_code == 200
            sign_in(client, "eve")
            with stream():
                pass


def test_a_private_link_opens_for_who_signed_in_until_it_is_taken_back(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    """A stranger with the link reads the page of the sign-in and nothing of the plan; a reader the answer, once."""
    day = date(2026, 11, 30)
    token = create(store, Plan(), title="Spring", day=day, expires=None, by="ana@example.com")
    with payback(monkeypatch, routes=private_routes(lambda: store, lambda: day)) as client:

        def shared() -> tuple[int, str]:
            answer = client.get("/shared", params={"token": token, "lang": "en"}, headers={"accept": "text/html"})
            return answer.status_code, answer.text

        refused = shared()
        assert refused[0] == 403
        assert WORDS("private.sign_in") in refused[1]
        for who in ("bo", "zoe"):  # a reader, and somebody without any role
            sign_in(client, who)
            status, text = shared()
            assert status == 200
            assert WORDS("private.drivers") in text
        link = opened(store, token, day)
        assert link is not None
        revoke(store, link, by="ana@example.com")
        status, text = shared()
        assert status == 404
        assert WORDS("private.gone") in text
        client.cookies.clear()
        assert shared() == refused


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch, elsewhere: str) -> None:
    """Whatever an address of the sign-in names, one is led to the provider or to the start page."""
    with payback(monkeypatch) as client:
        named = dict.fromkeys(("provider", "next", "redirect", "redirect_uri", "url", "error_description"), elsewhere)
        for path in ("/auth/login", "/oauth2callback"):
            answer = client.get(path, params=named, follow_redirects=False)
            assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    ("line", "settings", "expected"),
    [
        (["/bin/uvicorn", "app:app"], {}, ["127.0.0.1"]),
        (["uvicorn", "app:app", "--host", "::"], {}, ["::"]),
        (["uvicorn", "--host=10.0.0.7", "app:app"], {}, ["10.0.0.7"]),
        (["uvicorn", "app:app"], {"UVICORN_HOST": "10.0.0.7"}, ["10.0.0.7"]),
        (["pytest"], {}, []),
        ([], {}, []),
    ],
)
def test_where_a_server_listens_is_read_from_its_command(
    line: list[str], settings: dict[str, str], expected: list[str]
) -> None:
    """As uvicorn reads it; other programs decide for themselves."""
    assert listens_on(line, settings) == expected


def test_a_server_without_secrets_does_not_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence says what is missing and where."""
    monkeypatch.setattr("payback.ui.server.start_checks.get_secrets_auth_section", lambda: AttrDict({}))
    with pytest.raises(SystemExit) as refused:
        start_or_exit()
    assert refused.value.code == 2
    assert isinstance(refused.value.__cause__, PaybackError)
    assert "client_id" in capsys.readouterr().err
