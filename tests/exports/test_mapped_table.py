"""Tables that a person maps by hand: what is prefilled, what a mapping may be, what comes out of it."""

# ruff: noqa: E501 - tables, one a line

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import duckdb
import pytest

from payback.exports import ROLES, ReadError, signature
from payback.exports.engine import reader
from payback.exports.engine.mapped_table import unique_labels
from tests.exports.conftest import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from payback.history.reading_result import Reading

MAPPING = json.dumps(
    {
        "Datum": "date_day",
        "Seite": "account",
        "Klicks gesamt": "clicks",
        "Kosten": "spend",
        "Käufe": "conversions",
        "Nr": "post_id",
    }
)
TABLE = "Datum;Seite;Nr;Klicks gesamt;Kosten;Käufe;Notiz\n13.01.2026;Laden;7;1.042;10,50;1,5;x\n14.01.2026;Laden;8;12;9,25;2;y\n".encode()


def test_a_table_mapped_by_hand(tmp_path: Path) -> None:
    """A person's mapping is a description like any other: decimal comma, points in thousands, day first."""
    table = read_bytes(TABLE, tmp_path, {"columns": MAPPING, "platform": "tiktok", "currency": "EUR"}).tables[0]
    assert (table.source, table.grain, table.rows, table.platform, table.currency) == (
        "generic",
        "post_day",
        2,
        "tiktok",
        "EUR",
    )
    assert table.sums == {"clicks": 1054, "spend": 19.75, "conversions": 3.5}
    assert table.rows_file is not None


def test_a_mapped_table_that_names_no_account(tmp_path: Path) -> None:
    """Network and account are asked for when no column says them."""
    mapping = json.dumps({"Datum": "date_day", "Klicks gesamt": "clicks"})
    table = read_bytes(TABLE, tmp_path, {"columns": mapping}).tables[0]
    assert {question.name for question in table.questions} == {"account", "platform"}
    assert table.rows_file is None


@pytest.mark.parametrize(
    ("mapping", "key"),
    [
        ("no json", "bad_mapping"),
        ("[" * 100_000, "bad_mapping"),
        ("[]", "bad_mapping"),
        ('{"a": "nonsense"}', "bad_mapping"),
        ('{"a": "date_day"}', "mapping_needs_figure"),
        ('{"a": "clicks"}', "mapping_needs_day"),
    ],
)
def test_a_mapping_that_is_none(mapping: str, key: str, tmp_path: Path) -> None:
    """A mapping needs a day and a figure, in roles that exist."""
    with pytest.raises(ReadError) as refused:
        read_bytes(TABLE, tmp_path, {"columns": mapping})
    assert refused.value.key == key


def test_a_signature_is_of_the_names_only() -> None:
    """Dress does not matter, order and names do."""
    assert signature(["Coût ", "Jour"]) == signature(["\ufeffcoût", "JOUR"])
    assert signature(["a", "b"]) != signature(["b", "a"])


def mapped(raw: str, folder: Path, **columns: str) -> Reading:
    """A table read by a mapping; underscores in names stand for spaces."""
    answers = {"account": "a", "platform": "x", "currency": "CAD"}
    columns = {label.replace("_", " "): role for label, role in columns.items()}
    return read_bytes(raw.encode(), folder, {**answers, "columns": json.dumps(columns)})


def test_two_columns_cannot_be_the_same_thing(tmp_path: Path) -> None:
    """Neither would be known to win: both are named."""
    with pytest.raises(ReadError, match="mapping_twice") as refused:
        mapped("Jour,A,B\n2026-01-01,1,2\n", tmp_path, Jour="date_day", A="clicks", B="clicks")
    assert refused.value.facts == {"columns": ["A", "B"]}


def test_columns_without_a_role_are_left_alone(tmp_path: Path) -> None:
    """What a person leaves empty is not read."""
    reading = mapped("Jour,A,B\n2026-01-01,1,oops\n", tmp_path, Jour="date_day", A="clicks", B="")
    assert (reading.tables[0].sums, reading.tables[0].rejected) == ({"clicks": 1}, 0)


def test_repeated_and_empty_headers_have_names_of_their_own(tmp_path: Path) -> None:
    """The second of two equal columns can be meant, and one that nobody named."""
    assert unique_labels(["Views", " views ", "", "Views"]) == ("Views", "views (2)", "#3", "Views (3)")
    raw = "Jour,Vues,Vues,\n2026-01-01,1,20,300\n"
    columns = {"Jour": "date_day", "Vues (2)": "views", "#4": "clicks"}
    answers = {"account": "a", "platform": "x", "columns": json.dumps(columns)}
    assert read_bytes(raw.encode(), tmp_path, answers).tables[0].sums == {"views": 20, "clicks": 300}


