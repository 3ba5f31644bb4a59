"""The board: hands on its controls, exact numbers, one plan on screen, and Python's answer when they let go."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from playwright.sync_api import expect

from payback.model import ASSUMPTIONS, HEADLINE, Plan, evaluate
from payback.model.plan.plan import changed
from tests.e2e.at_rest import FITS, TOO_WIDE, at_rest
from tests.e2e.curve import (
    AT_FIRST,
    DRAWN,
    agrees,
    drawn,
    field,
    moved,
    open_plan,
    opened,
    shown,
    slider,
    take_hold,
    track,
)
from tests.e2e.random_plans import random_plan

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.e2e.server import LiveServer

PLACES = (0.31, 0.9, 0.05, 0.62)
"""Where on its track a hand brings a slider."""

RESTS_AT = f"""([name, value]) => document.querySelector("[data-testid=payback-curve][data-state=settled]")
  && Math.abs({DRAWN}[name] - value) < 1e-9"""


def test_the_browser_agrees_with_the_model_while_dragging(page: Page, live_server: LiveServer) -> None:
    """A hand on each headline slider of a random plan: what is drawn is what the model says.

    That the arithmetic behind it is the model's at hundreds of plans is in `test_browser_arithmetic.py`; here it goes
    all the way, from the pointer through the tables of the page to the picture.
    """
    plan = random_plan(np.random.default_rng([2009, 0]))
    curve = open_plan(page, live_server, plan)
    agrees(shown(curve), plan)
    for name in HEADLINE:
        place = take_hold(page, name)
        for share in PLACES:
            before = curve.get_attribute("data-drawn")
            page.mouse.move(place.at(share), place.y)
            agrees(moved(curve, before), plan)
        page.mouse.up()
        expect(curve).to_have_attribute("data-state", "settled")
        agrees(shown(curve), plan)


def test_a_panel_control_moves_the_curve_and_can_be_put_on_the_board(page: Page, live_server: LiveServer) -> None:
    """Its table comes with a hand near; on the board it has the last headline control's place and the keyboard."""
    curve = opened(page, live_server)
    plan = changed(AT_FIRST, drawn(curve))
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-pb-assumptions h2")).to_be_in_viewport(ratio=1)  # the sidebar slides in
    place = take_hold(page, "recruiting")
    page.mouse.move(place.at(0.5), place.y)
    page.wait_for_function("() => document.querySelector('[data-testid=payback-curve]').dataset.state === 'live'")
    before = curve.get_attribute("data-drawn")
    page.mouse.move(place.at(0.7), place.y)
    agrees(moved(curve, before), plan)
    page.mouse.up()
    expect(curve).to_have_attribute("data-state", "settled")
    page.locator(".st-key-recruiting .pb-way", has_text="benchmark").press("Enter")
    expect(slider(page, "recruiting")).to_be_focused()
    page.locator(".st-key-recruiting .pb-pin").press("Enter")
    expect(page.locator(".pb-board .st-key-recruiting")).to_be_visible()
    expect(slider(page, "recruiting")).to_be_focused()
    expect(page.locator(".pb-board .st-key-conversion")).to_have_count(0)
    expect(page).to_have_url(re.compile("board=salary%2Cfollower_growth%2Crecruiting"))
    page.locator(".pb-board .pb-unpin").click()
    expect(page.locator(".pb-board .st-key-conversion")).to_be_visible()
    expect(slider(page, "conversion")).to_be_focused()


CHAIN = Plan(followers=250_000, addressable=2_000_000)


@pytest.mark.parametrize("first", ["benefits", "Sales from clicks"])
def test_the_headline_moves_the_curve_after_something_else_has(page: Page, live_server: LiveServer, first: str) -> None:
    """Other tables are asked for: the curve agrees with the plan in which a value, or what counts, has changed."""
    curve = opened(page, live_server)
    plan, key = changed(AT_FIRST, drawn(curve)), curve.get_attribute("data-plan")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-pb-assumptions h2")).to_be_in_viewport(ratio=1)
    if first in ASSUMPTIONS:
        slider(page, first).focus()
        page.keyboard.press("ArrowRight")
    else:
        page.get_by_test_id("stSidebar").get_by_role("button", name=first).click()
        plan = changed(plan, {"streams": tuple(stream for stream in plan.streams if stream != "sales")})
    expect(curve).not_to_have_attribute("data-plan", key or "")
    expect(curve).to_have_attribute("data-state", "settled")
    place, rest = take_hold(page, "salary"), curve.get_attribute("data-drawn")
    page.mouse.move(place.at(0.6), place.y)
    before = moved(curve, rest)["drawn"]  # its tables have come
    page.mouse.move(place.at(0.4), place.y)
    seen = moved(curve, before)
    assert seen["state"] == "live"
    agrees(seen, plan)
    page.mouse.up()


