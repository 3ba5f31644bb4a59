"""Cells typed by whole columns: numbers, days, keys, totals, problems with their lines."""

# ruff: noqa: E501 - cases, one a line

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from payback.exports import layouts
from payback.exports.engine import reader
from payback.ingest import column_dates, staging
from payback.ingest.errors import IngestError
from payback.ingest.number_sql import (
    GROUP_SPACES,
    NO_FIGURE,
    MarkCounts,
    formatted_number,
    mark_counts,
    no_figure,
    plain_number,
    simple_number,
)
from payback.ingest.queries import sql
from payback.ingest.read_export import read_export

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from payback.history.reading_result import Reading, TableReading

HEADER = "Day,Campaign name,Amount spent (CAD),Impressions,Reporting starts,Reporting ends\n"


def read(text: str, folder: Path, answers: Mapping[str, str] | None = None) -> Reading:
    """Read a text as a file that came on one fixed day."""
    folder.mkdir(exist_ok=True)
    path = folder / "upload"
    path.write_bytes(text.encode())
    every = {"account": "Page", **(answers or {})}
    return read_export(path, "x.csv", every, folder / "work", uploaded=date(2026, 3, 1))


def table(text: str, folder: Path, answers: Mapping[str, str] | None = None) -> TableReading:
    """The only table of a text."""
    return read(text, folder, answers).tables[0]


def rows(reading: TableReading, columns: str = "*") -> list[tuple[Any, ...]]:
    """The typed rows as the store takes them, in a fixed order."""
    return duckdb.sql(f"select {columns} from read_parquet('{reading.rows_file}') order by all").fetchall()  # noqa: S608


def counts_of(*cells: str) -> MarkCounts:
    """How a column of these cells is written."""
    connection = duckdb.connect()
    connection.execute("create table raw as select unnest(?) as c1", [list(cells)])
    query = sql("mark_counts", counts=mark_counts("cell"), cell="c1", source="raw")
    return MarkCounts(*connection.execute(query).fetchall()[0])


@pytest.mark.parametrize(
    ("cells", "proven", "ambiguous"),
    [
        (["1,5", "2"], ",", False), (["1.5", "2"], ".", False), (["1,042", "2,500.10"], ".", True), (["1.042", "2.500,10"], ",", True),
        (["1,042", "999"], "", True), (["1.042"], "", True), (["CA$1,042.50", "CA$2.00"], ".", False), (["2,00 $ CA"], ",", False), (["(12.50)"], ".", False), (["0,042"], ",", False), (["0.5", "0.25"], ".", False), (["1,234,567"], ".", False),
        (["1.234.567"], ",", False), (["12345,678"], ",", False), (["1\u202f234,50\u00a0$"], ",", False), (["12", "-", ""], "", False),
        (["1,5", "1.5"], "", False), (["3.640000105"], ".", False),
    ],
)  # fmt: skip
def test_the_whole_column_shows_its_decimal_mark(cells: list[str], proven: str, ambiguous: bool) -> None:  # noqa: FBT001
    """Cells that only one mark explains decide; groups of three alone do not."""
    assert (counts_of(*cells).proven, counts_of(*cells).ambiguous) == (proven, ambiguous)


@pytest.mark.parametrize(
    ("cell", "mark", "value"),
    [
        ("1,042", ".", 1042), ("1,042.50", ".", 1042.5), ("12.5", ".", 12.5), (".5", ".", 0.5), ("-7", ".", -7), ("−7", ".", -7), ("1 042", ".", 1042),
        ("1'042", ".", 1042), ("1\u202f042,50", ",", 1042.5), ("1.042,5", ",", 1042.5), ("12,5", ",", 12.5), ("1 042,5", ",", 1042.5), ("1e3", ".", 1000),
        ("1.042", "", 1042), ("1,042", "", 1042), ("1 042", "", 1042), ("12,34,567", ".", 1234567), ("1,438,625", ".", 1438625), ("-1.438.625,5", ",", -1438625.5),
        ("1,438,62", ".", None), ("$1,042.50", ".", 1042.5), ("CA$1,042.50", ".", 1042.5), ("R$ 1.042,50", ",", 1042.5), ("1\u00a0042,50\u00a0$\u00a0CA", ",", 1042.5),
        ("($12.50)", ".", -12.5), ("12-", ".", -12), ("‒7.5", ".", -7.5), ("–1 042,5 €", ",", -1042.5), ("12,50- €", ",", -12.5), ("3–5", ".", None), ("- 12,50", ",", -12.5), ("CHF 1'042.50", ".", 1042.5), ("5M", ".", None), ("CA$ 12.50", ".", 12.5), ("CA$5", "", 5), ("5 €", "", 5),
        ("12,50 CAD", ",", 12.5), ("10,42", ".", None), ("1.5", ",", None), ("12 34", ".", None), ("1.5K", ".", None), ("abc", ".", None), ("1,5", "", None),
    ],
)  # fmt: skip
def test_a_cell_is_read_in_its_columns_way_or_not_at_all(cell: str, mark: str, value: float | None) -> None:
    """Groups stand in threes, one decimal mark at most; what fits another way of writing is no number."""
    style = {"whole": False, "money": True}
    connection = duckdb.connect()
    connection.execute("create table raw as select ?::varchar as c1", [cell])
    readings = [
        plain_number("c1", mark, GROUP_SPACES, whole=False),
        simple_number("c1", mark, **style),
        formatted_number("c1", mark, **style),
    ]
    assert connection.sql("from raw").project(f"coalesce({', '.join(readings)})").fetchall() == [(value,)]


