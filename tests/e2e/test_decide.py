"""Decide in a real browser: what a manager sees, drags, types and sends on."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, HEADLINE, Plan
from payback.model.plan.assumption_groups import asked_groups
from tests.e2e.at_rest import TOO_WIDE
from tests.e2e.curve import DRAWN, drawn, field, opened, take_hold

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, FloatRect, Locator, Page

    from tests.e2e.server import LiveServer

    CreateContext = Callable[..., BrowserContext]

PLOT = "document.querySelector('[data-testid=payback-curve] .js-plotly-plot')"


def drag(page: Page, name: str, share: float) -> None:
    """Drag the thumb of a slider to a share of its track, step by step, and let go."""
    place = take_hold(page, name)
    page.mouse.move(place.at(share), place.y, steps=10)
    page.mouse.up()


def test_a_first_visit_answers_the_question_on_one_screen(page: Page, live_server: LiveServer) -> None:
    """Sliders, verdict, four figures and the whole curve are seen at 1440 by 900 without scrolling."""
    curve = opened(page, live_server)
    expect(page.locator(".st-key-verdict h1")).to_contain_text("futile")
    expect(page.locator("[data-figure]")).to_have_count(4)
    expect(page.locator(".js-plotly-plot")).not_to_have_count(0)
    for name in HEADLINE:
        expect(field(page, name)).not_to_have_value("")
    plot = curve.locator(".pb-plot").bounding_box()
    assert plot is not None
    assert plot["y"] + plot["height"] <= 900


def test_dragging_a_headline_slider_moves_the_answer(page: Page, live_server: LiveServer) -> None:
    """A dragged slider changes value, curve, figures and address; nothing on the page is mounted anew."""
    curve = opened(page, live_server)
    page.evaluate(f"{PLOT}.dataset.same = 'yes'")
    for name, share in zip(HEADLINE, (0.5, 0.7, 0.6), strict=True):
        before, value = page.locator(".pb-tiles").inner_text(), field(page, name).input_value()
        drag(page, name, share)
        expect(page).to_have_url(re.compile(rf"[?&]{name}="))
        expect(curve).to_have_attribute("data-state", "settled")
        asked = float(parse_qs(urlsplit(page.url).query)[name][0])
        assert drawn(curve)[name] == pytest.approx(asked)
        expect(field(page, name)).not_to_have_value(value)
        assert page.locator(".pb-tiles").inner_text() != before
    expect(page.locator("[data-testid=payback-curve] .js-plotly-plot[data-same=yes]")).to_have_count(1)


def test_a_copied_link_shows_the_same_plan_to_somebody_else(
    page: Page, context: BrowserContext, live_server: LiveServer, new_context: CreateContext
) -> None:
    """The button copies a link with every value and no language; asked for, in one; a second browser sees the same."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, live_server, "lang=fr&salary=71000&horizon=48&order_value=300")
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_role("button", name="Lien copié")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query).keys() >= {*ASSUMPTIONS, "v", "model", "answer"}
    assert "lang" not in parse_qs(urlsplit(link).query)
    page.get_by_role("button", name=Words("fr")("header.in_mine")).click()
    page.wait_for_function("link => navigator.clipboard.readText().then(text => text === `${link}&lang=fr`)", arg=link)
    other = new_context().new_page()
    other.goto(f"{link}&lang=fr")
    curve = other.get_by_test_id("payback-curve")
    expect(curve).to_have_attribute("data-state", "settled")
    assert drawn(page.get_by_test_id("payback-curve")) == drawn(curve)
    figures = page.locator("[data-figure] strong").all_inner_texts()
    expect(other.locator("[data-figure] strong")).to_have_text(figures)
    expect(other.locator(".st-key-verdict h1")).to_have_text(page.locator(".st-key-verdict h1").inner_text())


