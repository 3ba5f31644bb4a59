"""The answer to a plan, from wherever the plan comes, in plain figures."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from payback.model import ASSUMPTIONS, evaluate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Plan, Verdict


REMEMBERED = 512
"""Plans whose answers are kept, some 11 kB each: a slider goes back and forth, and a link has many readers."""


_ONE_AT_A_TIME = Lock()
"""The draws of several plans at once push each other out of the processor's cache: 42 ms each instead of 26."""


@lru_cache(maxsize=REMEMBERED)
def verdict_on(plan: Plan) -> Verdict:
    """The verdict on a plan; never changed by who gets it.

    Raises:
        PlanError: When the plan has no answer; it names the assumption to change.
    """
    with _ONE_AT_A_TIME:
        return evaluate(plan)


def answer(plan: Plan) -> Mapping[str, Any]:
    """The verdict on a plan as figures; `figures` says which.

    Raises:
        PlanError: When the plan has no answer; it names the assumption to change.
    """
    return figures(verdict_on(plan))


def figures(verdict: Verdict) -> Mapping[str, Any]:
    """A verdict as plain figures, months from today and money in the plan's currency, never rounded.

    ``payback_month`` and ``lasting_payback_month`` are None when not within the horizon, as are the months by which
    10 %, 50 % and 90 % of the draws have the money back (``p10``, ``p50``, ``p90``); ``later_month`` is the month in
    which it comes back where that is after the horizon, and None in every other state. ``probability_within`` holds
    the share of the draws with the money back by each month, the month as text.
    """
    probabilities, plan = verdict.probabilities, verdict.plan
    return {
        "payback_month": verdict.payback_month,
        "state": verdict.state,
        "later_month": verdict.all.later_month,
        "lasting_payback_month": verdict.lasting_payback_month,
        "npv": verdict.npv,
        "deepest_hole": verdict.deepest_hole,
        "p10": probabilities.payback_p10,
        "p50": probabilities.payback_p50,
        "p90": probabilities.payback_p90,
        "probability_within": {
            str(month): float(share) for month, share in enumerate(probabilities.probability_within) if month
        },
        "currency": plan.currency,
        "assumptions": {name: getattr(plan, name) for name in ASSUMPTIONS},
    }