@pytest.mark.parametrize("word", NO_FIGURE)
def test_a_word_for_nothing_is_no_wrong_number(word: str) -> None:
    """Every such word is known however it is written, and a figure is not taken for one."""
    connection = duckdb.connect()
    cells = [word, word.upper(), f" {word}\u00a0", "<10", None]
    query = f"select bool_and({no_figure('c')}) from (select unnest(?) as c)"  # noqa: S608
    assert connection.execute(query, [cells]).fetchall() == [(True,)]
    assert connection.execute(f"select {no_figure('c')} from (select '12' as c)").fetchall() == [(False,)]  # noqa: S608


def test_counts_must_be_whole(tmp_path: Path) -> None:
    """``635.0`` counts 635; ``12.5`` is rejected with its line, never rounded."""
    reading = table(
        HEADER + "2026-01-01,A,1.50,635.0,2026-01-01,2026-01-01\n2026-01-02,A,1.50,12.5,2026-01-02,2026-01-02\n",
        tmp_path,
    )
    assert reading.sums["impressions"] == 635
    assert [(problem.line, problem.column, problem.cell, problem.reason) for problem in reading.problems] == [
        (3, "Impressions", "12.5", "not_a_number")
    ]


def test_a_mark_that_nothing_shows_is_asked(tmp_path: Path) -> None:
    """``1,234`` dollars alone mean two things: one question, and the answer decides."""
    text = HEADER + '2026-01-01,A,"1,234",5,2026-01-01,2026-01-01\n'
    asked = table(text, tmp_path / "a")
    assert [(question.name, question.guess, question.choices) for question in asked.questions] == [
        ("decimal_mark", ".", (".", ","))
    ]
    assert asked.rows_file is None
    assert table(text, tmp_path / "b", {"decimal_mark": ","}).sums["spend"] == 1.234
    assert table(text, tmp_path / "c", {"decimal_mark": "."}).sums["spend"] == 1234


def test_an_order_that_nothing_shows_is_asked(tmp_path: Path) -> None:
    """``03/04/2025`` alone means two days: one question, and the answer decides; contradictions need an answer too."""
    text = HEADER + "03/04/2025,A,1.50,5,03/04/2025,03/04/2025\n"
    asked = table(text, tmp_path / "a")
    assert [(question.name, question.guess) for question in asked.questions] == [("date_order", "mdy")]
    assert table(text, tmp_path / "b", {"date_order": "dmy"}).first_date == date(2025, 4, 3)
    mixed = text + "13/04/2025,A,1.50,5,03/04/2025,03/04/2025\n04/13/2025,A,1.50,5,03/04/2025,03/04/2025\n"
    assert [question.name for question in table(mixed, tmp_path / "c").questions] == ["date_order"]
    answered = table(mixed, tmp_path / "d", {"date_order": "dmy"})
    assert (answered.rows, answered.rejected, answered.problems[0].reason) == (2, 1, "not_a_day")


def test_equal_rows_are_real_and_added_up(tmp_path: Path) -> None:
    """Two ads may share a name on one day: both count, and their order in the file does not matter."""
    lines = [
        "2026-01-01,A,1.50,5,2026-01-01,2026-01-01\n",
        "2026-01-01,A,2.50,9,2026-01-01,2026-01-01\n",
        "2026-01-01,B,1,1,2026-01-01,2026-01-01\n",
    ]
    first = rows(table(HEADER + "".join(lines), tmp_path / "a"), "campaign_name, spend::double, impressions, entity_id")
    assert [row[:3] for row in sorted(first)] == [("A", 4, 14), ("B", 1, 1)]
    backwards = table(HEADER + "".join(lines[::-1]), tmp_path / "b")
    assert rows(backwards, "campaign_name, spend::double, impressions, entity_id") == first