def test_what_a_link_cannot_mean_is_told(page: Page, live_server: LiveServer) -> None:
    """A foreign link opens with the nearest plan and says what was put right."""
    curve = opened(page, live_server, "lang=en&salary=2e9&conversion=abc&nobody=1&utm_source=mail")
    expect(page.locator(".st-key-pb-link-notes")).to_contain_text("$10,000,000")
    expect(page.locator(".st-key-pb-link-notes")).to_contain_text("nobody")
    expect(page.locator(".st-key-pb-link-notes")).not_to_contain_text("utm_source")
    assert drawn(curve)["salary"] == 1e7
    page.get_by_role("button", name="Understood").click()
    expect(page.locator(".st-key-pb-link-notes")).to_have_count(0)


def test_the_language_can_be_switched_and_stays_in_the_link(page: Page, live_server: LiveServer) -> None:
    """FR turns everything French, numbers included, and the address says so; the plan stays."""
    opened(page, live_server, "lang=en&salary=71000")
    page.locator(".st-key-lang").get_by_text("fr", exact=True).click()
    expect(field(page, "salary")).to_have_value("71\xa0000\xa0$ par an")
    expect(page.get_by_role("button", name="Copier le lien")).to_be_visible()
    expect(page).to_have_url(re.compile(r"lang=fr"))
    expect(page).to_have_url(re.compile(r"salary=71000"))


@pytest.mark.browser_context_args(locale="fr-CA")
def test_the_browsers_language_is_used_without_a_link(page: Page, live_server: LiveServer) -> None:
    """Somebody whose browser is French reads French at once."""
    opened(page, live_server, "")
    expect(page.get_by_role("button", name="Copier le lien")).to_be_visible()


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 844}, has_touch=True)
def test_a_phone_sees_the_curve_at_once(page: Page, live_server: LiveServer) -> None:
    """At 390 px nothing scrolls sideways, and the curve, at least 260 px high, comes before the four figures."""
    curve = opened(page, live_server)
    plot, tiles = curve.locator(".pb-plot").bounding_box(), page.locator(".pb-tiles").bounding_box()
    assert plot is not None
    assert tiles is not None
    assert page.evaluate(TOO_WIDE) == []
    assert plot["height"] >= 260
    assert plot["y"] < tiles["y"]


TEN_FRAMES = "async () => { for (let k = 0; k < 10; k++) await new Promise(requestAnimationFrame); }"


def laid_out(page: Page, parts: list[Locator]) -> list[FloatRect]:
    """Where the parts that are seen lie, from left to right, once they lie still."""
    before, boxes = None, []
    while before != boxes:
        page.evaluate(TEN_FRAMES)
        before = boxes
        boxes = [box for part in parts if part.count() and part.is_visible() and (box := part.bounding_box())]
    return sorted(boxes, key=lambda box: box["x"])