def test_a_drag_that_comes_back_leaves_no_trace(page: Page, live_server: LiveServer) -> None:
    """Dragged away and back before letting go, every word and figure is Python's again, without a word to it."""
    curve = opened(page, live_server, "lang=fr")
    parts = ("h1", ".pb-doubt", ".pb-tiles", ".st-key-salary .pb-origin")
    before, url = {part: page.locator(part).first.inner_text() for part in parts}, page.url
    place = take_hold(page, "salary")
    stood = slider(page, "salary").evaluate("input => (input.valueAsNumber - input.min) / (input.max - input.min)")
    page.mouse.move(place.at(0.9), place.y, steps=5)
    expect(curve).to_have_attribute("data-state", "live")
    page.mouse.move(place.at(stood), place.y, steps=5)
    expect(curve).to_have_attribute("data-state", "settled")
    page.mouse.up()
    assert {part: page.locator(part).first.inner_text() for part in parts} == before
    assert page.url == url


SEEN = """() => {
  window.torn = [];
  window.frames = window.looks = 0;
  const dims = (node) => node && (Number(getComputedStyle(node).opacity) < 1 || dims(node.parentElement));
  const look = () => {
    const nodes = [...document.querySelectorAll("[data-plan]")];
    const plans = (some) => new Set(some.map((node) => node.dataset.plan));
    const several = plans(nodes).size > 1;  // how a node looks takes a hundred times as long as whose it is
    const keys = plans(several ? nodes.filter((node) => node.getClientRects().length && !dims(node)) : []);
    frames += 1;
    looks += several;
    if (keys.size > 1) torn.push([...keys]);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Looks at every frame whether figures of two plans stand undimmed beside each other."""

SLOW_LINE = """(() => {
  const Native = window.WebSocket;
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  let due = 0;
  const waiting = [];
  const late = (handler, socket) => (event) => {
    due = Math.max(due, performance.now() + 400 * random() ** 2);
    waiting.push(() => handler.call(socket, event));
    setTimeout(() => waiting.shift()(), due - performance.now());
  };
  window.WebSocket = class extends Native {
    set onmessage(handler) { super.onmessage = late(handler, this); }
    addEventListener(type, handler, ...rest) {
      super.addEventListener(type, type === "message" ? late(handler, this) : handler, ...rest);
    }
  };
})()"""
"""Has every answer come late by a random time, in their order."""


@pytest.mark.first_visit
@pytest.mark.parametrize(
    ("path", "there"), [("", "[data-testid=payback-curve]"), ("drivers", ".st-key-tornado figure")]
)
def test_no_two_undimmed_places_show_figures_of_two_plans(
    page: Page, live_server: LiveServer, path: str, there: str
) -> None:
    """Two hundred moves of hands and keys while answers come late by random times: at no frame, on no page."""
    page.add_init_script(SLOW_LINE)
    page.goto(f"{live_server.url}/{path}?lang=en")
    expect(page.locator(there)).to_have_attribute("data-state", "settled")
    page.evaluate(SEEN)
    random = np.random.default_rng(15)
    for _ in range(20):
        name = str(random.choice(HEADLINE))
        if random.random() < 0.5:
            slider(page, name).focus()
            for key in random.choice(["ArrowLeft", "ArrowRight", "PageUp", "PageDown"], 10):
                page.keyboard.press(str(key))
        else:
            place = take_hold(page, name)
            for share in random.random(10):
                page.mouse.move(place.at(float(share)), place.y)
            page.mouse.up()
    last = slider(page, "salary").evaluate("input => input.valueAsNumber")
    page.wait_for_function(
        "() => new Set([...document.querySelectorAll('[data-plan]')].map((node) => node.dataset.plan)).size === 1"
    )
    assert page.evaluate("torn") == []
    assert page.evaluate("frames") > 100
    assert page.evaluate("looks") > 0
    assert slider(page, "salary").evaluate("input => input.valueAsNumber") == last