def test_the_columns_that_are_written(tmp_path: Path) -> None:
    """Key, figures and fields under the store's names; what the file lacks is no column."""
    reading = table(HEADER + "2026-01-01,A,1.50,5,2026-01-01,2026-01-01\n", tmp_path)
    assert rows(reading, "line_no, date_day, date_end, platform, account_id, level, currency, spend::varchar, impressions, campaign_name") == [
        (2, date(2026, 1, 1), date(2026, 1, 1), "meta", "Page", "campaign", "CAD", "1.5000", 5, "A")
    ]  # fmt: skip
    assert "reach" not in duckdb.sql(f"from '{reading.rows_file}'").columns


def test_periods(tmp_path: Path) -> None:
    """Rows that start and end on different days are a period; one that ends before it starts is rejected."""
    text = HEADER.replace("Day,", "") + "A,1.50,5,2026-01-01,2026-01-31\nB,1.50,5,2026-01-31,2026-01-01\n"
    reading = table(text, tmp_path)
    assert (reading.grain, reading.first_date, reading.last_date, reading.rejected) == (
        "campaign_period",
        date(2026, 1, 1),
        date(2026, 1, 31),
        1,
    )
    assert reading.problems[0].reason == "ends_before_it_starts"


ORDERS = "Email,Name,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Cancelled at,Billing Name\n"


def test_orders_are_collapsed_and_nobody_is_kept(tmp_path: Path) -> None:
    """One row an order; its figures from its first line, its items added up; nothing of the customer anywhere."""
    text = ORDERS + (
        'a@example.invalid,#1,paid,CAD,10,11.50,2026-01-02 23:59:59 -0500,1,,"Zoé\nSecret"\n'
        "a@example.invalid,#1,,,,,2026-01-02 23:59:59 -0500,2,,\n"
        "b@example.invalid,#2,voided,CAD,5,5.75,2026-01-03 00:00:01 -0500,1,2026-01-04 10:00:00 -0500,\n"
    )
    reading = table(text, tmp_path)
    assert (reading.rows, reading.sums["orders"], reading.sums["total"], reading.sums["lineitem_quantity"]) == (
        3,
        2,
        17.25,
        4,
    )
    assert rows(reading, "order_id, date_day, total::varchar, lineitem_quantity, cancelled_day, financial_status") == [
        ("#1", date(2026, 1, 2), "11.5000", 3, None, "paid"),
        ("#2", date(2026, 1, 3), "5.7500", 1, date(2026, 1, 4), "voided"),
    ]
    left = b"".join(path.read_bytes() for path in (tmp_path / "work").rglob("*") if path.is_file())
    assert b"example.invalid" not in left
    assert b"Secret" not in left


def test_problems_have_the_line_that_a_person_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line breaks inside cells and blank lines count, whether a table is split or read in place."""
    text = (
        HEADER
        + '2026-01-01,"A\nB",1.50,5,2026-01-01,2026-01-01\n\n2026-01-02,A,1.50,x,2026-01-02,2026-01-02\n2026-01-03,A,1.50,1,2026-01-03,2026-01-03,9\n'
    )
    split = table(text, tmp_path / "split")
    assert sorted((problem.line, problem.reason) for problem in split.problems) == [
        (5, "not_a_number"),
        (6, "too_many_cells"),
    ]
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1)
    monkeypatch.setattr(reader, "HEAD", 2)
    in_place = table(text, tmp_path / "in_place")
    assert sorted((problem.line, problem.reason) for problem in in_place.problems) == [
        (5, "not_a_number"),
        (6, "too_many_cells"),
    ]
    assert in_place.sums == split.sums


def test_a_spreadsheets_line_ends_are_read_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark of UTF-8 and CR LF at every line need no copy of a big file, and leave nothing in its cells."""
    text = "\ufeff" + (HEADER + "2026-01-01,Été,1.50,5,2026-01-01,2026-01-01\n").replace("\n", "\r\n")
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1)
    monkeypatch.setattr(reader, "HEAD", 1)
    reading = table(text, tmp_path)
    assert rows(reading, "campaign_name, spend::varchar, impressions") == [("Été", "1.5000", 5)]
    assert not list((tmp_path / "work" / "text").iterdir())


