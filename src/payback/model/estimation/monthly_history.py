"""What the estimates rest on: the history by month, complete months only, in one currency."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from payback.model.types import Array

    Months = NDArray[np.intp]

YEAR = 12


@dataclass(frozen=True, slots=True)
class Groups:
    """Successes and trials of groups that may be compared (campaigns of one objective), shape ``(groups,)``.

    `month` is the middle of each, from the first month of the history on.
    """

    successes: Array
    trials: Array
    month: Months
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyHistory:
    """History by month. Arrays have shape ``(platforms, months)`` unless said; NaN where nothing was measured.

    Attributes:
        first: First day of the first month.
        followers: Running total at the end of the month.
        gained: People who began to follow; `lost` who left.
        messages: Messages received.
        posts: Posts published.
        reached: Sum over posts of the people each reached; `reached_posts` how many posts that was.
        clicks: Link clicks of the posts whose reach is known too; `clicked_reach` the reach of these.
        post_clicks: Link clicks of all posts.
        orders: Orders that stand, shape ``(months,)``, as are the next three; money in one currency.
        order_sum: What they were worth before shipping and taxes, refunds taken off.
        spend: Paid for advertising; `impressions` bought with it.
        sales: Orders out of link clicks by campaign; None where no campaign tells.
        leads: Leads out of link clicks by campaign.
        followers_now: Latest running total over all accounts; 0 when there is none.
        followers_on: Day of it; `followers_accounts` how many accounts it is of.
        left_out: First day of the unfinished month that is not in here; None when there was none.
    """

    first: date
    followers: Array
    gained: Array
    lost: Array
    messages: Array
    posts: Array
    reached: Array
    reached_posts: Array
    clicks: Array
    clicked_reach: Array
    post_clicks: Array
    orders: Array
    order_sum: Array
    spend: Array
    impressions: Array
    sales: Groups | None = None
    leads: Groups | None = None
    followers_now: float = 0.0
    followers_on: date | None = None
    followers_accounts: int = 0
    left_out: date | None = None

    @property
    def months(self) -> int:
        """How many months there are."""
        return int(self.orders.size)

    @property
    def people(self) -> Array:
        """Followers in the middle of the month; the total at its end where the month before is not known."""
        before = np.concatenate([np.full((len(self.followers), 1), np.nan), self.followers[:, :-1]], axis=1)
        return np.where(np.isfinite(before), (before + self.followers) / 2, self.followers)

    @property
    def net(self) -> Array:
        """Change of the running total over the month."""
        unknown = np.full((len(self.followers), 1), np.nan)
        return np.concatenate([unknown, np.diff(self.followers, axis=1)], axis=1)

    def begins(self, month: int) -> date:
        """First day of a month, the first one 0."""
        months = self.first.month - 1 + month
        return date(self.first.year + months // YEAR, months % YEAR + 1, 1)

    def ends(self, month: int) -> date:
        """Last day of a month."""
        begins = self.begins(month)
        return begins.replace(day=monthrange(begins.year, begins.month)[1])


def joint_sums(part: Array, whole: Array) -> tuple[Months, Array, Array]:
    """Two measures summed over the platforms that have both: months (from 0) with any, sums of each in them.

    Args:
        part: Shape ``(platforms, months)``.
        whole: The same; a platform counts in a month only where it is above zero.
    """
    both = np.isfinite(part) & np.isfinite(whole) & (np.nan_to_num(whole) > 0)
    months = np.flatnonzero(both.any(axis=0))
    return months, _summed(part, both)[months], _summed(whole, both)[months]


def _summed(measure: Array, counted: NDArray[np.bool_]) -> Array:
    return np.asarray(np.where(counted, measure, 0.0).sum(axis=0))