def test_what_is_kept_of_more_decimals_is_said(page: Page, live_server: LiveServer) -> None:
    """As long as the value stands; the field is right all the same."""
    opened(page, live_server)
    said = page.locator(".st-key-conversion .pb-problem")
    field(page, "conversion").fill("1.2345")
    field(page, "conversion").press("Enter")
    expect(said).to_have_text("“1.2345” is kept rounded: 1.23%.")
    expect(field(page, "conversion")).not_to_have_attribute("aria-invalid", "true")
    field(page, "conversion").fill("2%")
    field(page, "conversion").press("Enter")
    expect(said).to_be_hidden()


def test_what_is_typed_is_kept_exactly(page: Page, live_server: LiveServer) -> None:
    """To the cent, the person, the hundredth of a percent: in page, address and answer; also outside of the slider."""
    curve = opened(page, live_server)
    typed = {"salary": ("61 234,56 $", 61_234.56), "follower_growth": ("1.37 %", 0.0137), "conversion": ("1,5%", 0.015)}
    for name, (text, value) in typed.items():
        field(page, name).fill(text)
        field(page, name).press("Enter")
        page.wait_for_function(RESTS_AT, arg=[name, value])
        expect(page).to_have_url(re.compile(rf"[?&]{name}={value}(&|$)"))
    expect(field(page, "salary")).to_have_value("$61,234.56 a year")
    expect(page.locator(".st-key-salary .pb-origin")).to_have_text(re.compile(r"^set by you · costs \$[\d,]+ all in"))
    expect(slider(page, "salary")).to_have_attribute("data-exact", "61234.56")
    expect(slider(page, "salary")).to_have_attribute("aria-valuetext", "$61,234.56 a year")
    field(page, "salary").fill("18k")
    field(page, "salary").blur()
    page.wait_for_function(RESTS_AT, arg=["salary", 18_000])
    agrees(shown(curve), changed(AT_FIRST, drawn(curve)))


def test_a_page_is_reached_straight_out_of_a_field(page: Page, live_server: LiveServer) -> None:
    """What was typed is kept, without Enter, and the page comes that was asked for, under its own address."""
    opened(page, live_server)
    field(page, "salary").click()
    page.keyboard.type("50500")
    page.get_by_role("link", name="Team", exact=True).first.click()
    expect(page.locator(".st-key-effort_curve figure[data-state=settled]")).to_be_attached()
    page.wait_for_url("**/team?*salary=50500*")
    expect(field(page, "salary")).to_have_value("$50,500 a year")


def test_another_language_is_reached_straight_out_of_a_field(page: Page, live_server: LiveServer) -> None:
    """Everything is said in it, of the plan with what was typed."""
    opened(page, live_server)
    field(page, "salary").click()
    page.keyboard.type("50500")
    page.locator(".st-key-lang").get_by_text("fr", exact=True).click()
    expect(page.get_by_role("button", name="Copier le lien")).to_be_visible()
    expect(page).to_have_url(re.compile("salary=50500"))
    expect(field(page, "salary")).to_have_value("50\u00a0500\u00a0$ par an")


def test_what_is_no_value_stays_in_its_field_with_a_sentence(page: Page, live_server: LiveServer) -> None:
    """A wrong text, none, one out of bounds; Esc takes back; another language in the middle of it loses nothing."""
    opened(page, live_server)
    salary, problem = field(page, "salary"), page.locator(".st-key-salary .pb-problem")
    before = salary.input_value()
    for text, sentence in (
        ("1.4.4", "“1.4.4” is not a number here. Write it like $54,000 a year."),
        ("60000%", "“60000%” is not a number here. Write it like $54,000 a year."),
        ("-5", "Salary is at least $0."),
    ):
        salary.fill(text)
        salary.press("Enter")
        expect(problem).to_have_text(sentence)
        expect(salary).to_have_value(text)
    page.locator(".st-key-lang").get_by_text("fr", exact=True).click()
    expect(page.get_by_role("button", name="Copier le lien")).to_be_visible()
    expect(salary).to_have_value("-5")
    salary.press("Escape")
    expect(problem).to_be_hidden()
    salary.fill("")
    salary.blur()
    expect(problem).to_contain_text("Rien n’est écrit")
    assert re.sub(r"\D", "", salary.input_value()) == re.sub(r"\D", "", before)


