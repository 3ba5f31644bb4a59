"""The page of a private link as the server answers it, whoever asks."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from payback.i18n import Words
from payback.model import Plan
from payback.store import StoreError
from payback.ui import server
from payback.ui.server import private_page
from payback.ui.server.request_limits import RATES
from payback.workflows.private_links import create, opened, revoke

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.store import Store

DAY = date(2026, 11, 30)
YESTERDAY = date(2026, 11, 29)
PLAN = Plan()


def client(store: Callable[[], Store], *, host: str = "127.0.0.1", name: str = "localhost") -> TestClient:
    """A client of a server with this store."""
    routes = server.routes(lambda: 1, store, lambda: DAY)
    return TestClient(
        Starlette(routes=routes, middleware=server.middleware()), base_url=f"http://{name}", client=(host, 5000)
    )


def out_of_reach() -> Store:
    """A store that does not answer."""
    raise StoreError("store_busy")


@pytest.mark.parametrize("access", ["local", "view"])
def test_a_token_opens_its_page_without_any_right(store: Store, monkeypatch: pytest.MonkeyPatch, access: str) -> None:
    """In the language of the link, else of the browser; nothing keeps it, and nothing in it runs."""
    monkeypatch.setenv("PAYBACK_ACCESS", access)
    token = create(store, PLAN, title="Spring", day=DAY, expires=None, by="ada")
    visitor = client(lambda: store) if access == "local" else client(lambda: store, host="10.0.0.7", name="payback.io")
    answer = visitor.get(f"/shared?token={token}", headers={"accept-language": "fr"})
    assert answer.status_code == 200
    assert Words("fr")("private.drivers") in answer.text
    assert Words("en")("private.drivers") in visitor.get(f"/shared?token={token}&lang=en").text
    assert answer.headers["cache-control"] == "no-store"
    assert "<script" not in answer.text


def test_what_opens_nothing_looks_the_same(store: Store) -> None:
    """Unknown, taken back, run out, cut off, or none at all: one sentence, to the last byte."""
    taken_back, over = (
        create(store, PLAN, title="x", day=YESTERDAY, expires=expires, by="ada") for expires in (None, YESTERDAY)
    )
    link = opened(store, taken_back, DAY)
    assert link is not None
    revoke(store, link, by="ada")
    tokens = [f"?token={token}" for token in (taken_back, over, over[:-1], "x" * 9_999, "é%00")]
    answers = [client(lambda: store).get(f"/shared{query}") for query in [*tokens, ""]]
    assert {(answer.status_code, answer.text) for answer in answers} == {(404, answers[0].text)}
    assert Words("en")("private.gone") in answers[0].text


def test_who_signs_in_elsewhere_signs_in_here_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where people sign in a token alone opens nothing; once somebody has, no role is asked for."""
    token = create(store, PLAN, title="", day=DAY, expires=None, by="ada")
    monkeypatch.setenv("PAYBACK_ACCESS", "oidc")
    visitor = client(lambda: store, host="10.0.0.7", name="payback.io")
    refused = [visitor.get(f"/shared?token={each}") for each in (token, "unknown")]
    assert {(answer.status_code, answer.text) for answer in refused} == {(403, refused[0].text)}
    monkeypatch.setattr(private_page, "reader_claims", lambda _: {"is_logged_in": True, "iat": time.time()})
    assert visitor.get(f"/shared?token={token}").status_code == 200


def test_a_slash_behind_the_path_sends_nobody_elsewhere(store: Store) -> None:
    """An absolute address to go on to could lead a token over a line that is not encrypted."""
    answers = [client(lambda: store).get(f"{path}?token=x", follow_redirects=False) for path in ("/shared", "/shared/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_tokens_cannot_be_tried_out() -> None:
    """From one address only so many a minute; a store that does not answer is said, too."""
    (rate,) = (rate.in_a_minute for rate in RATES if rate.path == private_page.PATH)
    visitor = client(out_of_reach)
    statuses = [visitor.get("/shared?token=x").status_code for _ in range(rate + 1)]
    assert statuses == [503] * rate + [429]
