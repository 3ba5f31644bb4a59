"""Orders in the online shop: from social media, from advertising, and all the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from demo_company.texts import PRODUCTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from demo_company.days import Days
    from demo_company.truth import Truth

LINES = (0.55, 0.30, 0.15)
"""Chance of an order with one, two, three products."""

SECOND_PIECE = 0.15
DISCOUNTED, DISCOUNT = 0.15, 0.10
STATES = {"paid": 0.965, "partially_refunded": 0.01, "refunded": 0.015, "voided": 0.01}
REFUNDED = {"paid": 0.0, "partially_refunded": 0.4, "refunded": 1.0, "voided": 0.0}
"""Share of an order that was given back, by state."""

KEPT = 1 - sum(STATES[state] * share for state, share in REFUNDED.items()) / (1 - STATES["voided"])
"""Mean share that was not, of the orders that stand."""

ORIGINS = ("other", "social", "ads")


@dataclass(frozen=True, slots=True)
class Orders:
    """Orders, oldest first; arrays have shape ``(orders,)`` unless said.

    Attributes:
        day: Number of the day; `second` of that day.
        origin: Which of `ORIGINS`. No export tells it.
        product: Which of `PRODUCTS`, shape ``(orders, lines)``, -1 beyond the last line.
        quantity: Pieces, same shape.
        prices: Price of each product, shape ``(products,)``.
        discount: Taken off; `subtotal` is what is left, before shipping and taxes.
        state: Which of `STATES`.
    """

    day: NDArray[np.int64]
    second: NDArray[np.int64]
    origin: NDArray[np.int64]
    product: NDArray[np.int64]
    quantity: NDArray[np.int64]
    prices: NDArray[np.float64]
    discount: NDArray[np.float64]
    subtotal: NDArray[np.float64]
    state: NDArray[np.int64]


def price_list(truth: Truth) -> NDArray[np.float64]:
    """Prices at which the mean subtotal is `Truth.order_value`."""
    chance = np.array([p.chance for p in PRODUCTS])
    level = np.array([p.level for p in PRODUCTS])
    lines = np.arange(1, len(LINES) + 1) @ np.array(LINES)
    mean = lines * (1 + SECOND_PIECE) * (chance @ level) * (1 - DISCOUNTED * DISCOUNT)
    return np.asarray(np.round(level * truth.order_value / mean, 2))


def place(
    truth: Truth, days: Days, clicks: NDArray[np.int64], purchases: NDArray[np.int64], rng: np.random.Generator
) -> Orders:
    """Orders of every day, given the free link clicks and the bought purchases of the day."""
    other = rng.poisson(truth.other_orders * days.season * days.part)
    social = rng.binomial(clicks, np.minimum(truth.conversion * days.season, 1))
    counts = np.stack([other, social, purchases], axis=1)
    origin = np.repeat(np.tile(np.arange(len(ORIGINS)), len(days.dates)), counts.ravel())
    day = np.repeat(np.arange(len(days.dates)), counts.sum(axis=1))
    second = rng.integers(7 * 3_600, 24 * 3_600, day.size)
    in_order = np.lexsort((second, day))

    n = day.size
    product = rng.choice(len(PRODUCTS), (n, len(LINES)), p=[p.chance for p in PRODUCTS])
    lines = rng.choice(len(LINES), n, p=LINES) + 1
    product[np.arange(len(LINES)) >= lines[:, None]] = -1
    quantity = np.where(product < 0, 0, 1 + (rng.random(product.shape) < SECOND_PIECE))
    prices = price_list(truth)
    goods = (prices[product] * quantity).sum(axis=1)
    discount = np.round(goods * DISCOUNT * (rng.random(n) < DISCOUNTED), 2)
    return Orders(
        day=day[in_order],
        second=second[in_order],
        origin=origin[in_order],
        product=product,
        quantity=quantity,
        prices=prices,
        discount=discount,
        subtotal=np.round(goods - discount, 2),
        state=rng.choice(len(STATES), n, p=[*STATES.values()]),
    )
