"""A month after the hire on paper: five questions, the figures of Track, and nothing that runs."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pptx import Presentation

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.model.tracking.follow_up import FollowUp
from payback.share.memo import SHAPES, Occasion, monthly_memo
from payback.wording import tracking
from payback.wording.text_escapes import letters_only
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_costs import Cost, note_costs
from payback.workflows.hire_readings import QUESTIONS, keep_answer
from payback.workflows.hire_record import note_event
from payback.workflows.monthly_documents import LAST, memo_of_month, month_memo
from tests.share.test_memo import HOSTILE, SHOWN, read_back
from tests.workflows.test_follow_up import HIRE, PLAN, TODAY, history

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store

SAID = Occasion(TODAY, "Café Boréal", author="Ada", link="https://payback.example/?v=2")


@pytest.fixture
def hired(store: Store) -> Store:
    """A store with a frozen plan and a hire."""
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    note_event(store, HIRE, by="ada")
    return store


def measured(store: Store, clicks: float = 300, **other: np.ndarray) -> FollowUp:
    """Four months since the hire, with so many clicks in each."""
    known = history(date(2024, 1, 1), 28, **{"post_clicks": np.full((1, 28), clicks), **other})
    return follow_up(store, known, TODAY, with_costs=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shape_of_a_month_says_what_track_says(hired: Store, language: str, tmp_path: Path) -> None:
    """Sentence, doubt, each month, each stream, the questions, who signs; and what somebody typed is only text."""
    words, now = Words(language), measured(hired)
    keep_answer(hired, now, {"why": f"{HOSTILE}\nThe spring sale"}, by="ada")
    wanted = [tracking.sentence(now, words).replace("**", ""), tracking.doubt(now, words), "The spring sale"]
    wanted += [cell for row in tracking.month_rows(now, words) + tracking.stream_rows(now, words) for cell in row]
    wanted += [words(f"track.question.{question}") for question in QUESTIONS]
    wanted += ["Café Boréal", words("memo.signed", author="Ada", day=TODAY), HOSTILE.split("\n")[1]]
    for kind in SHAPES:
        content = month_memo(hired, now, {}, words, kind, SAID, three=True)
        text = read_back(kind, content, tmp_path).casefold()
        assert [each for each in wanted if " ".join(letters_only(each).split()).casefold() not in text] == []
        assert SHOWN.split(" Bcc")[0].casefold() in text


def test_the_chart_of_a_month_holds_plan_and_actuals_to_the_cent(hired: Store) -> None:
    """What was planned for the whole horizon; what was measured as far as it goes, a month without figures left out."""
    gap = np.full((1, 28), 300.0)
    gap[0, 25] = np.nan
    now = measured(hired, post_clicks=gap, messages=gap, reached=gap)
    slide = Presentation(BytesIO(month_memo(hired, now, {}, Words("en"), "pptx", SAID))).slides[0]
    (frame,) = [shape for shape in slide.shapes if shape.has_chart]
    planned, actual = frame.chart.plots[0].series
    assert now.frozen is not None
    assert now.comparison is not None
    assert tuple(planned.values) == tuple(round(float(each), 2) for each in now.frozen.expected.cumulative)
    known = now.comparison.cumulative[np.isfinite(now.comparison.cumulative)]
    assert tuple(actual.values) == tuple(round(float(each), 2) for each in known)
    page = month_memo(hired, now, {}, Words("en"), "html", SAID).decode()
    assert page.count("<polyline") == 1 + 2


def test_a_month_without_figures_says_so(hired: Store) -> None:
    """Nothing measured is a memo that says it; no month at all is refused, as is one that is not over, or none."""
    nothing = np.full((1, 28), np.nan)
    empty = measured(hired, post_clicks=nothing, messages=nothing, reached=nothing)
    page = month_memo(hired, empty, {}, Words("en"), "html", Occasion(TODAY)).decode()
    assert Words("en")("track.sentence.not_measured").replace("**", "") in page
    with pytest.raises(PaybackError, match="no_figures"):
        monthly_memo(FollowUp(state="no_hire"), {}, None, TODAY, Words("en"), SAID)
    for month, key in (("2026-06", "month_ahead"), ("spring", "memo_month")):
        with pytest.raises(PaybackError, match=key):
            memo_of_month(hired, month, Words("en"), "html", SAID, "")


def test_a_month_is_asked_for_by_its_name(hired: Store) -> None:
    """The latest, or an earlier one as it stood then; linked to the frozen plan at the server's address."""
    words, unlinked = Words("en"), Occasion(TODAY)
    for month, title in ((LAST, "April 2026"), ("2026-02", "February 2026")):
        page = memo_of_month(hired, month, words, "html", unlinked, "https://payback.example").decode()
        assert words("memo.monthly_title", month=date(2026, 4 if month == LAST else 2, 1)).endswith(title)
        assert f"<title>What the hire has brought, {title}</title>" in page
        assert 'href="https://payback.example/?v=' in page


def test_no_month_without_a_plan(store: Store) -> None:
    """A history in which nothing was frozen has no month to tell of."""
    ask = partial(memo_of_month, store, words=Words("en"), kind="html", occasion=SAID, address="")
    with pytest.raises(PaybackError, match="memo_no_plan"):
        ask(LAST)
    freeze(store, PLAN, name="Hire", by="ada", day=date(2025, 12, 1))
    with pytest.raises(PaybackError, match="memo_no_hire"):
        ask(LAST)
    note_event(store, HIRE, by="ada")
    with pytest.raises(PaybackError, match="memo_hire_ahead"):
        ask("2025-11")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_for_a_cost_is_said_beside_the_sum(hired: Store, language: str) -> None:
    """Costs of some months only: the row says of how many, and the memo in which months the plan's figure counts."""
    words = Words(language)
    note_costs(hired, [Cost(date(2026, 1, 1), "salary", 5_000, HIRE.day)], by="ada")
    now = measured(hired)
    assert words("track.cost_of", n=1, all=4) in [row[0] for row in tracking.stream_rows(now, words)]
    (untold,) = [each for each in now.problems if each.key == "costs_partly"]
    assert untold.facts["months"] == (date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1))
    page = month_memo(hired, now, {}, words, "html", SAID).decode()
    assert " ".join(tracking.problem_text(untold, words).split()) in " ".join(page.split())


def test_rows_can_be_added_up_and_count_the_same_streams(hired: Store) -> None:
    """The difference is that of what is shown; a month without figures has the plan of what others are measured by."""
    gap, nothing = 41 + 1.37 * np.arange(28.0).reshape(1, 28), np.full((1, 28), np.nan)
    gap[0, 26] = np.nan
    now, words = measured(hired, post_clicks=gap, reached=gap, messages=gap, followers=nothing), Words("en")
    assert now.comparison is not None
    rows = tracking.month_rows(now, words)
    amount = re.compile(r"[^0-9.+−]")
    for _, planned, actual, difference, _ in rows:
        if difference:
            taken = [float(amount.sub("", each).replace("−", "-")) for each in (planned, actual, difference)]
            assert taken[1] - taken[0] == taken[2]
    shown = {row[0]: row[1] for row in rows}
    counted = [name for name, real in now.comparison.actual.items() if np.isfinite(real).any()]
    expected = sum(float(now.comparison.planned[name][2]) for name in counted)
    assert shown["March 2026"] == words.money(expected, "CAD")
