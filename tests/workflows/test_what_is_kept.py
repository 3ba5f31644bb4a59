"""What a file shows is what the history holds: taken in, and read back by month."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.i18n import Words
from payback.ingest import typed_rows
from payback.ingest.errors import IngestError
from payback.ingest.read_export import read_export
from payback.store import StoreError, conservation
from payback.wording.shell import month_facts, month_line
from payback.workflows.imports import take_in
from payback.workflows.kept_history import kept_history
from tests.store.readings import day_row, order_row, reading, table

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Batch, Store

CAMPAIGNS = "Campaign name,Day,{split}Amount spent (CAD),Impressions,Reach,Reporting starts,Reporting ends\n"


def keep(store: Store, folder: Path, name: str, text: str, **answers: str) -> Batch:
    """Take a text in as a file that came on one fixed day."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    read = partial(read_export, uploaded=date(2026, 7, 1))
    return take_in(store, path, name, by="ada", answers={"account": "Shop", **answers}, read=read)


def months(store: Store) -> dict[str, dict[str, float]]:
    """The measures of each month."""
    return {f"{entry.month:%Y-%m}": entry.measures for entry in kept_history(store)}


def by_day(split: str = "", parts: tuple[tuple[str, float, int, int], ...] = (("", 50, 1000, 700),)) -> str:
    """Campaigns of thirty days, each day in some parts."""
    rows = "".join(
        f"Brand,2026-05-{day:02},{name}{spend},{impressions},{reach},2026-05-{day:02},2026-05-{day:02}\n"
        for day in range(1, 31)
        for name, spend, impressions, reach in parts
    )
    return CAMPAIGNS.format(split=split) + rows


def test_a_split_file_beside_its_whole_counts_once(store: Store, tmp_path: Path) -> None:
    """Age and sex split the same days: the month stays what it was, in either order, and no split replaces another."""
    whole, parts = by_day(), (("18-24,female,", 30.0, 600, 400), ("25-34,male,", 20.0, 400, 350))
    keep(store, tmp_path, "whole.csv", whole)
    assert months(store) == {"2026-05": {"spend": 1500, "impressions": 30_000}}
    batch = keep(store, tmp_path, "split.csv", by_day("Age,Sex,", parts))
    assert months(store) == {"2026-05": {"spend": 1500, "impressions": 30_000}}
    assert (batch.rows_new, batch.rows_changed, batch.rows_same) == (0, 0, 30)
    assert "people_not_added" in {note.key for note in batch.notes}
    keep(store, tmp_path, "regions.csv", by_day("Zone,", (("A,", 10.0, 1, 9), ("Unknown,", 40.0, 999, 1))))
    assert months(store) == {"2026-05": {"spend": 1500, "impressions": 30_000}}
    (month,) = kept_history(store)
    assert set(month.by_day["reach"].values()) == {700}
    assert "30" in month_line(month, Words("en"))
    assert month_facts(month)["by_day"]["reach"]["2026-05-01"] == 700
    assert store.check() == ()


def test_two_splits_of_a_period_are_one_figure(store: Store, tmp_path: Path) -> None:
    """By age, then by gender: each holds an ``Unknown``, and the month is the month."""
    text = "Campaign name,{0},Amount spent (CAD),Reporting starts,Reporting ends\nBrand,{1},{2},2026-05-01,2026-05-31\nBrand,Unknown,{3},2026-05-01,2026-05-31\n"  # noqa: E501
    keep(store, tmp_path, "age.csv", text.format("Age", "18-24", 30, 20))
    batch = keep(store, tmp_path, "gender.csv", text.format("Gender", "female", 45, 5))
    assert (batch.rows_new, batch.rows_changed, batch.rows_same) == (0, 0, 1)
    assert months(store) == {"2026-05": {"spend": 50}}


