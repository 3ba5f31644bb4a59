"""The exports of the fictional company: the same bytes every time, in each platform's own manner."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from demo_company import Life, generate, live, read_truth, vary

if TYPE_CHECKING:
    from pathlib import Path

    from demo_company import Truth

LIMIT = 4_000_000


@pytest.fixture(scope="module")
def demo(root: Path) -> Path:
    """The committed exports."""
    return root / "data" / "demo"


@pytest.fixture(scope="module")
def truth(demo: Path) -> Truth:
    """What they were made from."""
    return read_truth(demo / "truth.toml")


@pytest.fixture(scope="module")
def life(truth: Truth) -> Life:
    """What happened."""
    return live(truth, truth.seed)


def contents(folder: Path) -> dict[str, bytes]:
    """Every export below a folder by its path there."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".toml"
    }


def records(data: bytes) -> list[dict[str, str]]:
    """Rows of a table with a header in UTF-8."""
    return [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


def test_the_committed_exports_are_what_the_truth_gives(demo: Path, truth: Truth, tmp_path: Path) -> None:
    """A fresh generation gives every committed file, and only those, byte for byte."""
    generate(truth, truth.seed, tmp_path)

    assert contents(tmp_path) == contents(demo)


def test_the_second_act_is_what_its_truth_gives(demo: Path, tmp_path: Path) -> None:
    """Byte for byte as well, after a hire; its orders are those that many seeds would add on average."""
    folder = demo.with_name("demo_hired")
    hired = read_truth(demo / "truth.toml", folder / "truth.toml")
    generate(hired, hired.seed, tmp_path)

    assert contents(tmp_path) == contents(folder)
    added = [social_orders(hired, seed) - social_orders(replace(hired, hired=None), seed) for seed in range(6)]
    assert hired.hired_orders == pytest.approx(sum(added) / len(added), abs=4)


def social_orders(truth: Truth, seed: int) -> float:
    """Orders a month that posts brought in the last ten months."""
    life = live(truth, seed)
    months = life.days.month[life.orders.day[life.orders.origin == 1]]
    return float((months >= life.days.months - 10).sum() / 10)


def test_another_seed_gives_another_history(truth: Truth, tmp_path: Path, demo: Path) -> None:
    """The seed matters: no file of numbers stays the same."""
    generate(vary(truth, 1), 1, tmp_path)
    made, made_again = contents(demo), contents(tmp_path)

    assert [name for name in made if made[name] == made_again[name]] == []


def test_the_exports_are_small(demo: Path) -> None:
    """A clone stays quick."""
    assert sum(map(len, contents(demo).values())) < LIMIT


def test_daily_files_are_utf16_with_a_separator_line(demo: Path) -> None:
    """Meta's results files begin as the real ones do, and end with an empty line."""
    data = (demo / "2025" / "Reach.csv").read_bytes()

    assert data.startswith(b"\xff\xfe" + 'sep=,\n"Facebook reach"\n"Date","Primary"\n"2024-12-15T'.encode("utf-16-le"))
    assert data.decode("utf-16").endswith('"\n\n')


def test_french_years_have_french_headers(demo: Path) -> None:
    """The newest content exports were downloaded in French."""
    first_lines = [next(iter(data.decode("utf-8-sig").splitlines())) for name, data in contents(demo).items()
                   if name.startswith("2026/Dec-15-2025")]  # fmt: skip

    assert len(first_lines) == 2
    assert all(line.startswith('"Identifiant de la publication",') for line in first_lines)


@pytest.mark.parametrize("year", ["2024", "2025", "2026"])
def test_orders_hold_nobody(demo: Path, year: str) -> None:
    """Every column of an order that could name a person is empty."""
    rows = records((demo / year / "orders_export_1.csv").read_bytes())
    kept = {"Billing Country", "Shipping Country", "Shipping Province"}
    personal = [
        column
        for column in rows[0]
        if column.startswith(("Billing", "Shipping ")) and column not in kept | {"Shipping Method"}
    ]

    assert len(rows[0]) == 79
    assert not any(
        row[column] for row in rows for column in [*personal, "Email", "Phone", "Notes", "Employee", "Receipt Number"]
    )


def test_orders_add_up(demo: Path, life: Life) -> None:
    """Over the three files, overlaps counted once, the shop's orders are those that happened, to the cent."""
    rows = [
        row for year in ("2024", "2025", "2026") for row in records((demo / year / "orders_export_1.csv").read_bytes())
    ]
    orders = {row["Name"]: row for row in rows if row["Total"]}

    assert len(orders) == life.orders.day.size
    assert round(sum(float(row["Subtotal"]) for row in orders.values()), 2) == round(life.orders.subtotal.sum(), 2)
    for row in orders.values():
        parts = (float(row[name]) for name in ("Subtotal", "Shipping", "Taxes"))
        assert float(row["Total"]) == pytest.approx(sum(parts))


def test_years_overlap_and_agree(demo: Path) -> None:
    """A post in two files has the same figures in both."""
    name = "7420000000000002.csv"
    by_year = [{row["Post ID"]: row["Reach"] for row in records(data)} for path, data in contents(demo).items()
               if path.endswith(name) and not path.startswith("2026")]  # fmt: skip
    shared = by_year[0].keys() & by_year[1].keys()

    assert shared
    assert all(by_year[0][post] == by_year[1][post] for post in shared)