@pytest.mark.parametrize(
    ("cells", "columns", "grain", "first", "last"),
    [
        (
            "2026-01-01,2026-01-31",
            {"Von": "date_start", "Bis": "date_end"},
            "account_period",
            "2026-01-01",
            "2026-01-31",
        ),
        ("2026-01-01,2026-01-31", {"Von": "date_day", "Bis": "date_end"}, "account_period", "2026-01-01", "2026-01-31"),
        ("2026-01-01 - 2026-01-31,x", {"Von": "date_start"}, "account_period", "2026-01-01", "2026-01-31"),
        ("2026-01-05,x", {"Von": "date_start"}, "account_day", "2026-01-05", "2026-01-05"),
        ("2026-01-05,x", {"Von": "date_week"}, "account_week", "2026-01-05", "2026-01-11"),
        ("janvier 2026,x", {"Von": "date_month"}, "account_month", "2026-01-01", "2026-01-31"),
    ],
)
def test_days_weeks_months_and_periods(
    cells: str, columns: dict[str, str], grain: str, first: str, last: str, tmp_path: Path
) -> None:
    """A person says how the rows are dated; a period is never read as its first day."""
    table = mapped(f"Von,Bis,Klicks\n{cells},7\n", tmp_path, **columns, Klicks="clicks").tables[0]
    assert (table.grain, str(table.first_date)) == (grain, first)
    assert table.rows_file is not None
    ((until,),) = duckdb.execute("select date_end from read_parquet(?)", [str(table.rows_file)]).fetchall()
    assert str(until) == last


def prefilled(raw: str, folder: Path) -> list[tuple[str, str]]:
    """Role and evidence of each column of an unknown table."""
    return [(role.guess, role.evidence) for role in read_bytes(raw.encode(), folder).roles]


def test_the_nearest_description_is_prefilled(tmp_path: Path) -> None:
    """A column that a format calls so is taken for the same thing; what nobody knows is left alone."""
    reading = read_bytes(b"My report\nDate,Mood,Impressions (total),Reactions (total)\n2026-01-01,good,5,6\n", tmp_path)
    assert reading.columns == ("Date", "Mood", "Impressions (total)", "Reactions (total)")
    assert reading.head == (("2026-01-01", "good", "5", "6"),)
    assert [(role.name, role.guess, role.evidence) for role in reading.roles] == [
        ("Date", "date_day", "linkedin_page"),
        ("Mood", "", ""),
        ("Impressions (total)", "impressions", "linkedin_page"),
        ("Reactions (total)", "reactions", "linkedin_page"),
    ]
    assert {role.choices for role in reading.roles} == {ROLES}


def test_the_widest_record_without_a_number_is_the_header(tmp_path: Path) -> None:
    """Words above it are no columns, nor are rows."""
    reading = read_bytes(b"Rapport,Mai\nQuand,Regards,Humeur\n2026-05-04,5\n\n2026-05-05,6,bonne\n", tmp_path)
    assert reading.columns == ("Quand", "Regards", "Humeur")
    assert reading.head == (("2026-05-04", "5", ""), ("2026-05-05", "6", "bonne"))


def test_cells_show_what_a_name_does_not(tmp_path: Path) -> None:
    """A column of days is the day whatever it is called; of months, the month; of ranges, the period."""
    assert prefilled("Quand,Humeur\n5 janvier 2026,bonne\n", tmp_path)[0] == ("date_day", "cells")
    assert prefilled("Quand,Humeur\n2026-01,bonne\n", tmp_path)[0] == ("date_month", "cells")
    assert prefilled("Date,Humeur\n2026-01-01 - 2026-01-31,bonne\n", tmp_path)[0] == ("date_start", "cells")
    assert prefilled("Quand,Humeur\njamais,bonne\n", tmp_path) == [("", ""), ("", "")]


def test_no_role_is_prefilled_twice(tmp_path: Path) -> None:
    """Two columns of days or of the same name leave the second one alone."""
    roles = prefilled("Jour,Fin,Clics,Clics\n2026-01-01,2026-01-02,1,2\n", tmp_path)
    assert [role for role, _ in roles] == ["date_day", "", "clicks", ""]