def test_weeks_by_region_are_added_up(store: Store, tmp_path: Path) -> None:
    """Sessions add up over regions, people do not; a week counts in the month in which it begins."""
    text = (
        '"Week","Session region","Online store visitors","Sessions"\n'
        '"2026-05-25","Quebec",10,12\n"2026-05-25","Ontario",20,22\n"2026-06-01","Quebec",5,6\n'
    )
    batch = keep(store, tmp_path, "regions.csv", text)
    assert months(store) == {"2026-05": {"sessions": 34}, "2026-06": {"sessions": 6}}
    assert {note.key for note in batch.notes} >= {"split_rows", "people_not_added"}


def test_days_count_before_periods_and_short_periods_before_long_ones(store: Store, tmp_path: Path) -> None:
    """Of figures that overlap one counts: the days, else the shorter period; one across the end of a month in none."""
    rows = [
        day_row(0, spend=10), day_row(2, spend=20), day_row(0, date_end=date(2026, 1, 11), spend=99),
        day_row(9, date_end=date(2026, 1, 20), spend=7), day_row(9, date_end=date(2026, 1, 31), spend=70),
        day_row(20, date_end=date(2026, 1, 31), spend=1), day_row(20, date_end=date(2026, 2, 28), spend=500),
        day_row(24, date_end=date(2026, 2, 4), clicks=3),
    ]  # fmt: skip
    store.keep(reading(table(store.inbox, rows)), by="ada")
    entries = {(entry.month, entry.until): entry.measures for entry in kept_history(store)}
    assert entries == {
        (date(2026, 1, 1), None): {"spend": 38, "clicks": 3},
        (date(2026, 1, 25), date(2026, 2, 28)): {"spend": 500},
    }
    assert store.check() == ()


def test_rows_that_measure_nothing_are_not_kept(store: Store, tmp_path: Path) -> None:
    """A file without a figure is refused with the reason; a row without one is left out and counted."""
    with pytest.raises(PaybackError, match="nothing_to_keep") as refused:
        keep(store, tmp_path, "empty.csv", CAMPAIGNS.format(split="") + "Brand,2026-05-01,,,,2026-05-01,2026-05-01\n")
    assert "rows_without_figure" in str(refused.value.facts["notes"])
    assert store.batches() == ()
    text = by_day() + "Other,2026-05-01,,,,2026-05-01,2026-05-01\n"
    batch = keep(store, tmp_path, "one.csv", text)
    assert batch.rows_new == 30
    assert [dict(note.facts) for note in batch.notes if note.key == "rows_without_figure"] == [{"n": 1}]


def test_a_sum_that_the_reader_did_not_see_keeps_nothing(store: Store) -> None:
    """Rows that do not come to what their reader said are refused, and the sentence names the sum."""
    tampered = table(store.inbox, [day_row(spend=5), day_row(1, spend=6)], kept={"spend": 12.0})
    with pytest.raises(StoreError, match="not_conserved") as refused:
        store.keep(reading(tampered), by="ada")
    assert refused.value.facts == {"measure": "spend", "file": 12.0, "kept": 11.0}
    assert store.batches() == ()


@pytest.mark.parametrize("rows", [[day_row(views=5), day_row(1, views=7)], [order_row("1", total=5.0)]])
def test_a_row_that_does_not_arrive_keeps_nothing(
    store: Store, rows: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the history would not hold what was loaded, the whole import is taken back."""
    monkeypatch.setattr("payback.store.current_state._STEPS", {"changed": "update_changed"})
    with pytest.raises(StoreError, match="not_conserved"):
        store.keep(reading(table(store.inbox, rows, fact="order" if "order_id" in rows[0] else "metric")), by="ada")
    assert store.batches() == ()
    assert kept_history(store) == ()


def test_rounding_is_no_loss() -> None:
    """Amounts may differ by the rounding of each row; counts must be the same."""
    typed_rows.check_conserved("spend", 10.0001, 10, 4)
    with pytest.raises(IngestError, match="not_conserved"):
        typed_rows.check_conserved("spend", 10.01, 10, 4)
    with pytest.raises(IngestError, match="not_conserved"):
        typed_rows.check_conserved("impressions", 11, 10, 4)
    assert conservation.ROUNDING < 1e-6
