"""What a table of employer charges is: its lines, what a big payroll changes, the relief for small pays."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from payback.model.types import Array

ByPayroll = tuple[tuple[float, float], ...]
"""Rates by size: a company's yearly payroll and the rate there, ascending; straight between two, level beyond them."""

CENT = 0.01

CHORDS = 400
"""Straight pieces that a relief is drawn in: less than 0.05 of a year's cost in France beside the formula itself."""


def step(payroll: float, before: float, after: float) -> ByPayroll:
    """One rate below a payroll, another from it on."""
    return ((payroll - CENT, before), (payroll, after))


def rate_of(rate: float, by_payroll: ByPayroll, payroll: Array | float) -> Array:
    """The rate for a payroll; same shape as `payroll`."""
    if not by_payroll:
        return np.asarray(rate)
    sizes, rates = zip(*by_payroll, strict=True)
    return np.asarray(np.interp(payroll, sizes, rates))


@dataclass(frozen=True, slots=True)
class Band:
    """One charge: `rate` on the part of a yearly pay between `floor` and `ceiling`.

    Attributes:
        rate: That of a small company.
        by_payroll: Rates by size of the payroll, where they differ.
        above: Nothing is due, on no part, up to this pay.
        base: What the rate is on, a year, where that is not the pay.
    """

    name: str
    rate: float
    floor: float = 0
    ceiling: float = inf
    by_payroll: ByPayroll = ()
    above: float = 0
    base: float | None = None

    def amount(self, pay: Array, payroll: Array | float, hours: float) -> Array:
        """The charge of a year on a yearly pay; `hours` is the share of full time that the limits are cut to."""
        part = np.maximum(np.minimum(pay, self.ceiling * hours) - self.floor * hours, 0.0)
        subject = part if self.base is None else self.base
        return np.asarray(rate_of(self.rate, self.by_payroll, payroll) * subject * (pay > self.above * hours))


@dataclass(frozen=True, slots=True)
class Relief:
    """A reduction that fades as pay rises: ``pay (low + span ((reach w / pay - 1) / (reach - 1)) ** power)``.

    Attributes:
        low: Share of the pay just below the last pay that it reaches.
        span: What is added to it at the minimum wage and below; that of a small company.
        wage: Minimum wage of a year at full time, w.
        reach: Multiple of it from which there is no reduction.
        by_payroll: `span` by size of the payroll.
    """

    name: str
    low: float
    span: float
    power: float
    wage: float
    reach: float
    by_payroll: ByPayroll = ()

    def amount(self, pay: Array, payroll: Array | float, hours: float) -> Array:
        """The reduction of a year, negative; as `Band.amount`."""
        ratio = self.wage * hours / np.maximum(pay, CENT)
        fading = np.clip((self.reach * ratio - 1) / (self.reach - 1), 0.0, 1.0) ** self.power
        share = self.low + rate_of(self.span, self.by_payroll, payroll) * fading
        return np.asarray(-pay * share * (self.reach * ratio > 1))


@dataclass(frozen=True, slots=True)
class ChargeTable:
    """The charges of one region, as in force on a day.

    Attributes:
        by_hours: Limits and minimum wage are cut to a part-timer's share of full time.
    """

    valid_from: date
    currency: str
    bands: tuple[Band, ...]
    relief: Relief | None = None
    by_hours: bool = False

    def charges(self, pay: Array | float, payroll: Array | float = 0.0, effort: float = 1) -> Mapping[str, Array]:
        """Employer charges a year, by line.

        Args:
            pay: What is paid a year, for `effort`.
            payroll: What the whole company pays a year.
            effort: Share of full time.
        """
        paid, hours = np.asarray(pay, dtype=float), effort if self.by_hours else 1.0
        lines: tuple[Band | Relief, ...] = (*self.bands, self.relief) if self.relief else self.bands
        return {line.name: line.amount(paid, payroll, hours) for line in lines}

    def rate(self, pay: Array | float, payroll: Array | float = 0.0, effort: float = 1) -> Array:
        """Employer charges as a share of `pay`; 0 where nothing is paid."""
        paid = np.asarray(pay, dtype=float)
        total = np.asarray(sum(self.charges(paid, payroll, effort).values()))
        paid = np.broadcast_to(paid, total.shape)
        return np.asarray(np.divide(total, paid, out=np.zeros(total.shape), where=paid > 0))

    def bends(self, effort: float = 1) -> Array:
        """Yearly pays between which the charges are straight lines, or as good as, ascending."""
        ends = {end for band in self.bands for end in (band.floor, band.ceiling, band.above, band.above + CENT)}
        pays = np.array([end for end in ends if end < inf])
        if self.relief:
            last = self.relief.reach * self.relief.wage
            pays = np.append(pays, [*np.linspace(self.relief.wage, last, CHORDS + 1), last - CENT])
        return np.unique(pays * (effort if self.by_hours else 1.0))