def test_a_language_switch_keeps_what_is_being_typed_in_the_panel(page: Page, live_server: LiveServer) -> None:
    """The panel says everything anew; a text that is no value yet stays, and so does the order after a pin."""
    opened(page, live_server)
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-pb-assumptions h2")).to_be_in_viewport(ratio=1)
    fields = "[...document.querySelectorAll('#pb-group-hire [data-value-of]')]"
    names = f"() => {fields}.map((field) => field.dataset.valueOf)"
    order = page.evaluate(names)
    page.locator(".st-key-wait .pb-pin").click()
    page.locator(".pb-board .pb-unpin").click()
    expect(page.locator("#pb-group-hire .st-key-wait")).to_have_count(1)
    assert page.evaluate(names) == order
    effort = field(page, "effort")
    effort.fill("1.4.4")
    effort.press("Enter")
    page.locator(".st-key-lang").get_by_text("fr", exact=True).click()
    expect(page.locator(".st-key-effort .pb-problem")).to_contain_text("n’est pas un nombre")
    expect(effort).to_have_value("1.4.4")


def test_keys_count_one_after_another_and_the_server_follows(page: Page, live_server: LiveServer) -> None:
    """However fast they come: arrows, pages, both ends; the settled page says the same as the model."""
    curve = open_plan(page, live_server, CHAIN)
    row = ASSUMPTIONS["salary"]
    slider(page, "salary").focus()
    for key in ["End", "Home", *["ArrowRight"] * 6, *["ArrowLeft"] * 2, "PageUp", "ArrowUp"]:
        page.keyboard.press(key)
    page.wait_for_function(RESTS_AT, arg=["salary", row.low + 15 * row.step])
    plan = changed(CHAIN, drawn(curve))
    agrees(shown(curve), plan)
    expect(page.locator(".st-key-verdict h1")).to_contain_text(
        str(ceil(evaluate(plan, draws=2).payback_month or np.nan))
    )


def test_back_takes_back_what_a_hand_has_done(page: Page, live_server: LiveServer) -> None:
    """Each change is an entry of the history, and Forward does it again."""
    opened(page, live_server, "lang=en&salary=60000")
    for value in (70_000, 80_000):
        field(page, "salary").fill(str(value))
        field(page, "salary").press("Enter")
        page.wait_for_function(RESTS_AT, arg=["salary", value])
        expect(page).to_have_url(re.compile(f"salary={value}"))
    page.go_back()
    page.wait_for_function(RESTS_AT, arg=["salary", 70_000])
    page.go_back()
    page.wait_for_function(RESTS_AT, arg=["salary", 60_000])
    page.go_forward()
    page.wait_for_function(RESTS_AT, arg=["salary", 70_000])
    expect(slider(page, "salary")).to_have_value("70000")


SHIFTS = """async () => {
  const seen = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [...seen, ...observer.takeRecords()].reduce((sum, { value }) => sum + value, 0);
}"""
"""How much has jumped since the page was opened, as the browser counts it: the share of the screen times how far."""


def test_nothing_jumps_while_a_page_opens(page: Page, live_server: LiveServer) -> None:
    """The board has its place before it is there: 0.1 is what the web's own scale calls good."""
    opened(page, live_server)
    assert page.evaluate(SHIFTS) < 0.1


PLACES_OF = """() => ["h1", ".pb-tiles", "[data-testid=payback-curve] .pb-plot", ".pb-sources", ".st-key-card-streams"]
  .map((part) => document.querySelector(part).getBoundingClientRect()).map(({ top, height }) => [top, height])"""


