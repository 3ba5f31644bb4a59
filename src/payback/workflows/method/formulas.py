"""Formulas where they stand: between double backticks in the docstrings of the functions that work them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import activity, audience, cost, effort, finance, occupancy, projection, sampling, verdict
from payback.model.estimation import movement, plan_terms, rates, season
from payback.model.plan import ranges
from payback.model.questions import audience_left, break_even, trial, value_of_information, waiting
from payback.model.streams import VALUE_STREAMS
from payback.model.streams.work import reach_path
from payback.wording.formula_text import formulas_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEFORE_VALUE: Mapping[str, Mapping[str, object]] = {
    "answer": {
        "net_flow": projection.net_flow,
        "running_sum": finance.cumulative,
        "payback_month": finance.payback_months,
        "deepest_hole": verdict.answer,
        "npv": finance.npv,
        "monthly_rate": finance.monthly_rate,
    },
    "cost": {
        "present": occupancy.present,
        "leaving": occupancy.leaving,
        "post": occupancy.employed,
        "loaded_salary": cost.loaded_salary,
        "cost": cost.monthly,
    },
    "effort": {
        "worked": effort.worked,
        "ramp": occupancy.ramp,
        "carried": effort.carried,
        "effect": effort.effect,
        "felt": activity.activity_of,
        "growth": effort.growth_effect,
        "observed": effort.at_full_time,
    },
    "audience": {
        "followers": audience.followers,
        "season": projection.season_of,
        "posts": activity.active,
        "seen": activity.seen,
        "reach_path": reach_path,
        "leap": audience.leap,
    },
}
_AFTER_VALUE: Mapping[str, Mapping[str, object]] = {
    "uncertainty": {
        "odds": ranges.logit,
        "moved": ranges.moved,
        "widened": ranges.widened,
        "correlated": sampling.correlated,
        "lognormal": sampling.lognormal,
        "rate": sampling.rate,
        "pert": sampling.pert,
    },
    "decisions": {
        "break_even": break_even,
        "evpi": value_of_information.evpi,
        "waiting": waiting.cost_of_waiting,
        "audience_left": audience_left.audience_left,
        "trial_gain": trial.evidence_after,
        "trial_rule": trial.least_gain,
    },
    "history": {
        "beta_binomial": rates.loglik,
        "posterior": rates.Beta.after,
        "beta": rates.beta_of,
        "level": movement.level_now,
        "shrinkage": season.stein,
        "todays_effect": plan_terms.todays_effect,
    },
}


def formula_sources() -> Mapping[str, Mapping[str, object]]:
    """For each part of the method, in a reader's order, what it works out and where; a value stream says it itself."""
    streams = {name: stream.formulas for name, stream in VALUE_STREAMS.items()}
    return {**_BEFORE_VALUE, **streams, **_AFTER_VALUE}


def formulas(part: str) -> Mapping[str, tuple[str, ...]]:
    """What a part works out, by key below ``method.what.``, and its formulas."""
    return {name: formulas_of(source) for name, source in formula_sources()[part].items()}