def test_nothing_in_the_header_lies_over_anything_else(page: Page, live_server: LiveServer) -> None:
    """In French, whose words are longer, from a phone to a small desk; what is folded away takes no room."""
    opened(page, live_server, "lang=fr")
    parts = [
        page.locator(".st-key-pb-brand .pb-brand"),
        page.get_by_test_id("stTopNavLink").last,
        page.get_by_test_id("stExpandSidebarButton"),
        page.locator(".st-key-lang"),
        page.locator(".pb-copy"),
    ]
    expect(parts[-1]).to_be_visible()
    for width in (390, 641, 700, 769, 800, 901, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => document.querySelector('.stApp').clientWidth === width", arg=width)
        boxes = laid_out(page, parts)
        assert all(a["x"] + a["width"] <= b["x"] + 0.5 for a, b in pairwise(boxes)), (width, boxes)
        assert boxes[-1]["x"] + boxes[-1]["width"] <= width


WORDS_IN_CURVE = """curve => {
  const box = (node) => node.getBoundingClientRect();
  const words = [...curve.querySelectorAll(".annotation")].map((node) => box(node.querySelector("text")));
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const figure = box(curve.querySelector(".main-svg"));
  return {
    count: words.length,
    meeting: words.flatMap((a, k) => words.slice(k + 1).filter((b) => meet(a, b))).length,
    outside: words.filter((each) => each.left < figure.left || each.right > figure.right).length,
  };
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_curve_lies_over_another(page: Page, live_server: LiveServer, language: str) -> None:
    """As they are drawn, in the page's own letters: pays back early, late or never, on a small phone and on a desk."""
    for width, plan in ((320, ""), (390, "&salary=62000"), (1440, "&salary=44000"), (320, "&salary=90000&horizon=24")):
        page.set_viewport_size({"width": width, "height": 900})
        seen = opened(page, live_server, f"lang={language}{plan}").evaluate(WORDS_IN_CURVE)
        assert seen["count"] >= 2
        assert (seen["meeting"], seen["outside"]) == (0, 0), (plan, width)


def test_the_points_of_the_curve_can_be_read_as_a_table(page: Page, live_server: LiveServer) -> None:
    """Whoever cannot see the curve reads its points, month by month."""
    curve = opened(page, live_server)
    curve.get_by_text("Figures as a table, chart as a file").click()
    expect(curve.locator("tbody tr")).to_have_count(int(drawn(curve)["horizon"]) + 1)


def test_zoom_survives_a_change(page: Page, live_server: LiveServer) -> None:
    """Whoever looked closer, by dragging over the months, still does after moving a slider."""
    curve = opened(page, live_server)
    before = drawn(curve)["salary"]
    area = curve.locator(".nsewdrag").bounding_box()
    assert area is not None
    page.mouse.move(area["x"] + area["width"] * 0.2, area["y"] + 100)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * 0.6, area["y"] + 110, steps=5)
    page.mouse.up()
    page.wait_for_function(f"() => {PLOT}.layout.xaxis.range[0] > 1")
    closer = page.evaluate(f"{PLOT}.layout.xaxis.range")
    drag(page, "salary", 0.6)
    expect(page).to_have_url(re.compile(r"salary="))
    page.wait_for_function(f"() => {DRAWN}.salary !== {before}")
    expect(curve).to_have_attribute("data-state", "settled")
    assert closer == page.evaluate(f"{PLOT}.layout.xaxis.range")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_writes_every_value_as_python_does(page: Page, live_server: LiveServer, language: str) -> None:
    """In each control's field stands, character for character, what `Words` would write."""
    curve = opened(page, live_server, f"lang={language}")
    words, values = Words(language), drawn(curve)
    page.evaluate("document.querySelectorAll('.pb-group').forEach((group) => { group.open = true; })")
    asked = {name: row for name, row in ASSUMPTIONS.items() if row.group in asked_groups(Plan())}
    expect(page.locator("[data-value-of]")).to_have_count(len(asked))
    written = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('[data-value-of]')].map("
        "(field) => [field.dataset.valueOf, field.value]))"
    )
    for name, row in asked.items():
        whole = row.kind == "money" and float(values[name]).is_integer()
        decimals = 0 if whole else max(0, row.places - 2) if row.kind == "share" else row.places
        assert written[name] == words.unit_value(values[name], row.unit, decimals=decimals)


def test_a_drag_is_taken_back_and_made_again(page: Page, live_server: LiveServer) -> None:
    """Ctrl+Z on the slider itself: value, curve and address are as before; the button makes it again."""
    curve = opened(page, live_server)
    before, value = curve.get_attribute("data-drawn") or "", field(page, "salary").input_value()
    drag(page, "salary", 0.8)
    expect(page).to_have_url(re.compile("salary="))
    after = drawn(curve)["salary"]
    page.keyboard.press("Control+z")
    expect(page).not_to_have_url(re.compile("salary="))
    expect(field(page, "salary")).to_have_value(value)
    expect(curve).to_have_attribute("data-drawn", before)
    page.get_by_role("button", name=Words("en")("steps.redo")).click()
    expect(page).to_have_url(re.compile(f"salary={after:g}"))
