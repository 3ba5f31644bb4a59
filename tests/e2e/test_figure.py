"""A figure in a real browser: which plan it says it shows, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer

FIGURE = """async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const address = (part) => loaded.find((name) => name.includes(part));
  const { default: figure } = await import(address("figure.js"));
  const parentElement = document.body.appendChild(document.createElement("div"));
  parentElement.style.cssText = "position: absolute; top: 5000px; width: 600px";
  parentElement.innerHTML = '<figure data-testid="of-a-plan"></figure>';
  const root = parentElement.firstChild;
  const said = { title: "", note: "", alt: "", words: { table: "" }, table: { columns: [], rows: [] } };
  const locale = { moduleType: "locale", name: "none", dictionary: {}, format: {} };
  const drawn = { figure: { data: [], layout: {} }, narrow: {}, dark: {}, height: 200, locale };
  window.show = (plan) => figure({ data: { ...said, ...drawn, plotly: address("plotly-basic"), plan }, parentElement });
  window.waiting = [];
  const watch = () => root.hasAttribute("data-pb-before") && window.waiting.push(root.dataset.plan ?? "");
  new MutationObserver(watch).observe(root, { attributeFilter: ["data-pb-before"] });
}"""
"""Puts a figure far below what is in view, where it is drawn a moment later."""


def test_a_figure_follows_the_theme_of_an_open_page(page: Page, live_server: LiveServer) -> None:
    """In the evening, say: what stands in a figure is readable on the other ground without a word from the server."""
    for path, figure in (("", "[data-testid=payback-curve]"), ("drivers", ".st-key-tornado figure")):
        page.emulate_media(color_scheme="light")
        page.goto(f"{live_server.url}/{path}?lang=en")
        drawn = page.locator(figure)
        expect(drawn).to_have_attribute("data-state", "settled")
        colour = drawn.locator(".xtick text").first.evaluate("text => getComputedStyle(text).fill")
        page.emulate_media(color_scheme="dark")
        expect(drawn.locator(".xtick text").first).not_to_have_css("fill", colour)


def test_a_figure_names_its_plan_from_when_it_is_drawn(page: Page, live_server: LiveServer) -> None:
    """While it waits for its turn it shows the plan before, and says so."""
    page.goto(f"{live_server.url}/drivers?lang=en")
    expect(page.locator(".st-key-tornado figure")).to_have_attribute("data-state", "settled")
    page.evaluate(FIGURE)
    figure = page.get_by_test_id("of-a-plan")
    for plan in ("one", "two"):
        page.evaluate("plan => void show(plan)", plan)
        expect(figure).to_have_attribute("data-plan", plan)
    assert page.evaluate("waiting") == ["", "one"]
    page.evaluate("void show('')")
    expect(figure).not_to_have_attribute("data-plan", "two")


LATE = """() => {
  window.due = [];
  const original = window.setTimeout;
  window.setTimeout = (act, after) => (after === 1000 ? window.due.push(act) : original(act, after));
}"""
"""Keeps what a figure leaves for later, so that a test says when that is."""

DUE = """async (isMoving) => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { plan } = await import(loaded.find((name) => name.includes("plan_on_screen.js")));
  plan.isMoving = isMoving === "moving";
  window.due.pop()();
}"""
"""What was left for later is due, while keys move a control or none do."""


AFTER_FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_a_figure_out_of_view_is_not_drawn_under_a_moving_hand(page: Page, live_server: LiveServer) -> None:
    """It takes longer than a frame of the curve has: it waits until the hand has let go."""
    page.goto(f"{live_server.url}/drivers?lang=en")
    expect(page.locator(".st-key-tornado figure")).to_have_attribute("data-state", "settled")
    page.evaluate(FIGURE)
    page.evaluate(LATE)
    page.evaluate("void show('one')")
    figure = page.get_by_test_id("of-a-plan")
    expect(figure).to_have_attribute("data-pb-before", "")
    page.evaluate(DUE, "moving")
    assert page.evaluate("due.length") == 1
    page.mouse.down()
    page.evaluate(DUE, "at rest")
    assert page.evaluate("due.length") == 1
    expect(figure).not_to_have_attribute("data-plan", "one")
    page.mouse.up()
    page.evaluate(AFTER_FRAME)
    page.evaluate(DUE, "at rest")
    expect(figure).to_have_attribute("data-plan", "one")


def test_a_figure_is_taken_away_as_figures_and_as_a_picture(page: Page, live_server: LiveServer) -> None:
    """Written in the browser, named after whose and what it is: the rows of its table, and a drawing with its title."""
    page.goto(f"{live_server.url}/drivers?lang=fr")
    figure = page.locator(".st-key-tornado figure")
    expect(figure).to_have_attribute("data-state", "settled")
    figure.locator("summary").click()
    title = figure.locator(".pb-title").inner_text()
    contents = {}
    for kind in ("csv", "svg", "png"):
        with page.expect_download() as download:
            figure.locator(f"[data-file={kind}]").click()
        assert download.value.suggested_filename.startswith("Lainerie Pointe-aux-Brumes - Valeur actuelle nette")
        contents[kind] = download.value.path().read_bytes()
    lines = contents["csv"].decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + figure.locator("tbody tr").count()
    assert float(lines[1].split(";")[2].replace(",", "."))
    assert title in contents["svg"].decode()
    assert contents["png"].startswith(b"\x89PNG")
