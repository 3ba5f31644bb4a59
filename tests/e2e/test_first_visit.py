"""The first visit of all, and a visit from behind a proxy that lets no WebSocket through."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from payback.i18n import Words
from payback.workflows.demo_company import DEMO
from tests.e2e.curve import opened, slider, take_hold
from tests.e2e.server import serve

if TYPE_CHECKING:
    from playwright.sync_api import Page, WebSocketRoute

    from tests.e2e.server import LiveServer

APP = Path(__file__).with_name("held_demo.py")


def test_a_new_store_opens_with_the_verdict(tmp_path: Path, page: Page) -> None:
    """The board is complete while the store is empty; the history leaves a slider in the hand that holds it."""
    demo, pipe = tmp_path / "demo", tmp_path / "demo" / "pipe"
    (demo / "2026").mkdir(parents=True)
    for name in ("plan.toml", "answers.toml", "2026/Follows.csv"):
        shutil.copy(DEMO / name, demo / name)
    os.mkfifo(pipe)
    for server in serve(tmp_path, {"HELD_DEMO": str(demo)}, app=APP):
        curve, salary, line = opened(page, server), slider(page, "salary"), page.locator(".st-key-pb-arrival")
        expect(page.locator("#pb-start")).to_have_count(0)
        expect(page.locator(".st-key-verdict h1")).to_contain_text("futile")
        expect(line).to_contain_text(Words("en")("demo.soon"))
        place, began = take_hold(page, "salary"), salary.input_value()
        page.mouse.move(place.at(0.7), place.y)
        expect(salary).not_to_have_value(began)
        held = salary.input_value()
        pipe.write_bytes(b"go on")
        expect(line).to_have_count(0)
        expect(salary).to_have_value(held)
        page.mouse.up()
        expect(curve).to_have_attribute("data-state", "settled")
        expect(salary).to_have_value(held)


@pytest.mark.first_visit
def test_where_no_websocket_opens_the_address_to_allow_is_named(live_server: LiveServer, page: Page) -> None:
    """After ten seconds, at the first visit and when the connection is lost; it goes when the connection comes."""
    open_ones: list[WebSocketRoute] = []
    let_through = False

    def proxy(websocket: WebSocketRoute) -> None:
        if let_through:
            websocket.connect_to_server()
            open_ones.append(websocket)
        else:
            websocket.close()

    sentence, address = page.locator("#pb-blocked"), urlsplit(live_server.url)
    page.clock.install()
    page.route_web_socket(re.compile(r"/_stcore/stream"), proxy)
    page.goto(f"{live_server.url}/?lang=fr")
    expect(page.locator("#pb-start")).to_contain_text(Words("fr")("app.question"))
    expect(sentence).to_be_hidden()
    page.clock.fast_forward(10_000)
    expect(sentence).to_be_visible()
    expect(sentence).to_contain_text(f"service informatique d’autoriser ws://{address.netloc}/_stcore/stream.")

    let_through = True
    page.clock.fast_forward(60_000)
    expect(page.locator(".st-key-verdict h1")).to_be_visible()
    expect(sentence).to_be_hidden()
    expect(page.locator("#pb-start")).to_have_count(0)

    let_through = False
    open_ones[-1].close()
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(0)
    page.clock.fast_forward(10_000)
    expect(sentence).to_be_visible()
    expect(page.locator(".st-key-verdict h1")).to_be_visible()