def test_a_table_that_cannot_be_read_in_place_is_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row with several cells too many stops DuckDB; Python then splits the file, and the row is rejected."""
    text = (
        HEADER
        + "2026-01-01,A,1.50,5,2026-01-01,2026-01-01\n" * 3
        + "2026-01-03,A,1.50,1,2026-01-03,2026-01-03,9,9,9,9\n"
    )
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1)
    monkeypatch.setattr(reader, "HEAD", 2)
    reading = table(text, tmp_path)
    assert (reading.rows, reading.rejected, reading.problems[0].line) == (3, 1, 5)


def test_a_table_that_memory_cannot_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too little memory is a sentence of its own, and not blamed on the file."""
    monkeypatch.setattr(staging, "MEMORY", "1KB")
    with pytest.raises(IngestError, match="store_memory"):
        table(HEADER + "2026-01-01,A,1.50,5,2026-01-01,2026-01-01\n", tmp_path)


def test_a_text_that_is_none(tmp_path: Path) -> None:
    """Bytes that are no text after all are an error with a sentence."""
    text = tmp_path / "a.csv"
    text.write_text(HEADER + "2026-01-01,A,1.50,5,2026-01-01,2026-01-01\n")
    (tmp_path / "f").mkdir()
    layout = layouts(text, "a.csv", {}, uploaded=date(2026, 3, 1), folder=tmp_path / "f").layouts[0]
    layout.text.path.write_bytes(b"1,2,\xff\xfe,4,5,6,7\n")
    with pytest.raises(IngestError, match="unreadable_table"):
        staging.stage(layout, tmp_path, date(2026, 3, 1))


def test_days_in_ranges(tmp_path: Path) -> None:
    """A range gives both ends of a row; one that cannot be read gives none."""
    text = HEADER.replace("Day,", "Month,") + (
        "2026-01-01 - 2026-01-31,A,1.50,5,2026-01-01,2026-03-31\n2026-02-01 - 2026-02-31,A,1.50,5,2026-01-01,2026-03-31\nFeb 2026,A,1.50,5,2026-01-01,2026-03-31\n"
    )
    reading = table(text, tmp_path)
    assert (reading.grain, reading.rows, reading.last_date) == ("campaign_month", 2, date(2026, 2, 28))
    assert column_dates.DateOrder("mdy").questions == ()


def test_two_currencies_have_no_sum(tmp_path: Path) -> None:
    """Money is added up for each currency; counts are added up as ever; the currency is part of the key."""
    header = HEADER.replace("Day,", "Day,Currency,")
    text = header + "2026-01-01,CAD,A,1.50,5,2026-01-01,2026-01-01\n2026-01-01,USD,A,2.25,6,2026-01-01,2026-01-01\n"
    reading = table(text, tmp_path)
    assert (reading.currency, reading.sums) == ("", {"impressions": 11, "spend@CAD": 1.5, "spend@USD": 2.25})
    assert rows(reading, "currency, spend::varchar") == [("CAD", "1.5000"), ("USD", "2.2500")]


def test_a_table_of_broken_rows_is_not_called_empty(tmp_path: Path) -> None:
    """Rows that were rejected are counted, and not taken for "nothing delivered"."""
    reading = table(HEADER + "bientôt,A,1.50,5,2026-01-01,2026-01-01\n", tmp_path)
    assert (reading.rejected, reading.notes) == (1, ())


def test_ids_that_a_spreadsheet_shortened(tmp_path: Path) -> None:
    """A post whose number became ``1.22E+17`` cannot be distinguished from others: rejected, with its line."""
    text = "Post ID,Page ID,Page name,Publish time,Views,Reach\n1.22E+17,7,P,01/15/2026 10:30 PM,5,5\n122,7,P,01/16/2026 12:05 AM,6,6\nabc,7,P,01/16/2026 10:30,6,6\n"
    reading = table(text, tmp_path)
    assert [problem.reason for problem in reading.problems] == ["id_damaged", "not_an_id"]
    assert rows(reading, "created_at::varchar, views, entity_id") == [("2026-01-16 00:05:00", 6, "122")]


