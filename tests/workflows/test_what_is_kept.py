"""What a file shows is what the history holds: taken in, and read back by month."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.history.account_month import KeptMonth
from payback.i18n import Words
from payback.ingest import typed_rows
from payback.ingest.errors import IngestError
from payback.ingest.read_export import read_export
from payback.store import StoreError, conservation
from payback.wording.shell import month_facts, month_line, month_lines
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


def test_two_accounts_of_one_name_are_told_apart() -> None:
    """The posts of a page stand under its id, its days under its name: their lines do not read alike."""
    words, day = Words("en"), date(2026, 3, 1)
    posts, days, other = (
        KeptMonth("facebook", name, number, day, "", measures={"views": 5})
        for name, number in (("La Page", "731"), ("La Page", "la page"), ("Autre", "9"))
    )
    lines = month_lines([posts, days, other], words)
    assert [("(731)" in line, "(la page)" in line, "(" in line) for line in lines] == [
        (True, False, True), (False, True, True), (False, False, False),
    ]  # fmt: skip


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


ADS = "Campaign ID,Campaign name,Day,{0},Amount spent (CAD),Impressions\n"


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [("Attribution setting", "7-day click", "1-day view"), ("Delivery status", "active", "inactive"),
     ("Objective", "Traffic", "Sales"), ("Gender", "female", "unknown"), ("Country", "CA", "NA")],
)  # fmt: skip
def test_rows_are_told_apart_by_any_column(store: Store, tmp_path: Path, header: str, first: str, second: str) -> None:
    """A setting, a text that is left alone, a breakdown: both rows count, whatever their cells say."""
    text = ADS.format(header) + f"1,Brand,2026-05-01,{first},10,100\n1,Brand,2026-05-01,{second},10,100\n"
    keep(store, tmp_path, "ads.csv", text)
    assert months(store) == {"2026-05": {"spend": 20, "impressions": 200}}


def test_things_without_an_id_are_told_apart_by_their_names(store: Store, tmp_path: Path) -> None:
    """A blank id names nothing: the names do."""
    text = ADS.format("Age") + ",A,2026-05-01,,10,100\n,B,2026-05-01,,5,50\n1,C,2026-05-01,,1,10\n"
    assert keep(store, tmp_path, "ads.csv", text).rows_new == 3
    assert months(store) == {"2026-05": {"spend": 16, "impressions": 160}}


@pytest.mark.parametrize("name", ["NA", "None", "Unknown"])
def test_a_name_that_reads_like_nothing_is_a_name(store: Store, tmp_path: Path, name: str) -> None:
    """Only a row whose names are blank is a total."""
    text = CAMPAIGNS.format(split="") + f"{name},2026-05-01,7,70,,2026-05-01,2026-05-01\n"
    keep(store, tmp_path, "ads.csv", text)
    assert months(store) == {"2026-05": {"spend": 7, "impressions": 70}}


def test_a_part_of_a_split_lowers_no_whole(store: Store, tmp_path: Path) -> None:
    """What a platform leaves out of a split stays known from the whole; a note says so."""
    parts = (("18-24,female,", 20.0, 400, 1), ("25-34,male,", 10.0, 700, 1))
    keep(store, tmp_path, "whole.csv", by_day())
    batch = keep(store, tmp_path, "split.csv", by_day("Age,Sex,", parts))
    assert months(store) == {"2026-05": {"spend": 1500, "impressions": 33_000}}
    assert [dict(note.facts) for note in batch.notes if note.key == "split_is_part"] == [{"n": 30}]
    assert store.check() == ()


VIDEOS = "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers{0}\n"


@pytest.mark.parametrize("money_first", [True, False])
def test_a_count_is_one_with_and_without_a_currency_beside_it(
    store: Store, tmp_path: Path, *, money_first: bool
) -> None:
    """The same video with and without its revenue: the later views, once, and the revenue."""
    row = 'AAAAAAAAAAA,One,"May 7, 2026",60,{0},1.0,3{1}\n'
    with_money = VIDEOS.format(",Estimated revenue (USD)") + row.format(12, ",1.25")
    files = [VIDEOS.format("") + row.format(12, ""), with_money]
    for number, text in enumerate(reversed(files) if money_first else files):
        keep(store, tmp_path, f"{number}.csv", text)
    views = [entry.measures["views"] for entry in kept_history(store) if "views" in entry.measures]
    revenue = [
        entry.measures["conversions_value"] for entry in kept_history(store) if "conversions_value" in entry.measures
    ]
    assert (views, revenue) == ([12], [1.25])
    assert store.check() == ()


def test_a_post_of_which_nothing_was_measured_is_no_history(store: Store, tmp_path: Path) -> None:
    """Not "Kept." over nothing."""
    text = VIDEOS.format("") + 'AAAAAAAAAAA,One,"May 7, 2026",60,,,\n'
    with pytest.raises(PaybackError, match="nothing_to_keep"):
        keep(store, tmp_path, "videos.csv", text)


def test_nothing_can_be_said_of_a_column_of_orders(tmp_path: Path, store: Store) -> None:
    """Their columns may hold the buyer: they are not offered, and naming one is refused with a sentence."""
    text = "Name,Created at,Currency,Total,Subtotal,Lineitem quantity,Tips\n#1,2026-05-01,CAD,12,10,1,2\n"
    with pytest.raises(PaybackError, match="mapping_needs_day"):
        keep(store, tmp_path, "orders.csv", text, columns='{"Tips": "likes"}')
