"""The demo company's exports, read by the reader that everybody's exports go through: nothing lost, nothing added."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from demo_company import live, read_truth

from payback.ingest.read_export import read_export

if TYPE_CHECKING:
    from pathlib import Path

    from demo_company import Life

    from payback.history.reading_result import TableReading


@pytest.fixture(scope="module")
def demo(root: Path) -> Path:
    """The committed exports."""
    return root / "data" / "demo"


@pytest.fixture(scope="module")
def life(demo: Path) -> Life:
    """What they were made from."""
    truth = read_truth(demo / "truth.toml")
    return live(truth, truth.seed)


@pytest.fixture(scope="module")
def tables(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[TableReading, ...]]:
    """Every table by the path of its file."""
    answers = tomllib.loads((demo / "answers.toml").read_text("utf-8"))
    day = date(2026, 11, 2)
    return {
        str(path.relative_to(demo)): read_export(
            path, path.name, answers, tmp_path_factory.mktemp("read"), uploaded=day
        ).tables
        for path in sorted(demo.glob("*/*"))
    }


def total(tables: dict[str, tuple[TableReading, ...]], name: str, measure: str, sheet: int = 0) -> float | None:
    """One sum of the table in the file whose path ends so."""
    sheets = next(reading for path, reading in tables.items() if path.endswith(name))
    return sheets[sheet].sums[measure]


def test_every_export_is_recognised_without_a_question_or_a_problem(
    tables: dict[str, tuple[TableReading, ...]],
) -> None:
    """The answers beside the exports leave nothing open; no row is kept out; every table is kept."""
    flat = {(path, sheet): table for path, readings in tables.items() for sheet, table in enumerate(readings)}

    assert all(tables.values())
    assert {place: table.problems for place, table in flat.items() if table.rejected or table.problems} == {}
    assert {place: table.questions for place, table in flat.items() if table.questions} == {}
    assert {place for place, table in flat.items() if not table.fact} == set()


def test_money_is_canadian(tables: dict[str, tuple[TableReading, ...]]) -> None:
    """Advertising and orders are in dollars of Canada, nothing else has a currency."""
    currencies = {table.source: table.currency for readings in tables.values() for table in readings if table.currency}

    assert currencies == {"meta_ads": "CAD", "shopify": "CAD"}


@pytest.mark.parametrize(("network", "column"), [("facebook", 0), ("instagram", 1)])
def test_daily_files_add_up_to_what_happened(
    network: str, column: int, tables: dict[str, tuple[TableReading, ...]], life: Life
) -> None:
    """New followers and link clicks of the whole time, network by network."""
    clicks = life.posts.by_day(life.posts.link_clicks, len(life.days.dates))

    assert total(tables, "Follows.csv", f"followers_gained@{network}") == life.audience.gained[:, column].sum()
    assert total(tables, "Link clicks.csv", f"link_clicks@{network}") == clicks[:, column].sum()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_posts_orders_and_advertising_of_a_year_add_up(
    year: int, tables: dict[str, tuple[TableReading, ...]], life: Life
) -> None:
    """What the files of a year hold is what happened between their first and last day."""
    first = date(2024, 1, 1) if year == 2024 else date(year - 1, 12, 15)
    days = life.days.within(first, min(date(year, 12, 31), life.truth.last_day))
    of_year = {path: readings for path, readings in tables.items() if path.startswith(str(year))}
    posts, ads, orders = ([day in days for day in part.day] for part in (life.posts, life.ads, life.orders))

    assert total(of_year, "_7420000000000001.csv", "reach") == life.posts.reach[posts, 0].sum()
    assert total(of_year, "_7420000000000001.csv", "link_clicks") == life.posts.link_clicks[posts, 0].sum()
    assert total(of_year, "_7420000000000002.csv", "views") == life.posts.views[posts, 1].sum()
    assert total(of_year, "_followers_1793500000001.xls", "followers_gained") == sum(life.audience.gained[days, 2])
    assert total(of_year, "_content_1793500000002.xls", "impressions", 1) == life.posts.views[posts, 2].sum()
    assert total(of_year, "orders_export_1.csv", "orders") == sum(orders)
    assert total(of_year, "orders_export_1.csv", "subtotal") == pytest.approx(life.orders.subtotal[orders].sum())
    reports = {path: readings for path, readings in of_year.items() if "LPB-Ads" in path}
    assert total(reports, ".csv", "spend") == pytest.approx(life.ads.spend[ads].sum())
    assert total(reports, ".csv", "conversions") == life.ads.purchases[ads].sum()