def test_an_account_known_by_ids_has_one_on_each_network(tmp_path: Path) -> None:
    """Two networks in one file: the ids of the history go into the key, the name is shown; elsewhere the name holds."""
    block = '"Date","Primary"\n"2026-01-01T00:00:00","3"\n'
    text = f'sep=,\n"Facebook follows"\n{block}\n"Instagram follows"\n{block}'
    known = {"account": "1789", "account_name": "Page", "account_ids": '{"facebook": "1789"}'}
    reading = table(text, tmp_path, known)
    assert (reading.account, reading.questions) == ("Page", ())
    assert rows(reading, "platform, account_id, followers_gained") == [
        ("facebook", "1789", 3),
        ("instagram", "Page", 3),
    ]
    unnamed = table(text, tmp_path / "b", {"account": "-"})
    assert (unnamed.account, rows(unnamed, "distinct account_id")) == ("", [("",)])


def test_a_network_that_is_not_known_keeps_what_a_name_may_hold(tmp_path: Path) -> None:
    """Letters, digits and few signs: no tag and no address; the known ones are mapped to our words."""
    networks = ("X (Twitter)", "Bluesky", "<a href=https://evil.example>Instagram</a>", "<>")
    lines = (f"01/{n:02}/2026,{network},Shop,{n},5,5,1,2,3" for n, network in enumerate(networks, start=1))
    header = "Date,Network,Profile,Audience,Impressions,Engagements,Engagement Rate (per Impression)"
    reading = table("\n".join([f"{header},Received Messages (Total),Video Views", *lines]), tmp_path)
    kept = [name for _, name in rows(reading, "date_day, platform")]
    assert kept == ["x", "bluesky", "a href https //evil.example instagram /a", ""]


def test_rows_that_stand_twice_are_noted(tmp_path: Path) -> None:
    """A block pasted twice says so and counts once; ads of one name on one day are two ads, and count twice."""
    header = "Date,Impressions,Saves,Pin clicks,Outbound clicks,Engagements\n"
    day = "2026-01-20,900,9,8,7,24\n"
    reading = table(header + day + day + day.replace("-20", "-21"), tmp_path / "twice", {"account": "shop"})
    assert [(note.key, note.facts) for note in reading.notes] == [("repeated_rows", {"n": 1})]
    assert (reading.rows, reading.repeated, reading.sums["impressions"], reading.kept["impressions"]) == (
        3,
        1,
        1800,
        1800,
    )
    row = "2026-01-01,A,1.50,5,2026-01-01,2026-01-01\n"
    ads = table(HEADER + row + row, tmp_path / "ads", {"account": "shop"})
    assert [(note.key, note.facts) for note in ads.notes] == [("namesakes_added", {"n": 1})]
    assert (ads.repeated, ads.sums["impressions"]) == (0, 10)


OWN_COLUMNS = {"columns": '{"Day": "date_day", "Spend": "spend", "Clicks": "clicks"}', "platform": "facebook"}


def test_days_that_a_history_cannot_hold(tmp_path: Path) -> None:
    """Before the platform began, after the day on which the file came, or in no calendar: kept out, each with why."""
    days = ("2026-03-02", "2126-01-05", "1970-01-01", "0001-01-01", "2004-02-04", "2004-02-03", "2026-02-30")
    text = "Day,Spend,Clicks\n" + "".join(f"{day},1.00,3\n" for day in (*days, "2026-03-03"))
    reading = table(text, tmp_path, {**OWN_COLUMNS, "currency": "CAD"})
    assert (reading.rows, reading.first_date, reading.last_date) == (2, date(2004, 2, 4), date(2026, 3, 2))
    assert reading.rejected == len(reading.problems)
    assert [(problem.line, problem.column, problem.cell, problem.reason) for problem in reading.problems] == [
        (3, "Day", "2126-01-05", "day_to_come"),
        (4, "Day", "1970-01-01", "day_too_early"),
        (5, "Day", "0001-01-01", "day_too_early"),
        (7, "Day", "2004-02-03", "day_too_early"),
        (8, "Day", "2026-02-30", "not_a_day"),
        (9, "Day", "2026-03-03", "day_to_come"),
    ]


def test_a_period_that_has_begun_may_end_later(tmp_path: Path) -> None:
    """A report of this year ends after the day on which it was made; one of a century is a slip of the pen."""
    text = HEADER.replace("Day,", "") + "A,1.50,5,2026-01-01,2026-12-31\nB,1.50,5,2026-01-01,2126-01-01\n"
    reading = table(text, tmp_path)
    assert (reading.rows, reading.last_date) == (1, date(2026, 12, 31))
    assert [(problem.line, problem.column, problem.reason) for problem in reading.problems] == [
        (3, "Reporting ends", "day_to_come")
    ]


ORDER_STATES = "Name,Financial Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Cancelled at,Refunded Amount"


