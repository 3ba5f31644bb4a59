"""While a slider is dragged, the browser draws what the model says, before the server hears of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import numpy as np
import pytest
from playwright.sync_api import expect

from payback.model import ASSUMPTIONS, HEADLINE, Plan, evaluate
from payback.model.live_tables import WITHOUT_TABLE
from payback.model.plan.plan import changed
from tests.e2e.curve import DRAWN, SETTLED
from tests.e2e.random_plans import assert_model_says, random_plan

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, WebSocketRoute

    from tests.e2e.server import LiveServer

PLACES = (0.31, 0.9, 0.05, 0.62, 0.17, 0.78, 0.44)
"""Where on its track a hand brings a slider."""

VISIBLE = 4
INSIDE = """element => {
  const [line, area] = ["line", "area"].map((part) => element.querySelector(`.pb-live-${part}`))
    .map((part) => part.getBoundingClientRect());
  return line.top >= area.top && line.bottom <= area.bottom;
}"""
"""Whether all of the moving line is in the figure."""
DRAWN_AT = f"salary => {DRAWN}.salary === salary"
RESTS_AT = f"salary => document.querySelector('{SETTLED}') && {DRAWN}.salary === salary"


def open_plan(page: Page, server: LiveServer, plan: Plan) -> Locator:
    """The page of a plan's link, at rest."""
    values = {name: getattr(plan, name) for name in ASSUMPTIONS}
    page.goto(f"{server.url}/?{urlencode({'v': 1, 'lang': 'en', **values})}")
    curve = page.get_by_test_id("payback-curve")
    expect(curve).to_have_attribute("data-state", "settled")
    return curve


@dataclass(frozen=True, slots=True)
class Held:
    """A slider in a hand: where its thumb was taken, and how far its track reaches."""

    x: float
    y: float
    start: float
    end: float


def take_hold(page: Page, name: str) -> Held:
    """Press the middle of a slider's thumb."""
    slider = page.locator(f".st-key-{name} input[type=range]")
    slider.scroll_into_view_if_needed()
    thumb, track = slider.bounding_box(), page.locator(f".st-key-{name} .stSlider").bounding_box()
    assert thumb is not None
    assert track is not None
    # The input that stands for the thumb begins where the thumb's middle is.
    held = Held(thumb["x"], thumb["y"] + thumb["height"] / 2, track["x"], track["x"] + track["width"])
    page.mouse.move(held.x, held.y)
    page.mouse.down()
    return held


class Kept:
    """What a server says while nobody is to hear it."""

    def __init__(self) -> None:
        """Hear everything at first."""
        self.keeps = False
        self.messages: list[tuple[WebSocketRoute, str | bytes]] = []

    def pass_on(self, browser: WebSocketRoute, message: str | bytes) -> None:
        """Send a message on, or keep it."""
        if self.keeps:
            self.messages.append((browser, message))
        else:
            browser.send(message)

    def begin(self) -> None:
        """Keep from now on."""
        self.keeps = True

    def end(self) -> None:
        """Send on what was kept, in its order, and whatever comes."""
        self.keeps = False
        for browser, message in self.messages:
            browser.send(message)


