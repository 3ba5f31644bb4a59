"""A private link in a browser: nothing that reaches its reader tells the salary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from payback.i18n import Words

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.conftest import CreateContext
    from tests.e2e.server import LiveServer

SALARY = 71_234
WORDS = Words("en")


def test_a_private_link_gives_no_salary_away(
    changing_server: LiveServer, page: Page, new_context: CreateContext
) -> None:
    """Page, answers, addresses and sockets of its reader hold no money; taken back, it opens nothing any more."""
    page.goto(f"{changing_server.url}/scenarios?lang=en&salary={SALARY}")
    page.get_by_role("button", name=WORDS("private.make")).click()
    link = page.locator(".st-key-card-private-links code").inner_text()

    reader = new_context().new_page()
    answers: list[str] = []
    sockets: list[str] = []
    reader.on("response", lambda answer: answers.append(f"{answer.url}\n{answer.headers}\n{answer.text()}"))
    reader.on("websocket", lambda socket: sockets.append(socket.url))
    reader.goto(link, wait_until="networkidle")
    expect(reader.get_by_text(WORDS("private.drivers"))).to_be_visible()
    seen = "\n".join([*answers, reader.content(), reader.url])
    written = (str(SALARY), f"{SALARY:,}", WORDS.money(SALARY, "CAD"), "$", "CAD")
    assert [text for text in written if text in seen] == []
    assert link in answers[0]
    assert sockets == []
    assert reader.locator("a, script, button, input").count() == 0

    page.get_by_role("button", name=WORDS("private.revoke")).click()
    expect(page.get_by_role("button", name=WORDS("private.revoke"))).to_have_count(0)
    closed = reader.request.get(link)
    assert (closed.status, closed.text()) == (404, reader.request.get(f"{link}x").text())
