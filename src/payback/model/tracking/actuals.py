"""What was measured since the hire, and what it is worth by the formulas and margins of the plan."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from payback.model.projection import counted, likely, likely_work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.plan.plan import Plan
    from payback.model.streams.stream import Basis
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The months of a plan that are over, the first one first; shape ``(months,)``, NaN where nothing is known.

    Attributes:
        followers: People at the end of the month.
        posts: Posts of the month.
        reach: People reached by all posts of the month, repeats counted.
        clicks: Link clicks of these posts.
        answers: Messages received.
        orders: Every order of the shop; `orders_before` those of the same month a year before.
        spend: Paid for advertising.
        cost: What the hire was paid and cost besides, in the plan's currency.
    """

    followers: Array
    posts: Array
    reach: Array
    clicks: Array
    answers: Array
    orders: Array
    orders_before: Array
    spend: Array
    cost: Array

    @property
    def months(self) -> int:
        """How many there are."""
        return int(self.followers.size)

    def until(self, months: int) -> Measured:
        """The same up to a month."""
        return Measured(**{field.name: getattr(self, field.name)[:months] for field in fields(self)})


def measured_value(plan: Plan, measured: Measured) -> Mapping[str, Array]:
    """What each counted stream has brought above doing nothing, at the plan's own worth; shape ``(months,)``.

    ``value_t = (volume of what was measured - volume of doing nothing) price_t worth``; NaN where it was not measured.
    A month without a measure counts as planned in what later months owe to it.
    """
    values, whole = likely(plan), likely_work(plan)
    rows = slice(measured.months)
    planned, idle = (_path(whole, rows, path) for path in (0, 1))
    out = {}
    for name, stream in counted(plan).items():
        work, known = _measured_work(values, planned, measured, stream.measured_by)
        worth = stream.worth(values)
        volumes = [stream.monthly_volume(values, each) for each in (work, idle)]
        out[name] = np.where(known, ((volumes[0] - volumes[1]) * planned.prices * worth)[:, 0, 0], np.nan)
    return out


def _path(work: Work, rows: slice, path: int) -> Work:
    """One path of the work over the first months; every array has shape ``(months, 1, 1)``."""
    shape = work.views.shape

    def part(array: Array) -> Array:
        return np.broadcast_to(array, shape)[rows, path : path + 1]

    return replace(work, **{field.name: part(getattr(work, field.name)) for field in fields(work)})


def _measured_work(values: Values, planned: Work, measured: Measured, basis: Basis) -> tuple[Work, Array]:
    """The planned work with what was measured in its place, and in which months all of that is known."""
    if basis == "clicks":
        views = np.where(np.isfinite(measured.clicks), measured.clicks / values["click_rate"][0], measured.reach)
        return replace(planned, views=_or(views, planned.views)), np.isfinite(views)
    if basis == "answers":
        followers = measured.answers / (values["questions"][0] / 1_000)
        return replace(planned, followers=_or(followers, planned.followers)), np.isfinite(followers)
    known = np.isfinite(measured.followers + measured.posts + measured.reach)
    shown = np.maximum(measured.posts * measured.followers, 1.0)
    return replace(
        planned,
        followers=_or(measured.followers, planned.followers),
        posts=_or(measured.posts, planned.posts),
        reach=_or(np.minimum(measured.reach / shown, 1.0), planned.reach),
        views=_or(measured.reach, planned.views),
    ), known


def _or(series: Array, planned: Array) -> Array:
    """What was measured, and the plan's where nothing was; shape of the plan."""
    shaped = series[:, None, None]
    return np.where(np.isfinite(shaped), shaped, planned)