def test_a_table_that_is_mapped_still_shows_its_columns(tmp_path: Path) -> None:
    """The mapping can be changed: columns, rows and guesses stay beside what was read, and so does the header's value."""
    raw = "Ventes de mai\nJour,A,B\n2026-01-01,1,2\n"
    (tmp_path / "u").mkdir()
    unknown = read_bytes(raw.encode(), tmp_path / "u")
    reading = mapped(raw, tmp_path, Jour="date_day", A="clicks")
    assert (reading.columns, reading.head, reading.roles) == (unknown.columns, unknown.head, unknown.roles)
    assert reading.nearest == ()
    assert signature(reading.columns) == signature(unknown.columns)


def test_a_big_unknown_table_is_not_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its head tells its columns; once it is mapped, it is read where it lies."""
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1)
    monkeypatch.setattr(reader, "HEAD", 2)
    monkeypatch.setattr(reader, "LARGEST_SPLIT", 10)
    raw = "Jour,A\n" + "2026-01-05,1\n" * 9
    (tmp_path / "u").mkdir()
    assert read_bytes(raw.encode(), tmp_path / "u").columns == ("Jour", "A")
    assert mapped(raw, tmp_path, Jour="date_day", A="clicks").tables[0].rows == 9


KNOWN = "Campaign name,Day,Amount spent (CAD),Reporting starts,Reporting ends,Adds to basket,Note\n"
ROW = "Brand,2026-01-{0:02},5.00,2026-01-{0:02},2026-01-{0:02},{0},x\n"


def test_a_person_says_what_a_column_of_a_known_table_is(tmp_path: Path) -> None:
    """What the description does not know is offered with its first rows, and read beside it once somebody says it."""
    text = (KNOWN + ROW.format(1) + ROW.format(2)).encode()
    asked = read_bytes(text, folder(tmp_path, "asked"), {"account": "Shop"})
    assert (asked.columns, asked.head) == (("Adds to basket", "Note"), (("1", "x"), ("2", "x")))
    assert {role.guess for role in asked.roles} == {""}
    assert [note.key for note in asked.tables[0].notes] == ["figures_not_known", "columns_not_known"]
    said = {"account": "Shop", "columns": json.dumps({"Adds to basket": "leads"})}
    told = read_bytes(text, folder(tmp_path, "told"), said)
    assert dict(told.tables[0].kept) == {"spend": 10, "leads": 3}
    assert (told.columns, told.tables[0].source) == (asked.columns, "meta_ads")
    assert [note.key for note in told.tables[0].notes] == ["columns_not_known"]


@pytest.mark.parametrize(
    ("columns", "key"),
    [({"Adds to basket": "spend"}, "mapping_needs_day"), ({"Adds to basket": "date_day"}, "mapping_needs_figure"),
     ({"Nowhere": "leads"}, "mapping_needs_day"), ({"Adds to basket": "leads", "Note": "leads"}, "mapping_twice")],
)  # fmt: skip
def test_what_cannot_be_said_of_a_known_table(tmp_path: Path, columns: dict[str, str], key: str) -> None:
    """A figure that it has already, its day, a column that is not there, two of one kind."""
    answers = {"account": "Shop", "columns": json.dumps(columns)}
    with pytest.raises(ReadError, match=key):
        read_bytes((KNOWN + ROW.format(1)).encode(), tmp_path, answers)


def test_a_mapping_of_columns_that_are_not_there(tmp_path: Path) -> None:
    """Complete, but of another table: the file is as little recognised as before."""
    answers = {"columns": json.dumps({"When": "date_day", "How many": "clicks"})}
    assert read_bytes(b"Tag;Zahl;Wert\n2026-05-01;1;2\n", tmp_path, answers).tables == ()


def test_nothing_is_said_of_a_column_of_orders(tmp_path: Path) -> None:
    """Their other columns may hold the buyer: they are not offered, and naming one is refused."""
    text = b"Name,Created at,Currency,Total,Subtotal,Lineitem quantity,Tips\n#1,2026-02-01,CAD,12,10,1,2\n"
    assert read_bytes(text, folder(tmp_path, "asked")).roles == ()
    with pytest.raises(ReadError, match="mapping_needs_day"):
        read_bytes(text, folder(tmp_path, "told"), {"columns": json.dumps({"Tips": "likes"})})


def folder(parent: Path, name: str) -> Path:
    """A new folder of that name."""
    (parent / name).mkdir()
    return parent / name
