"""Formulas where they stand: between double backticks in the docstrings of the functions that work them out."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

from payback.model import audience, cost, effort, finance, projection, sampling
from payback.model.estimation import amounts, counts, plan_terms, rates, season, trends
from payback.model.questions import break_even, value_of_information, waiting
from payback.model.streams import STREAM, answers, leads, reach, retention, sales
from payback.model.streams.work import reach_path

if TYPE_CHECKING:
    from collections.abc import Mapping

SPAN = re.compile(r"``(.+?)``", re.DOTALL)
SHAPE = re.compile(r"\([\w +]*,[\w ,+]*\)")
"""The shape of an array is no formula."""

WORKED_OUT: Mapping[str, Mapping[str, object]] = {
    "answer": {
        "payback_month": finance.payback_months,
        "npv": finance.npv,
        "monthly_rate": finance.monthly_rate,
    },
    "cost": {"loaded_salary": cost.loaded_salary, "cost": cost.monthly},
    "effort": {"ramp": effort.ramp, "effect": effort.effect, "carried": effort.carried},
    "audience": {
        "followers": audience.followers,
        "resting": audience.resting,
        "seen": projection.seen,
        "reach_path": reach_path,
    },
    "sales": {"orders": sales.repeated, "sales_worth": sales.worth, "settled": sales.steady_volume},
    "leads": {"leads": leads.volume, "leads_worth": leads.worth},
    "answers": {"answers": answers.volume, "answers_worth": answers.worth},
    "retention": {"reached": retention.volume, "retention_worth": retention.worth},
    "reach": {"reach_worth": reach.worth},
    "uncertainty": {"lognormal": sampling.lognormal, "rate": sampling.rate, "pert": sampling.pert},
    "decisions": {
        "break_even": break_even,
        "evpi": value_of_information.evpi,
        "waiting": waiting.cost_of_waiting,
    },
    "history": {
        "beta_binomial": rates.loglik,
        "posterior": rates.Beta.after,
        "beta": rates.beta_of,
        "negative_binomial": counts.loglik,
        "growth": trends.growth,
        "fading": trends.fading,
        "mean_amount": amounts.mean_amount,
        "shrinkage": season.stein,
        "todays_effect": plan_terms.todays_effect,
    },
}
"""For each part of the method, what it works out and where."""

STREAMS = tuple(STREAM)


def formulas(part: str) -> Mapping[str, tuple[str, ...]]:
    """What a part works out, by key below ``method.what.``, and its formulas."""
    return {name: formulas_of(worked_out) for name, worked_out in WORKED_OUT[part].items()}


def formulas_of(worked_out: object) -> tuple[str, ...]:
    """The formulas in the docstring of a function, a method or a module, each once."""
    spans = (" ".join(span.split()) for span in SPAN.findall(inspect.getdoc(worked_out) or ""))
    return tuple(dict.fromkeys(span for span in spans if _is_formula(span)))


def _is_formula(span: str) -> bool:
    """Whether a span is more than a name, the shape of an array or a comparison in code."""
    return (" " in span or "_(" in span) and not SHAPE.fullmatch(span) and "==" not in span
