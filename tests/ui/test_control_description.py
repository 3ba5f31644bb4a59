"""What stands below a salary: what it costs, what it is a month, how old the charges are."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, REGIONS, Plan
from payback.model.plan.presets import BUSINESS, REGION, applied, in_region
from payback.ui import control_description
from payback.ui.control_description import benchmark, describe_controls, outdated_year

TODAY = date(2026, 11, 30)


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the browser is told."""
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(control_description, "_DESCRIPTION", lambda data, **_: told.append(json.loads(data)))
    return told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
def test_gross_pay_a_month_is_said_where_it_is_usual(
    described: list[dict[str, Any]], region: str, language: str
) -> None:
    """In France people speak of pay by the month; everywhere stands what a year costs."""
    words = Words(language)
    describe_controls(Plan(), Plan(region=region), words, {}, TODAY)
    note = described[-1]["words"]["loaded"]
    assert ("{month}" in note) == (region == "france")
    assert "{amount}" in note
    assert words(f"region.{region}") in note


@pytest.mark.parametrize(
    ("start", "today", "year"),
    [
        (None, TODAY, None),
        (date(2026, 12, 1), TODAY, None),
        (date(2027, 1, 1), TODAY, 2026),
        (None, date(2027, 1, 1), 2026),
        (date(2025, 5, 1), date(2027, 1, 1), None),
    ],
)
def test_charges_older_than_their_year_are_named(
    described: list[dict[str, Any]], start: date | None, today: date, year: int | None
) -> None:
    """Once a year has begun that has no table, or the plan begins in one; a plan of 2025 has that of 2025."""
    plan = Plan(start=start)
    describe_controls(Plan(), plan, Words("en"), {}, today)
    named = "charges of 2026, the latest known" in described[-1]["words"]["loaded"]
    assert (outdated_year(plan, today), named) == (year, year is not None)


@pytest.mark.parametrize(
    ("region", "salary", "text"), [("quebec", 62_000, "$50,000 to $80,000"), ("france", 32_000, "€26,000 to €41,000")]
)
def test_a_benchmark_is_that_of_the_country(region: str, salary: float, text: str) -> None:
    """Nobody in France is paid as in Québec, in another currency."""
    row = in_region(ASSUMPTIONS["salary"], region)
    assert row.likely == salary
    assert text in benchmark(row, Words("en"), str(REGION[region].values["currency"]))


def test_groups_that_bear_on_nothing_are_not_asked_for(described: list[dict[str, Any]]) -> None:
    """A municipality is not asked for its conversion, nor a shop for its volunteers; the specs stay for the key."""
    for plan, gone, there in (
        (applied(Plan(), BUSINESS["municipality"]), "sales", "information"),
        (Plan(), "volunteers", "sales"),
    ):
        describe_controls(Plan(), plan, Words("en"), {}, TODAY)
        members = {group["name"]: group["members"] for group in described[-1]["groups"]}
        assert (members[gone], bool(members[there])) == ([], True)
        assert list(described[-1]["specs"]) == list(ASSUMPTIONS)
