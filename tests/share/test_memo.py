"""The memo: four shapes of one content, whose figures are the product's to the cent, and in which nothing runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from email import message_from_bytes, policy
from functools import cache
from html import unescape
from io import BytesIO
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from payback.i18n import LANGUAGES, Words
from payback.model import Plan, evaluate
from payback.model.plan.plan import changed
from payback.model.questions.break_even import break_evens
from payback.model.questions.drivers import End, Swing, tornado
from payback.model.questions.usual_calculator import from_usual_to_ours
from payback.share.memo import SHAPES, Form, Memo, Occasion, memo, sections
from payback.share.memo.content import Curve
from payback.share.memo.curve_svg import curve_svg
from payback.wording import verdict as wording
from payback.wording.text_escapes import letters_only

if TYPE_CHECKING:
    from pathlib import Path

    from payback.model import Verdict

HOSTILE = '=1+1 <script>alert(1)</script> #eval("1") \u202egnp.exe\u2066\nBcc: a@b.c {{7*7}} & Co'
SHOWN = '=1+1 <script>alert(1)</script> #eval("1") gnp.exe Bcc: a@b.c {{7*7}} & Co'
JARGON = re.compile(r"follower|abonné|\bposts?\b|publication|hashtag|\blikes?\b|engagement", re.IGNORECASE)


@cache
def verdict_of(plan: Plan) -> Verdict:
    """Worked out once."""
    return evaluate(plan, draws=200)


PLAN = Plan(followers=200_000, addressable=2_000_000, customer_margin=200, start=date(2027, 1, 1), horizon=60)
FUTILE = Plan(salary=120_000, followers=800, conversion=0.002)
MAY = date(2027, 5, 1)


def said(words: Words, plan: Plan = PLAN, **facts: Any) -> Memo:  # noqa: ANN401  (fields of the occasion)
    """A memo of a plan."""
    occasion = Occasion(date(2026, 11, 30), **facts)
    return memo(
        verdict_of(plan), tornado(plan), break_evens(plan, plan.months), from_usual_to_ours(plan), words, occasion
    )


def read_back(kind: str, content: bytes, folder: Path) -> str:
    """All that a reader of a file sees of text, blanks and line ends apart."""
    return " ".join(letters_only(READERS[kind](content, folder)).split())


def _pdf(content: bytes, folder: Path) -> str:
    assert shutil.which("pdftotext"), "This test needs pdftotext: apt-get install poppler-utils"
    (folder / "memo.pdf").write_bytes(content)
    command = ["pdftotext", "-raw", folder / "memo.pdf", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def _html(content: bytes, _: Path) -> str:
    body = content.decode().partition("<body>")[2] or content.decode()
    return unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", " ", body)))


def _pptx(content: bytes, _: Path) -> str:
    shapes = [shape for slide in Presentation(BytesIO(content)).slides for shape in slide.shapes]
    cells = [cell.text for shape in shapes if shape.has_table for cell in shape.table.iter_cells()]
    return "\n".join([*(shape.text_frame.text for shape in shapes if shape.has_text_frame), *cells])


def _rich(content: bytes) -> str:
    """The HTML of a mail."""
    body = message_from_bytes(content, policy=policy.default).get_body(("html",))
    assert body is not None
    return str(body.get_content())


def _eml(content: bytes, folder: Path) -> str:
    plain = message_from_bytes(content, policy=policy.default).get_body(("plain",))
    assert plain is not None
    twin, rich = str(plain.get_content()), " ".join(_html(_rich(content).encode(), folder).split())
    assert "\u2060" not in twin
    assert [each for each in re.findall(r"\S*\d[.,]\d\d\b", twin) if each.strip("()") not in letters_only(rich)] == []
    return twin


READERS = {"pdf": _pdf, "html": _html, "pptx": _pptx, "eml": _eml}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SHAPES)
def test_every_shape_says_the_products_figures_to_the_cent(kind: str, language: str, tmp_path: Path) -> None:
    """Read back out of the file: the answer, its figures, the net present value, every year; and no jargon."""
    words, verdict = Words(language), verdict_of(PLAN)
    file = SHAPES[kind](said(words, company="Café Boréal"), words, Form(three=True))
    text = read_back(kind, file, tmp_path)
    years = (12, 24, 36, 48, 60)
    exact = [verdict.npv, *(float(verdict.cumulative[month]) for month in years)]
    exact += [float(verdict.cost[month - 11 : month + 1].sum()) for month in years]
    wanted = [words.money(amount, PLAN.currency, 2) for amount in exact]
    wanted += [text for figure in wording.figures(verdict, words) for text in (figure.label, figure.value, figure.note)]
    wanted += [wording.sentence(verdict, words).replace("**", ""), words.day(date(2026, 11, 30)), "Café Boréal"]
    assert [each for each in wanted if " ".join(letters_only(each).split()) not in text] == []
    assert JARGON.findall(text) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [PLAN, FUTILE], ids=["pays", "futile"])
def test_nothing_stands_below_a_slide_or_over_something_else(plan: Plan, language: str) -> None:
    """Each box and table ends on its slide, and a table leaves its heading free."""
    words = Words(language)
    for slide in Presentation(BytesIO(SHAPES["pptx"](said(words, plan), words, Form(three=True)))).slides:
        tables = [shape for shape in slide.shapes if shape.has_table]
        assert all(shape.top + shape.height <= Inches(6.85) for shape in tables)
        over = [(a, b) for a, b in combinations(tables, 2) if _overlap(a, b)]
        assert over == []


def _overlap(one: Any, other: Any) -> bool:  # noqa: ANN401
    apart = one.left + one.width <= other.left or other.left + other.width <= one.left
    return not apart and one.top < other.top + other.height and other.top < one.top + one.height


def test_a_memo_says_how_sure_each_value_is_and_for_which_time_it_counts() -> None:
    """What the history shows is measured, what somebody said is as they said; a growth is one a month."""
    words = Words("en")
    own = changed(Plan(), {"salary": 70_000, "conversion": 0.02, "sureness": (("conversion", "guess"),)})
    names = ("follower_growth", "conversion", "click_rate", "margin")
    swings = [Swing(name, End(0, None, 0), End(0, None, 0)) for name in names]
    rows = sections.assumptions(own, swings, words, {"follower_growth": "your history"}).rows
    assert [row[1:] for row in rows] == [
        ("$70,000 a year", "set for this plan", "roughly right"),
        ("1.5% a month", "your history", "measured"),
        ("2%", "set for this plan", "a guess"),
        ("1.2%", "published figure or default", "estimated"),
        ("45%", "published figure or default", "estimated"),
    ]


def test_a_memo_says_when_the_plan_is_looked_at_again() -> None:
    """With a hire by its months, without one on a day, and of the demonstration that it is one."""
    words = Words("en")
    assert "Looked at again: July 2027." in said(words).sections[-1].points[2]
    assert said(words, FUTILE).sections[-1].points == (words("memo.next_nobody"), words("memo.next_again", day=MAY))
    near = said(words, changed(PLAN, {"salary": 150_000, "horizon": 12})).sections[-1].points
    assert near[-1] == words("memo.next_reached", day=MAY)
    assert words("memo.invented") in said(words, invented=True).signature


def test_the_chart_of_the_slide_holds_every_month_to_the_cent() -> None:
    """It is the program's own chart, with its sentence for who cannot see it; one slide where nobody asks for three."""
    words = Words("en")
    said_of = said(words)
    (slide,) = Presentation(BytesIO(SHAPES["pptx"](said_of, words, Form()))).slides
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    series, back = frame.chart.plots[0].series
    assert (*back.values,) == (0,)
    assert tuple(series.values) == tuple(round(float(amount), 2) for amount in verdict_of(PLAN).cumulative)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == said_of.curve.alt
    assert slide.shapes.title.text_frame.text == said_of.answer