@pytest.mark.parametrize("width", [1440, 390])
def test_the_picture_never_jumps(page: Page, live_server: LiveServer, width: int) -> None:
    """From a plan that pays back to one that does not and on: nothing moves while a hand moves, nor when it lets go."""
    page.set_viewport_size({"width": width, "height": 900})
    curve = opened(page, live_server)
    before = page.evaluate(PLACES_OF)
    place = take_hold(page, "salary")
    for share in (0.5, 1, 0):
        page.mouse.move(place.at(share), place.y)
        page.wait_for_function(f"salary => {DRAWN}.salary === salary", arg=30_000 + share * 120_000)
        assert [top for top, _ in page.evaluate(PLACES_OF)] == [top for top, _ in before]
    page.mouse.up()
    expect(curve).to_have_attribute("data-state", "settled")
    assert [top for top, _ in page.evaluate(PLACES_OF)][:3] == [top for top, _ in before][:3]


def test_a_line_that_leaves_the_amounts_in_view_has_them_reach_further(page: Page, live_server: LiveServer) -> None:
    """The axis is drawn wider with the figure's own line on it, and is the figure's again when Python has answered."""
    curve = open_plan(page, live_server, Plan())
    ticks, wider = curve.locator(".ytick").first, curve.locator(".pb-live-grid text")
    expect(ticks).to_be_visible()
    place = take_hold(page, "salary")
    page.mouse.move(place.end, place.y, steps=5)
    page.wait_for_function(f"salary => {DRAWN}.salary === salary", arg=ASSUMPTIONS["salary"].high)
    expect(ticks).to_be_hidden()
    expect(wider.first).to_be_visible()
    lowest = int(re.sub(r"\D", "", wider.first.text_content() or ""))
    assert 0.6 * lowest <= -min(shown(curve)["points"]) <= 1.5 * lowest
    page.mouse.up()
    expect(curve).to_have_attribute("data-state", "settled")
    expect(ticks).to_be_visible()
    expect(wider.first).to_be_hidden()


def test_a_plan_without_an_answer_says_which_control_to_move(page: Page, live_server: LiveServer) -> None:
    """It has no tables; once it has an answer, the browser gets them and the curve moves."""
    page.goto(f"{live_server.url}/?v=1&lang=en&horizon=6&wait=6")
    expect(page.locator(".st-key-verdict h1")).to_have_text("This plan has no answer yet.")
    curve = page.get_by_test_id("payback-curve")
    expect(curve).to_be_hidden()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(".st-key-pb-assumptions h2")).to_be_in_viewport(ratio=1)
    slider(page, "wait").focus()
    page.keyboard.press("ArrowLeft")
    expect(curve).to_have_attribute("data-state", "settled")
    plan = changed(AT_FIRST, {"horizon": 6.0, "wait": 5.0})
    place, rest = take_hold(page, "salary"), curve.get_attribute("data-drawn")
    page.mouse.move(place.at(0.6), place.y)
    agrees(moved(curve, rest), plan)
    page.mouse.up()


PHONE = {"viewport": {"width": 390, "height": 700}, "has_touch": True, "is_mobile": True}


@pytest.mark.browser_context_args(**PHONE)
def test_a_thumb_on_a_phone(page: Page, live_server: LiveServer) -> None:
    """A swipe that begins on a slider scrolls and changes nothing; a drag shows the curve under its control."""
    opened(page, live_server)
    line = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    value = field(page, "salary").input_value()
    place = track(page, "salary")
    touch("touchStart", (place.at(0.8), place.y))
    for k in range(1, 13):
        touch("touchMove", (place.at(0.8), place.y - 12 * k))
    touch("touchEnd")
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 50")
    expect(field(page, "salary")).to_have_value(value)
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 0")
    place = track(page, "salary")
    touch("touchStart", (place.at(0.3), place.y))
    for k in range(1, 9):
        touch("touchMove", (place.at(0.3 + 0.05 * k), place.y))
    expect(page.locator(".st-key-salary .pb-small-curve")).to_be_visible()
    expect(field(page, "salary")).not_to_have_value(value)
    touch("touchEnd")
    expect(page.locator(".pb-small-curve")).to_have_count(0)


