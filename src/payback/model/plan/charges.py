"""Employer charges on a salary: dated tables, one charge a line. Sources: data/SOURCES.md#charges."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from payback.model.plan.charge_table import CENT, Band, ChargeTable, Relief, step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model.types import Array

HSF = ((1_000_000.0, 0.0165), (7_800_000.0, 0.0426))
"""Québec's health services fund by payroll: the same in 2025 and 2026."""

WSDRF = step(2_000_000 + CENT, 0, 0.01)
"""Québec's workforce skills fund: above two million."""

PASS = 12 * 4_005.0
"""France's social-security ceiling of 2026, a year."""

SMIC = 12.31 * 1_820
"""France's minimum wage since June 2026, a year at full time."""

PAID = 12 * 3_612.0
"""Mean pay of a year in France: its limits are counted in people, ours in payroll."""

FROM_11, FROM_50 = 11 * PAID, 50 * PAID

TABLES: Mapping[str, tuple[ChargeTable, ...]] = {
    "quebec": (
        ChargeTable(date(2025, 1, 1), "CAD", (
            Band("qpp", 0.064, 3_500, 71_300),
            Band("qpp2", 0.04, 71_300, 81_200),
            Band("ei", 0.01834, 0, 65_700),
            Band("qpip", 0.00692, 0, 98_000),
            Band("hsf", 0.0165, by_payroll=HSF),
            Band("labour_standards", 0.0006, 0, 98_000),
            Band("wsdrf", 0, by_payroll=WSDRF),
        )),
        ChargeTable(date(2026, 1, 1), "CAD", (
            Band("qpp", 0.063, 3_500, 74_600),
            Band("qpp2", 0.04, 74_600, 85_000),
            Band("ei", 0.0182, 0, 68_900),
            Band("qpip", 0.00602, 0, 103_000),
            Band("hsf", 0.0165, by_payroll=HSF),
            Band("labour_standards", 0.0006, 0, 103_000),
            Band("wsdrf", 0, by_payroll=WSDRF),
        )),
    ),
    "canada": (
        ChargeTable(date(2025, 1, 1), "CAD", (
            Band("cpp", 0.0595, 3_500, 71_300),
            Band("cpp2", 0.04, 71_300, 81_200),
            Band("ei", 0.02296, 0, 65_700),
        )),
        ChargeTable(date(2026, 1, 1), "CAD", (
            Band("cpp", 0.0595, 3_500, 74_600),
            Band("cpp2", 0.04, 74_600, 85_000),
            Band("ei", 0.02282, 0, 68_900),
        )),
    ),
    "us": (
        ChargeTable(date(2025, 6, 1), "USD", (
            Band("benefits_and_taxes", (3.44 + 1.54 + 3.31) / (32.07 + 3.44 + 1.84)),
        )),
        ChargeTable(date(2026, 3, 1), "USD", (
            Band("benefits_and_taxes", (3.62 + 1.57 + 3.38) / (32.60 + 3.54 + 1.90)),
        )),
    ),
    "france": (
        ChargeTable(date(2026, 7, 1), "EUR", (
            Band("maladie", 0.13),
            Band("vieillesse", 0.0211),
            Band("vieillesse_plafonnee", 0.0855, 0, PASS),
            Band("allocations_familiales", 0.0525),
            Band("csa", 0.003),
            Band("fnal", 0.001, 0, PASS, step(FROM_50, 0.001, 0)),
            Band("fnal_50", 0, by_payroll=step(FROM_50, 0, 0.005)),
            Band("peec", 0, by_payroll=step(FROM_50, 0, 0.0045)),
            Band("chomage", 0.04, 0, 4 * PASS),
            Band("ags", 0.0025, 0, 4 * PASS),
            Band("at_mp", 0.0208),
            Band("agirc_arrco_1", 0.0472, 0, PASS),
            Band("agirc_arrco_2", 0.1295, PASS, 8 * PASS),
            Band("ceg_1", 0.0129, 0, PASS),
            Band("ceg_2", 0.0162, PASS, 8 * PASS),
            Band("cet", 0.0021, 0, 8 * PASS, above=PASS),
            Band("formation", 0.0055, by_payroll=step(FROM_11, 0.0055, 0.01)),
            Band("apprentissage", 0.0068),
            Band("dialogue_social", 0.00016),
            Band("complementaire_sante", 1, base=240),
            Band("forfait_social", 0, by_payroll=step(FROM_11, 0, 0.08), base=240),
        ), Relief("rgdu", 0.02, 0.3781, 1.75, SMIC, 3, step(FROM_50, 0.3781, 0.3821)), by_hours=True),
    ),
}  # fmt: skip
"""Every table by region, the oldest first."""

CHARGES: Mapping[str, ChargeTable] = {region: tables[-1] for region, tables in TABLES.items()}
"""The newest table of each region."""


def charge_table(region: str, year: int | None = None) -> ChargeTable:
    """The table of a year where there is one, else the newest."""
    of_year = [table for table in TABLES[region] if table.valid_from.year == year]
    return of_year[-1] if of_year else CHARGES[region]


def is_outdated(table: ChargeTable, year: int) -> bool:
    """Whether a year has begun for which there is no newer table."""
    return table in CHARGES.values() and table.valid_from.year < year


def charges(region: str, pay: Array | float, payroll: Array | float = 0.0) -> Mapping[str, Array]:
    """Employer charges a year on a yearly pay at full time, by line of the newest table; same shape as `pay`."""
    return CHARGES[region].charges(pay, payroll)


def charge_rate(region: str, pay: Array | float, payroll: Array | float = 0.0) -> Array:
    """Employer charges by the newest table as a share of `pay`; 0 where nothing is paid."""
    return CHARGES[region].rate(pay, payroll)