def answers_kept_back(page: Page) -> Kept:
    """The means to keep back what Python answers; before the page is opened."""
    kept = Kept()

    def route(browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        server.on_message(lambda message: kept.pass_on(browser, message))

    page.route_web_socket(re.compile("/_stcore/stream"), route)
    return kept


def shown(curve: Locator) -> dict[str, Any]:
    """What the curve says it shows, two frames after the last move."""
    return dict(
        curve.evaluate(
            """async (element) => {
              for (let k = 0; k < 2; k++) await new Promise(requestAnimationFrame);
              const { drawn, paybackMonth, state } = element.dataset;
              return { drawn, state, payback: paybackMonth, points: element.points() };
            }"""
        )
    )


def moved(curve: Locator, before: str | None) -> dict[str, Any]:
    """What the curve shows once it shows other values than before."""
    expect(curve).not_to_have_attribute("data-drawn", before or "")
    return shown(curve)


def agrees(seen: dict[str, Any], base: Plan) -> None:
    """The browser's points and payback month are the model's, for the values that the browser names."""
    plan = changed(base, json.loads(seen["drawn"]))
    assert_model_says(plan, seen["points"], float(seen["payback"]) if seen["payback"] else None)


def test_the_browser_agrees_with_the_model_while_dragging(page: Page, live_server: LiveServer) -> None:
    """A hand on each headline slider of a random plan: what is drawn is what the model says.

    That the arithmetic behind it is the model's at hundreds of plans is in `test_browser_arithmetic.py`; here it goes
    all the way, from the pointer through the tables of the page to the picture.
    """
    plan = random_plan(np.random.default_rng([2009, 0]))
    curve = open_plan(page, live_server, plan)
    agrees(shown(curve), plan)
    for name in HEADLINE:
        held = take_hold(page, name)
        for place in PLACES:
            before = curve.get_attribute("data-drawn")
            page.mouse.move(held.start + place * (held.end - held.start), held.y)
            agrees(moved(curve, before), plan)
        page.mouse.up()
        expect(curve).to_have_attribute("data-state", "settled")
        agrees(shown(curve), plan)


FORESEEN = """slider => {
  const curve = document.querySelector("[data-testid=payback-curve]");
  const salary = () => JSON.parse(curve.dataset.drawn).salary;
  const drawn = window.foreseen = [salary()];
  new MutationObserver(() => drawn.at(-1) === salary() || drawn.push(salary()))
    .observe(curve, { attributes: true, attributeFilter: ["data-drawn"] });
  window.arrived = () => drawn.at(-1) !== drawn[0] && Number(slider.value) === drawn.at(-1);
}"""
"""Keeps what the curve draws, one value after the other; `arrived`: it has moved on, and the slider has come there."""


def test_the_curve_foresees_where_the_slider_will_stand(page: Page, live_server: LiveServer) -> None:
    """What is drawn from the pointer is what the slider itself comes to carry, on its steps and at both ends.

    From one place to the next the curve draws no third value.
    """
    open_plan(page, live_server, Plan())
    slider = page.locator(".st-key-salary input[type=range]")
    slider.evaluate(FORESEEN)
    held = take_hold(page, "salary")
    for share in (0.31, 0.32, 0.77, 1.2, 0.5, -0.2, 0.13):
        before = page.evaluate("foreseen.splice(0, foreseen.length - 1) && foreseen[0]")
        page.mouse.move(held.start + share * (held.end - held.start), held.y)
        page.wait_for_function("() => arrived()")
        assert {*page.evaluate("foreseen")} == {before, float(slider.input_value())}
    page.mouse.up()


def test_what_only_python_can_tell_is_dimmed_while_the_curve_moves_and_no_longer(
    page: Page, live_server: LiveServer
) -> None:
    """Line, labels, band and streams are plain at rest, dimmed or away until Python has answered, and plain again."""
    kept = answers_kept_back(page)
    page.goto(f"{live_server.url}/?lang=en")
    expect(page.locator(SETTLED)).to_be_visible()
    label = page.locator("[data-testid=payback-curve] .annotation-text").first
    line = page.locator("[data-testid=payback-curve] .scatterlayer")
    streams = page.locator(".st-key-card-streams")

    def plain() -> None:
        expect(label).to_be_visible()
        expect(line).to_have_css("opacity", "1")
        expect(streams).to_have_css("opacity", "1")

    plain()
    kept.begin()
    held = take_hold(page, "salary")
    page.mouse.move(held.x + 40, held.y)
    expect(label).to_be_hidden()
    expect(line).to_have_css("opacity", "0.28")
    expect(streams).to_have_css("opacity", "0.4")
    kept.end()
    plain()
    page.mouse.up()
    expect(page.locator(SETTLED)).to_be_visible()
    plain()


def test_an_answer_is_asked_for_before_the_hand_lets_go(page: Page, live_server: LiveServer) -> None:
    """A slider that is held still tells Python its value; the curve stays live until it is let go."""
    with page.expect_websocket() as line:
        curve = open_plan(page, live_server, Plan())
    held = take_hold(page, "salary")
    with line.value.expect_event("framesent", lambda frame: b'"held"' in frame):
        page.mouse.move(held.x + 40, held.y)
    assert shown(curve)["state"] == "live"
    page.mouse.up()
    expect(curve).to_have_attribute("data-state", "settled")


def test_a_resting_hand_sees_the_band_ahead_and_none_of_it_when_it_goes_back(
    page: Page, live_server: LiveServer
) -> None:
    """Held still, all of that place is shown as Python says it; taken back, everything is as it was."""
    curve = open_plan(page, live_server, Plan())
    band = curve.locator(".scatterlayer .js-fill").first
    before, told = band.get_attribute("d"), "element => element.querySelector('.pb-plot').data[0].y[12]"
    lowest = curve.evaluate(told)
    held = take_hold(page, "salary")
    page.mouse.move(held.x + 60, held.y, steps=3)
    page.wait_for_function(
        f"before => ({told})(document.querySelector('[data-testid=payback-curve]')) < before", arg=lowest
    )
    assert shown(curve)["state"] == "live"
    expect(curve.locator(".scatterlayer")).to_have_css("opacity", "1")
    page.mouse.move(held.x, held.y, steps=3)
    expect(curve).to_have_attribute("data-state", "settled")
    expect(band).to_have_attribute("d", before or "")
    page.mouse.up()


def test_what_python_said_in_the_hand_stays_when_it_lets_go(page: Page, live_server: LiveServer) -> None:
    """At rest at once, without another word of Python; its word then changes nothing."""
    kept = answers_kept_back(page)
    curve = open_plan(page, live_server, Plan())
    sentence = page.locator(".st-key-verdict h1")
    held = take_hold(page, "salary")
    page.mouse.move(held.end, held.y, steps=3)
    expect(curve).to_have_attribute("data-state", "live")
    expect(sentence).not_to_have_attribute("data-live", re.compile(""))
    expect(curve.locator(".scatterlayer")).to_have_css("opacity", "1")
    kept.begin()
    page.mouse.up()
    expect(curve).to_have_attribute("data-state", "settled")
    told, state = sentence.inner_text(), shown(curve)
    kept.end()
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert (sentence.inner_text(), shown(curve)) == (told, state)
    assert json.loads(state["drawn"])["salary"] == ASSUMPTIONS["salary"].high
    agrees(state, changed(Plan(), {"salary": ASSUMPTIONS["salary"].high}))


def test_a_hand_that_rests_elsewhere_and_comes_back_in_haste_leaves_no_trace(
    page: Page, live_server: LiveServer
) -> None:
    """Python was asked what the slider comes to where it rested; let go where it was taken, that is forgotten."""
    curve = open_plan(page, live_server, Plan())
    before = shown(curve)
    held = take_hold(page, "salary")
    page.mouse.move(held.x + 60, held.y, steps=3)
    expect(curve).to_have_attribute("data-state", "live")
    expect(page.locator(".st-key-verdict h1")).not_to_have_attribute("data-live", re.compile(""))
    page.mouse.move(held.x, held.y)
    page.mouse.up()
    page.wait_for_function(
        'points => document.querySelector("[data-testid=payback-curve]").points()[1] === points[1]',
        arg=before["points"],
    )
    expect(curve).to_have_attribute("data-state", "settled")
    assert shown(curve) == before


def test_a_figure_out_of_view_follows_before_anybody_sees_it(page: Page, live_server: LiveServer) -> None:
    """Its words change at once; it is drawn when it comes into view or when there is time, and is dimmed until then."""
    page.set_viewport_size({"width": 1280, "height": 600})
    curve = open_plan(page, live_server, Plan())
    streams = page.locator(".st-key-card-streams figure")
    expect(streams).to_have_attribute("data-state", "settled")
    cost = streams.locator(".js-line").last
    before = cost.get_attribute("d")
    page.locator(".st-key-salary input[type=range]").press("Home")
    expect(curve).to_have_attribute("data-state", "settled")
    streams.scroll_into_view_if_needed()
    expect(cost).not_to_have_attribute("d", before or "")
    expect(streams).not_to_have_attribute("data-pb-before", "")


def sidebar_sliders() -> list[str]:
    """Every other assumption that moves the curve."""
    return [name for name in ASSUMPTIONS if name not in (*HEADLINE, *WITHOUT_TABLE)]


def test_any_slider_of_the_sidebar_moves_the_curve(page: Page, live_server: LiveServer) -> None:
    """A hand on a visible slider of the sidebar moves the curve before it lets go, and rightly."""
    page.goto(f"{live_server.url}/?lang=en")
    curve = page.get_by_test_id("payback-curve")
    expect(curve).to_have_attribute("data-state", "settled")
    plan = changed(Plan(), json.loads(shown(curve)["drawn"]))
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-effort .stSlider")).to_be_in_viewport(ratio=1)  # the sidebar slides in
    hands = 0
    for name in sidebar_sliders():
        slider = page.locator(f".st-key-{name} input[type=range]")
        if hands == VISIBLE or not slider.is_visible():
            continue
        held, before = take_hold(page, name), curve.get_attribute("data-drawn")
        width = held.end - held.start
        page.mouse.move(held.start + 0.55 * width, held.y)
        expect(curve).to_have_attribute("data-state", "live")
        page.mouse.move(held.start + 0.7 * width, held.y)
        before = moved(curve, before)["drawn"]  # its table has come
        page.mouse.move(held.start + 0.4 * width, held.y)
        agrees(moved(curve, before), plan)
        hands += 1
        page.mouse.up()
        expect(curve).to_have_attribute("data-state", "settled")
        plan = changed(plan, json.loads(shown(curve)["drawn"]))
    assert hands == VISIBLE


@pytest.mark.parametrize("first", ["benefits", "Sales from clicks"])
def test_the_headline_moves_the_curve_after_something_else_has(page: Page, live_server: LiveServer, first: str) -> None:
    """Other tables are asked for: the curve agrees with the plan in which another slider, or what counts, has moved."""
    page.goto(f"{live_server.url}/?lang=en")
    curve = page.get_by_test_id("payback-curve")
    expect(curve).to_have_attribute("data-state", "settled")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-effort .stSlider")).to_be_in_viewport(ratio=1)
    before, plan = shown(curve), changed(Plan(), json.loads(shown(curve)["drawn"]))
    if first in ASSUMPTIONS:
        page.locator(f".st-key-{first} input[type=range]").focus()
        page.keyboard.press("ArrowRight")
        expect(curve).not_to_have_attribute("data-drawn", str(before["drawn"]))
    else:
        page.get_by_test_id("stSidebar").get_by_role("button", name=first).click()
        plan = changed(plan, {"streams": tuple(stream for stream in plan.streams if stream != "sales")})
        page.wait_for_function("(was) => `${document.querySelector('[data-testid=payback-curve]').points()}` !== was",
                               arg=",".join(map(str, before["points"])))  # fmt: skip
    expect(curve).to_have_attribute("data-state", "settled")
    held, rest = take_hold(page, "salary"), curve.get_attribute("data-drawn")
    page.mouse.move(held.start + 0.6 * (held.end - held.start), held.y)
    expect(curve).to_have_attribute("data-state", "live")
    drawn = moved(curve, rest)["drawn"]
    page.mouse.move(held.start + 0.4 * (held.end - held.start), held.y)
    seen = moved(curve, drawn)
    assert seen["state"] == "live"
    agrees(seen, plan)
    page.mouse.up()


def test_the_headline_moves_the_curve_of_a_plan_that_had_no_answer(page: Page, live_server: LiveServer) -> None:
    """A plan without an answer has no tables; once it has one, the browser gets them and the curve moves."""
    page.goto(f"{live_server.url}/?v=1&lang=en&horizon=6&wait=6")
    curve = page.get_by_test_id("payback-curve")
    expect(page.locator(".st-key-verdict h1")).to_have_text("This plan has no answer yet.")
    expect(curve).to_have_count(0)
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-wait .stSlider")).to_be_in_viewport(ratio=1)
    page.locator(".st-key-wait input[type=range]").focus()
    page.keyboard.press("ArrowLeft")
    expect(curve).to_have_attribute("data-state", "settled")
    plan = changed(Plan(), {"horizon": 6.0, "wait": 5.0})
    held, rest = take_hold(page, "salary"), curve.get_attribute("data-drawn")
    page.mouse.move(held.start + 0.6 * (held.end - held.start), held.y)
    expect(curve).to_have_attribute("data-state", "live")
    agrees(moved(curve, rest), plan)
    page.mouse.up()


def test_a_key_moves_the_curve_and_the_server_follows(page: Page, live_server: LiveServer) -> None:
    """An arrow key on a slider shows the next step at once, and the settled page says the same."""
    page.goto(f"{live_server.url}/?lang=en")
    curve = page.get_by_test_id("payback-curve")
    expect(curve).to_have_attribute("data-state", "settled")
    rest = shown(curve)["drawn"]
    page.locator(".st-key-conversion input[type=range]").focus()
    page.keyboard.press("ArrowRight")
    after = json.loads(moved(curve, rest)["drawn"])
    assert after["conversion"] == pytest.approx(json.loads(rest)["conversion"] + ASSUMPTIONS["conversion"].step)
    plan = changed(Plan(), after)
    expect(curve).to_have_attribute("data-state", "settled")
    expect(page.locator(".st-key-verdict h1")).to_contain_text(str(round(evaluate(plan, draws=2).payback_month or 0)))


def test_every_key_counts_however_fast_they_come(page: Page, live_server: LiveServer) -> None:
    """Keys that follow each other within a frame count one after another, and the curve settles on the last."""
    open_plan(page, live_server, Plan())
    slider = page.locator(".st-key-salary input[type=range]")
    page.locator(".st-key-effort .pb-value").wait_for(state="attached")  # nothing more comes from the first run
    slider.focus()
    slider.evaluate("slider => { window.heard = []; slider.addEventListener('keydown', e => heard.push(e.key)); }")
    keys = ["ArrowRight"] * 6 + ["ArrowLeft"] * 2 + ["ArrowRight", "Home", "ArrowUp", "ArrowUp"]
    for key in keys:
        page.keyboard.press(key)
    row = ASSUMPTIONS["salary"]
    last = row.low + 2 * row.step
    expect(slider).to_have_attribute("value", f"{last:g}")
    assert page.evaluate("heard") == keys
    page.wait_for_function(RESTS_AT, arg=last)


def test_a_slider_that_moves_at_once_does_not_lose_the_sidebar(page: Page, live_server: LiveServer) -> None:
    """A newcomer's sidebar comes after the answer, also for somebody who does not wait for it."""
    page.goto(f"{live_server.url}/?lang=en")
    slider = page.locator(".st-key-salary input[type=range]")
    slider.wait_for(state="attached")
    slider.focus()
    slider.press("ArrowRight")
    page.locator(".st-key-effort .pb-value").wait_for(state="attached")
    page.wait_for_url("**salary=60500**")


def test_a_slider_let_go_in_haste_stands_where_its_hand_was(page: Page, live_server: LiveServer) -> None:
    """A held slider looks at its pointer only now and then, but never misses where it was let go."""
    open_plan(page, live_server, Plan())
    slider = page.locator(".st-key-salary input[type=range]")
    held = take_hold(page, "salary")
    for share in (0.3, 0.6, 0.9):
        page.mouse.move(held.start + share * (held.end - held.start), held.y)
    page.mouse.up()
    row = ASSUMPTIONS["salary"]
    page.wait_for_function("([name, low]) => Number(document.querySelector(name).value) > low",
                           arg=[".st-key-salary input[type=range]", row.low + 0.85 * (row.high - row.low)])  # fmt: skip
    stands = float(slider.input_value())
    assert stands == pytest.approx(row.low + 0.9 * (row.high - row.low), abs=0.05 * (row.high - row.low))
    page.wait_for_function(RESTS_AT, arg=stands)
    assert float(slider.input_value()) == stands


def test_a_line_that_leaves_the_amounts_in_view_has_them_reach_further(page: Page, live_server: LiveServer) -> None:
    """The axis is drawn wider with the figure's own line on it, and is the figure's again when Python has answered."""
    kept = answers_kept_back(page)
    curve = open_plan(page, live_server, Plan())
    ticks, wider = curve.locator(".ytick").first, curve.locator(".pb-live-grid text")
    expect(ticks).to_be_visible()
    kept.begin()
    held = take_hold(page, "salary")
    page.mouse.move(held.x + 5, held.y)
    expect(curve).to_have_attribute("data-state", "live")
    expect(ticks).to_be_visible()
    page.mouse.move(held.end, held.y, steps=5)
    page.wait_for_function(DRAWN_AT, arg=ASSUMPTIONS["salary"].high)
    expect(ticks).to_be_hidden()
    expect(wider.first).to_be_visible()
    lowest = int(re.sub(r"\D", "", wider.first.text_content() or ""))
    assert 0.6 * lowest <= -min(shown(curve)["points"]) <= 1.5 * lowest
    assert curve.evaluate(INSIDE)
    kept.end()
    page.mouse.up()
    expect(curve).to_have_attribute("data-state", "settled")
    expect(ticks).to_be_visible()
    expect(wider.first).to_be_hidden()


ALL_READ = "parts => Object.entries(parts).every(([at, text]) => document.querySelector(at)?.innerText === text)"
"""Whether each part of the page reads as it says here."""


def test_a_drag_that_comes_back_leaves_no_trace(page: Page, live_server: LiveServer) -> None:
    """Dragged away and back before letting go, every word and figure is Python's again."""
    page.goto(f"{live_server.url}/?lang=fr")
    curve = page.get_by_test_id("payback-curve")
    expect(curve).to_have_attribute("data-state", "settled")
    parts = {part: page.locator(part).inner_text() for part in (".st-key-verdict h1", ".pb-tiles")}
    held = take_hold(page, "salary")
    page.mouse.move(held.x + 0.4 * (held.end - held.x), held.y, steps=5)
    expect(curve).to_have_attribute("data-state", "live")
    page.wait_for_function(f"tiles => !({ALL_READ})(tiles)", arg={".pb-tiles": parts[".pb-tiles"]})
    page.mouse.move(held.x, held.y, steps=5)
    expect(curve).to_have_attribute("data-state", "settled")
    page.mouse.up()
    page.wait_for_function(ALL_READ, arg=parts)
    expect(curve).to_have_attribute("data-state", "settled")
    expect(page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert {part: page.locator(part).inner_text() for part in parts} == parts