@pytest.mark.parametrize("kind", SHAPES)
def test_what_people_type_is_shown_and_never_run(kind: str, tmp_path: Path) -> None:
    """Markup, formulas, code of any kind and marks that turn the reading round are text in every shape."""
    words = Words("en")
    file = SHAPES[kind](
        said(words, company=HOSTILE, author=HOSTILE, question=HOSTILE, link="javascript:alert(1)"), words, Form()
    )
    text = read_back(kind, file, tmp_path)
    assert text.count(SHOWN) >= 2
    assert "javascript:" not in text
    markup = {"html": file.decode, "eml": lambda: _rich(file)}.get(kind, str)()
    assert "<script" not in markup.lower()
    assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction)\b", file)
    assert not re.search(rb"^bcc:", file, re.IGNORECASE | re.MULTILINE)


@pytest.mark.parametrize("kind", SHAPES)
def test_a_long_address_is_opened_and_not_shown(kind: str, tmp_path: Path) -> None:
    """No line can break in it: shown, it makes a mail some metres wide and leaves a slide at its foot."""
    words, link = Words("en"), "https://payback.example/?v=2&values=" + "x" * 1_900
    file = SHAPES[kind](said(words, link=link), words, Form())
    shown = re.sub(r"<[^>]*>", " ", unescape(_rich(file))) if kind == "eml" else read_back(kind, file, tmp_path)
    assert words("memo.open") in shown
    assert max(map(len, shown.split())) < 60
    assert link in unescape(_targets(kind, file))


