"""The board: the headline controls, the verdict, four figures, the curve, and where the value comes from."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from payback.charts import payback_curve
from payback.model import PlanError
from payback.ui.figure import chart_data
from payback.ui.inline_component import component, component_data
from payback.ui.panels.stream_breakdown import sources_html
from payback.ui.plan_on_screen import key_of
from payback.wording.arithmetic import arithmetic
from payback.wording.refusals import plan_refusal
from payback.wording.verdict import doubt, figures, figures_month, is_advised, sentence, team_text
from payback.workflows.evaluation import REMEMBERED, verdict_on

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan, Verdict

_BOARD = component("board", '<div class="pb-board"></div>')
_HEADLINE = component("headline", '<div class="pb-controls"></div>')


def board(plan: Plan, words: Words, measured: frozenset[str]) -> None:
    """The whole board of a plan; of one without an answer, which control to move.

    Args:
        plan: The plan on screen.
        words: The reader's language.
        measured: Assumptions whose value is what the history says.
    """
    _BOARD(key="board", data=_board_data(plan, words, measured))


def headline_controls() -> None:
    """The headline controls alone, for a page that shows something else of the plan."""
    _HEADLINE(key="headline", data=_headline_data())


@lru_cache(maxsize=1)
def _headline_data() -> bytes:
    return component_data("board/headline.js", {})


@lru_cache(maxsize=REMEMBERED)
def _board_data(plan: Plan, words: Words, measured: frozenset[str]) -> bytes:
    try:
        answer = _answer(verdict_on(plan), words, measured)
    except PlanError as error:
        sentence_parts = ["", words("verdict.impossible"), ""]
        answer = {
            "problem": plan_refusal(error, words),
            "state": "impossible",
            "good": False,
            "sentence": sentence_parts,
        }
    return component_data("board/board.js", {"key": key_of(plan), "problem": "", **answer})


def _answer(verdict: Verdict, words: Words, measured: frozenset[str]) -> dict[str, Any]:
    plan = verdict.plan
    chart = payback_curve(verdict, words, (verdict.fan.p10, verdict.fan.p90))
    return {
        "sentence": sentence(verdict, words).split("**"),
        "state": verdict.state,
        "good": is_advised(verdict),
        "doubt": doubt(verdict, words),
        "worked": {"title": words("verdict.worked_out"), "steps": arithmetic(verdict, words)},
        "figures": [asdict(figure) for figure in figures(verdict, words)],
        "chart": chart_data(chart, words, plan.currency),
        "payback": verdict.payback_month,
        "points": verdict.cumulative.tolist(),
        "sources": sources_html(plan, words, measured),
        "words": open_words(plan, words),
    }


def open_words(plan: Plan, words: Words) -> dict[str, Any]:
    """The words that move with the curve, each with its one fact left open for the browser: ``{}``."""
    horizon = words.unit_value(plan.months, "months")
    facts = {"who": team_text(plan, words), "months": "{}", "short": "{}", "horizon": horizon}
    months = words.catalogue["unit.months"]
    plural_forms = {"other": months} if isinstance(months, str) else dict(months)
    return {
        "sentence": {state: words(f"moving.{state}", **facts) for state in ("back", "at_once", "not_back")},
        "at_once": words("figure.at_once"),
        "not_back": words("figure.not_back"),
        "months": {form: text.replace("{amount}", "{}") for form, text in plural_forms.items()},
        "hole_month": words("figure.hole_month", month="{}"),
        "look": figures_month(plan),
        "start": [plan.start.year, plan.start.month] if plan.start else None,
        "back": words("curve.back", n="{}"),
        "deepest": words("curve.deepest", amount="{}"),
    }