def test_orders_that_are_no_sales_are_counted_as_such(tmp_path: Path) -> None:
    """Tests have no figures; what was cancelled, voided or given back is named with its number."""
    text = (
        f"{ORDER_STATES},Payment Method\n"
        "#1,paid,CAD,10,10,2026-01-02,1,,0,Shopify Payments\n"
        "#2,paid,CAD,990,990,2026-01-02,1,,0,(for testing) Bogus Gateway\n"
        "#2,,,,,2026-01-02,4,,,\n"
        "#3,paid,CAD,10,10,2026-01-02,1,2026-01-03,0,Cash\n"
        "#4,voided,CAD,10,10,2026-01-02,1,,0,Cash\n"
        "#5,partially_refunded,CAD,10,10,2026-01-02,1,,10,Cash\n"
        "#6,refunded,CAD,10,10,2026-01-02,1,,,Cash\n"
        "#7,partially_refunded,CAD,10,10,2026-01-02,1,,4,Contesté\n"
    )
    reading = table(text, tmp_path)
    assert (reading.rows, reading.sums["orders"], reading.sums["total"], reading.sums["lineitem_quantity"]) == (
        8,
        6,
        60,
        6,
    )
    assert [(note.key, note.facts["n"]) for note in reading.notes] == [
        ("orders_test", 1), ("orders_cancelled", 1), ("orders_voided", 1), ("orders_refunded", 2), ("orders_partly_refunded", 1),
    ]  # fmt: skip
    assert rows(reading, "order_id, financial_status, total::varchar, lineitem_quantity")[:2] == [
        ("#1", "paid", "10.0000", 1),
        ("#2", "test", None, None),
    ]


def test_a_test_order_is_one_without_a_column_of_states(tmp_path: Path) -> None:
    """Where the file gives no states, that of a test is written all the same."""
    text = "Name,Total,Created at,Lineitem quantity,Payment Method\n#1,10,2026-01-02,1,bogus\n#2,5,2026-01-02,1,Cash\n"
    reading = table(text, tmp_path, {"currency": "CAD"})
    assert rows(reading, "order_id, financial_status, total::varchar") == [("#1", "test", None), ("#2", None, "5.0000")]


@pytest.mark.parametrize("head", [400, 2], ids=["split", "in place"])
@pytest.mark.parametrize("closed", [True, False], ids=["closed later", "never closed"])
def test_a_quote_that_is_not_closed_costs_the_rows_that_it_swallows(
    head: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, closed: bool
) -> None:
    """They are counted as kept out, and the line where it opens is named; a text of several lines is no such."""
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1 if head == 2 else reader.WHOLE_LIMIT)
    monkeypatch.setattr(reader, "HEAD", head)
    row = "2026-01-0{0},{1},1.50,5,2026-01-0{0},2026-01-0{0}\n"
    names = ("A", '"A, b,\nc"', '"A', "A", "A", '"B"' if closed else "B")
    text = HEADER + "".join(row.format(day, name) for day, name in enumerate(names, start=1))
    reading = table(text + row.format(7, "A") * closed, tmp_path)
    assert (reading.rows, reading.rejected) == (3 if closed else 2, 4)
    assert [(problem.line, problem.cell, problem.reason) for problem in reading.problems] == [(5, "", "quote_unclosed")]
    assert [(note.key, dict(note.facts)) for note in reading.notes] == [("rows_swallowed", {"line": 5, "n": 4})]


def test_the_currency_of_the_cells(tmp_path: Path) -> None:
    """It is read out of them when no two differ, and asked when they do or when none is named."""
    header = HEADER.replace(" (CAD)", "")
    currencies = {}
    for number, cells in enumerate(
        (
            ("US$10.00", "US$2"),
            ("10,00 €", "0"),
            ("CA$10", "12 $ CA"),
            ("$10", "$2"),
            ("US$10", "3"),
            ("CA$5", "6 €"),
            ("CHF 5", "7 CHF"),
        )
    ):
        text = header + "".join(f'2026-01-01,A,"{cell}",5,2026-01-01,2026-01-01\n' for cell in cells)
        reading = table(text, tmp_path / str(number))
        currencies[cells[0]] = reading.currency or [question.name for question in reading.questions]
    asked = ["currency"]
    assert currencies == {
        "US$10.00": "USD", "10,00 €": "EUR", "CA$10": "CAD", "$10": asked, "US$10": "USD", "CHF 5": "CHF", "CA$5": asked,
    }  # fmt: skip
