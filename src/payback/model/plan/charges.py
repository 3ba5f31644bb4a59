"""Employer charges on a salary: dated tables, one band a line. Sources: data/SOURCES.md#charges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import inf
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.types import Array


@dataclass(frozen=True, slots=True)
class Band:
    """One charge: `rate` on the part of a yearly pay between `floor` and `ceiling`."""

    name: str
    rate: float
    floor: float = 0
    ceiling: float = inf


@dataclass(frozen=True, slots=True)
class ChargeTable:
    """The charges of one region, as in force on a day."""

    valid_from: date
    currency: str
    bands: tuple[Band, ...]


CHARGES: Mapping[str, ChargeTable] = {
    "quebec": ChargeTable(date(2025, 1, 1), "CAD", (
        Band("qpp", 0.064, 3_500, 71_300),
        Band("qpp2", 0.04, 71_300, 81_200),
        Band("ei", 0.01834, 0, 65_700),
        Band("qpip", 0.00692, 0, 98_000),
        Band("hsf", 0.0165),
        Band("labour_standards", 0.0006, 0, 98_000),
    )),
    "canada": ChargeTable(date(2025, 1, 1), "CAD", (
        Band("cpp", 0.0595, 3_500, 71_300),
        Band("cpp2", 0.04, 71_300, 81_200),
        Band("ei", 0.02296, 0, 65_700),
    )),
    "us": ChargeTable(date(2025, 6, 1), "USD", (
        Band("benefits_and_taxes", (3.44 + 1.54 + 3.31) / (32.07 + 3.44 + 1.84)),
    )),
    "france": ChargeTable(date(2025, 1, 1), "EUR", (Band("cotisations", 0.31),)),
}  # fmt: skip


def charges(region: str, pay: Array | float) -> Mapping[str, Array]:
    """Employer charges a year on a yearly pay, by band; same shape as `pay`."""
    return {
        band.name: band.rate * np.maximum(np.minimum(pay, band.ceiling) - band.floor, 0.0)
        for band in CHARGES[region].bands
    }


def charge_rate(region: str, pay: Array | float) -> Array:
    """Employer charges as a share of `pay`; 0 where nothing is paid."""
    paid = np.asarray(pay, dtype=float)
    total = np.sum([*charges(region, paid).values()], axis=0)
    return np.asarray(np.divide(total, paid, out=np.zeros_like(total), where=paid > 0))