def _targets(kind: str, file: bytes) -> str:
    """Where the parts that are text hold addresses."""
    if kind == "pptx":
        return " ".join(
            relation.target_ref
            for slide in Presentation(BytesIO(file)).slides
            for relation in slide.part.rels.values()
            if relation.is_external
        )
    return _rich(file) if kind == "eml" else file.decode("latin-1")


def test_a_page_opens_alone() -> None:
    """Nothing is fetched and nothing may run, and the curve says in words what it shows."""
    words = Words("fr")
    page = SHAPES["html"](said(words, link="https://payback.example/?v=2"), words, Form()).decode()
    assert re.findall(r"(?:src|href)=['\"]([^'\"]+)", page) == ["https://payback.example/?v=2"]
    assert "default-src 'none'" in page
    assert '<html lang="fr-CA">' in page
    assert f"<title>{said(words).curve.alt}</title>" in page


def test_a_letter_that_no_font_has_stops_no_pdf(tmp_path: Path) -> None:
    """A name may hold a sign or another script: the memo is made, tagged all the same, and the rest can be read."""
    words = Words("en")
    file = SHAPES["pdf"](said(words, company="Café \U0001f600 \u65e5\u672c"), words, Form())
    assert "Café" in _pdf(file, tmp_path)
    told = subprocess.run(["pdfinfo", tmp_path / "memo.pdf"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged: +yes", told)


def test_a_pdf_is_one_tagged_page(tmp_path: Path) -> None:
    """With a title and its language, on either paper."""
    words = Words("fr")
    for paper in ("us-letter", "a4"):
        file = SHAPES["pdf"](said(words, company="x" * 200, link="https://payback.example/"), words, Form(paper=paper))
        (tmp_path / "memo.pdf").write_bytes(file)
        command = ["pdfinfo", tmp_path / "memo.pdf"]
        info = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        assert re.search(r"Tagged: +yes", info)
        assert re.search(r"Pages: +1\n", info)


@pytest.mark.parametrize(
    "plan",
    [
        Plan(),
        Plan(horizon=6, followers=1e6, addressable=5e6, customer_margin=900),
        Plan(horizon=18, salary=0, recruiting=0, equipment=0, manager_hours=0, tools=0, current_effort=0),
    ],
)
def test_a_memo_of_any_answer_has_all_its_parts(plan: Plan) -> None:
    """Also where nothing pays back, no month is named, or the curve never goes below zero."""
    for words in map(Words, LANGUAGES):
        said_of = said(words, plan)
        assert [section.heading for section in said_of.sections] == [
            words(name)
            for name in ("memo.years", "memo.drivers", "memo.changes", "memo.assumptions", "usual.title", "memo.next")
        ]
        assert all(shape(said_of, words, Form(three=True)) for shape in SHAPES.values())


def test_a_curve_without_any_money_is_a_line() -> None:
    """Its lowest and its highest amount are one word, not two over each other."""
    curve = Curve("t", "a", (0.0, 0.0), "Month", ((0, "today"),), "$0", "$0", None)
    assert curve_svg(curve).count("$0") == 1
