"""The live payback curve: drawn from Python's verdict, redrawn by the browser while a slider is dragged."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.charts import payback_curve
from payback.i18n import catalogue
from payback.model import ASSUMPTIONS, HEADLINE, PlanError
from payback.model.plan.plan import changed
from payback.ui.assets import asset_url
from payback.ui.figure import chart_data
from payback.ui.inline_component import component, component_data
from payback.ui.state import CURVE, current_plan
from payback.ui.table_encoding import headline_data, near_table, without_headline
from payback.wording.verdict import figures_month, team_text
from payback.workflows.evaluation import REMEMBERED, verdict_on

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan, Verdict

_CURVE = component("curve", '<figure data-testid="payback-curve"></figure>')
_BASIS = component("basis", "<span></span>")
_NEAR = component("near", "<span></span>")
NEAR = "_near"


def live_curve(plan: Plan, words: Words) -> None:
    """The payback curve of a plan; it moves while a slider moves."""
    _CURVE(key=CURVE, data=_curve(plan, words), on_again_change=_rerun, on_held_change=_rerun)


@st.fragment(key="tables")
def live_tables() -> None:
    """What the curve moves with: the tables of the headline sliders, and that of another slider that a hand comes near.

    Outside of what runs when a slider moves: they are the same wherever the headline sliders stand, and the browser
    asks for others when it needs them (near.js).
    """
    plan, name = current_plan(), str((st.session_state.get(NEAR) or {}).get("name") or "")
    table_plan = without_headline(plan)
    near_data: dict[str, Any] = {"plan": "", "tables": "", "name": name, "table": None}
    with suppress(PlanError):  # the page says which slider to move; then the browser asks again
        _BASIS(key="_basis", data=_basis(table_plan))
        near_data |= {"plan": fingerprint(plan), "tables": fingerprint(table_plan), "table": near_table(plan, name)}
    _NEAR(key=NEAR, data=component_data("near.js", {"known": HEADLINE, **near_data}), on_name_change=_rerun)


@lru_cache(maxsize=REMEMBERED)
def _curve(plan: Plan, words: Words) -> bytes:
    return component_data("curve.js", curve_data(verdict_on(plan), words))


@lru_cache(maxsize=32)
def _basis(plan: Plan) -> bytes:
    """The tables from which the browser redraws; of a plan as `without_headline` gives it."""
    return component_data("basis.js", {"of": fingerprint(plan), "basis": headline_data(plan)})


def _rerun() -> None:
    """The fragment of the component runs again; that is all."""


def curve_data(verdict: Verdict, words: Words) -> dict[str, Any]:
    """What the browser needs: the settled figure, the values it shows, and whose tables to redraw it from."""
    plan = verdict.plan
    chart = payback_curve(verdict, words, (verdict.fan.p10, verdict.fan.p90))
    return {
        "scripts": {name: asset_url(f"{name}.js") for name in ("figure", "basis", "line")},
        **chart_data(chart, words, plan.currency),
        "plan": fingerprint(plan),
        "settled": {name: float(getattr(plan, name)) for name in ASSUMPTIONS},
        "payback": verdict.payback_month,
        "points": verdict.cumulative.tolist(),
        "tables": fingerprint(without_headline(plan)),
        "choices": fingerprint(changed(plan, {name: assumption.likely for name, assumption in ASSUMPTIONS.items()})),
        "language": words.tag,
        "currency": plan.currency,
        "live": live_words(plan, words),
    }


def fingerprint(plan: Plan) -> str:
    """Tells whether two tables belong to the same plan; says nothing about what is in it."""
    return sha256(repr(plan).encode()).hexdigest()[:16]


def live_words(plan: Plan, words: Words) -> dict[str, Any]:
    """The words that move with the curve, each with its one fact left open for the browser: ``{}``."""
    horizon = words.unit_value(plan.months, "months")
    facts = {"who": team_text(plan, words), "months": "{}", "horizon": horizon}
    months = catalogue(words.language)["unit.months"]
    plural_forms = {"other": months} if isinstance(months, str) else dict(months)
    return {
        **{f"sentence_{state}": words(f"verdict.{key}", **facts) for state, key in _SENTENCES.items()},
        "at_once": words("figure.at_once"),
        "not_back": words("figure.not_back"),
        "months": {form: text.replace("{amount}", "{}") for form, text in plural_forms.items()},
        "hole_month": words("figure.hole_month", month="{}"),
        "look": figures_month(plan),
        "start": [plan.start.year, plan.start.month] if plan.start else None,
        "back": words("curve.back", n="{}"),
        "deepest": words("curve.deepest", amount=0, currency="CAD").replace(words.money(0, "CAD"), "{}"),
    }


_SENTENCES = {"back": "pays_back", "at_once": "at_once", "not_back": "not_back_yet"}
