"""What crews do month by month, who follows them and what is seen: the work that the value streams earn with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from payback.model import audience, cost, effort, occupancy
from payback.model.plan.plan import YEAR
from payback.model.streams.work import Activity, Work, reach_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from payback.model.occupancy import Occupancy
    from payback.model.plan.plan import Hire
    from payback.model.types import Array, Values

ACTIVITY_USES = (*effort.USES, "posts", "reach", "reach_decay", "reach_elasticity")
"""The assumptions behind what is done, whoever follows."""

USES = (*ACTIVITY_USES, *audience.USES, "price_growth")
"""The assumptions behind the work, whatever it earns."""

FAR = 240
"""Months that a plan's own path is carried on to: money that is not back by then does not come back."""

SETTLED = 1e-6
"""Difference in FTE between two years that is none."""


def activity_of(
    values: Values, crews: Sequence[Sequence[Hire]], post: Occupancy, observed: Collection[str]
) -> Activity:
    """What crews do month by month, nobody behind them, whoever follows; what counts is ``h_t = h(A_t)``.

    Args:
        values: The assumptions.
        crews: Who works.
        post: How an employed person's post is filled, over the months that are worked out.
        observed: Assumptions whose value is what today's effort brings.
    """
    at_work = _side_by_side(effort.worked(values, crew, post) for crew in (*crews, ()))
    effect = effort.effect(values, effort.carried(values, at_work))
    return active(values, at_work, effect, _column(np.arange(1, len(at_work) + 1)), observed)


def active(values: Values, at_work: Array, effect: Array, month: Array, observed: Collection[str]) -> Activity:
    """What is done where its effect is known, ``posts_t = Np h_t``, and the reach that each post has."""
    posts = effect * effort.at_full_time(values, {"posts"} & {*observed})["posts"]
    shown = effort.effect_today(values) if "posts" in observed else np.ones(1)
    reach = reach_path(values, month, effect / np.where(shown > 0, shown, 1.0))
    return Activity(at_work, effort.growth_effect(values, effect), posts, reach, month)


def work_of(
    values: Values,
    crews: Sequence[Sequence[Hire]],
    season: Sequence[float],
    observed: Collection[str] = (),
    activity: Activity | None = None,
) -> Work:
    """What crews produce month by month, nobody behind them; arrays of shape ``(months, crews + 1, draws)``.

    Args:
        values: The assumptions.
        crews: Who works.
        season: Factor of each month.
        observed: Assumptions whose value is what today's effort brings.
        activity: What they do, where that is known.
    """
    if activity is None:
        activity = activity_of(values, crews, occupancy.employed(values, len(season)), observed)
    values = effort.at_full_time(values, observed)
    seasons = np.reshape(season, (-1, 1, 1))
    return seen(values, activity, audience.followers(values, activity.growth, seasons), seasons)


def later_years(months: int) -> NDArray[np.int_]:
    """Months that have passed when each of the years after a horizon begins, up to `FAR`; shape ``(years,)``."""
    return np.arange(months, max(FAR, months + 1), YEAR)


def later_activity(
    values: Values, crews: Sequence[Sequence[Hire]], post: Occupancy, months: int, observed: Collection[str]
) -> Activity:
    """What crews do in the middle of each year after a horizon of `months`; arguments as those of `activity_of`.

    What was worked long before the horizon is not felt any more.
    """
    middles = later_years(months) + YEAR // 2
    at_work = _side_by_side(effort.worked(values, crew, post)[middles - 1] for crew in (*crews, ()))
    if np.allclose(at_work, at_work[0], rtol=0, atol=SETTLED):  # nobody comes or goes: every year is like the first
        at_work = at_work[:1]
    return active(values, at_work, effort.effect(values, at_work), _column(middles), observed)


def later_work(values: Values, activity: Activity, people: Array, observed: Collection[str] = ()) -> Work:
    """What is produced in the middle of each year after the horizon; arrays of ``(years, crews + 1, draws)``.

    Args:
        values: The assumptions.
        activity: What is done, of `later_activity`.
        people: Followers at the end of the horizon, shape ``(crews + 1, draws)``.
        observed: Assumptions whose value is what today's effort brings.
    """
    values = effort.at_full_time(values, observed)
    growth = activity.growth

    @cache
    def leap(year: int, months: float) -> audience.Leap:
        return audience.leap(values, growth[year], months)

    path = [leap(0, YEAR / 2).after(people)]
    for year in range(1, len(activity.month)):
        path.append(leap(min(year, len(growth) - 1), YEAR).after(path[-1]))
    return seen(values, activity, np.stack(path), np.ones((1, 1, 1)))


def _column(months: NDArray[np.int_]) -> Array:
    return months.astype(float)[:, None, None]


def _side_by_side(efforts: Iterable[Array]) -> Array:
    return np.stack(np.broadcast_arrays(*efforts), axis=1)


def seen(values: Values, activity: Activity, people: Array, season: Array) -> Work:
    """The work whose followers are known: views ``V_t = F_t posts_t r_t``, at the prices of each month."""
    posts, reach, month = activity.posts, activity.reach, activity.month
    prices = cost.risen(values["price_growth"], month)[:, None]
    return Work(activity.effort, people, posts, reach, people * posts * reach, season, month, prices)