EVERY_FRAME = """() => {
  const [range, field] = ["input[type=range]", "input[data-value-of]"]
    .map((part) => document.querySelector(`.st-key-salary ${part}`));
  window.seen = [];
  const look = () => {
    const now = `${range.value} ${field.value} ${document.querySelectorAll(".pb-small-curve").length}`;
    if (seen.at(-1) !== now) seen.push(now);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Notes what a slider, its field and the small curve show, at each frame that shows something else."""


@pytest.mark.browser_context_args(**PHONE)
def test_no_frame_of_a_swipe_shows_another_value(page: Page, live_server: LiveServer) -> None:
    """A finger that comes down on a slider and scrolls leaves it alone at every frame; one that taps sets it."""
    opened(page, live_server)
    line = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    place = track(page, "salary")
    page.evaluate(EVERY_FRAME)
    page.wait_for_function("() => seen.length === 1")
    touch("touchStart", (place.at(0.8), place.y))
    for k in range(1, 31):
        touch("touchMove", (place.at(0.8), place.y - 4 * k))
    touch("touchEnd")
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop > 30")
    assert len(page.evaluate("seen")) == 1
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 0")
    place = track(page, "salary")
    touch("touchStart", (place.at(0.8), place.y))
    touch("touchEnd")
    page.wait_for_function("() => seen.length > 1")
    expect(page).to_have_url(re.compile("salary="))
    assert slider(page, "salary").evaluate("input => (input.value - input.min) / (input.max - input.min)") > 0.7


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 640}, has_touch=True)
@pytest.mark.parametrize("path", ["", "drivers", "team", "track", "scenarios", "data", "method"])
def test_the_smallest_phone_reaches_every_page_by_a_bar(page: Page, live_server: LiveServer, path: str) -> None:
    """At 320 px nothing lies over anything in the header or is wider than the screen; the bar names seven pages.

    Nor is anything wider on a phone of 390 px.
    """
    page.goto(f"{live_server.url}/{path}?lang=fr")
    expect(page.locator(".st-key-pb-pages a")).to_have_count(7)
    expect(page.locator(".st-key-pb-pages a").last).to_be_in_viewport(ratio=0.5)
    expect(page.get_by_role("button", name="Copier le lien")).to_be_visible()
    parts = [".st-key-pb-brand .pb-brand", ".st-key-lang [role=radiogroup]", ".pb-copy"]
    boxes = [page.locator(part).bounding_box() for part in parts]
    ends = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert all(left[1] <= right[0] for left, right in pairwise(ends)), ends
    at_rest(page, path)
    if path == "data":
        expect(page.locator(".pb-plot .main-svg").first).to_be_visible()
    assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(FITS, arg=390)
    assert page.evaluate(TOO_WIDE) == []


def test_a_closed_panel_is_no_stop_of_the_keyboard(page: Page, live_server: LiveServer) -> None:
    """From the address bar through the page nothing invisible takes the focus."""
    opened(page, live_server)
    hidden = page.evaluate(
        """() => [...document.querySelectorAll("[data-testid=stSidebar] :is(input, button, summary, a)")]
          .filter((node) => node.checkVisibility({ visibilityProperty: true })).length"""
    )
    assert hidden == 0


def test_what_only_python_can_tell_is_dimmed_from_the_first_pixel(page: Page, live_server: LiveServer) -> None:
    """Doubt, streams and the picture below, until Python has answered; not what a salary costs, which moves with it."""
    curve = opened(page, live_server)
    expect(page.locator(".st-key-card-streams figure")).to_have_attribute("data-state", "settled")
    place = take_hold(page, "salary")
    page.mouse.move(place.at(0.9), place.y)
    for part in (".pb-doubt", ".pb-sources", ".st-key-card-streams figure"):
        expect(page.locator(part)).to_have_css("opacity", "0.4")
    expect(page.locator(".st-key-salary .pb-origin")).to_have_css("opacity", "1")
    page.mouse.up()
    expect(curve).to_have_attribute("data-state", "settled")
    for part in (".pb-doubt", ".pb-sources", ".st-key-card-streams figure"):
        expect(page.locator(part)).to_have_css("opacity", "1")
    assert json.loads(curve.get_attribute("data-drawn") or "")["salary"] > 100_000
