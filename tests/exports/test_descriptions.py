"""A description with a slip in it is refused when it is made, and every measure that it reads reaches the store."""

from __future__ import annotations

import ast
import csv
import io
import re
import textwrap
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from payback.exports.catalogue import EXPORTS
from payback.exports.describe import Count, Day, Entity, Export, Span, Text, normal
from payback.exports.engine.header_matching import Catalogue
from payback.exports.engine.reader import layouts
from payback.exports.errors import DescriptionError
from payback.history.measures import STORED_MEASURES
from payback.history.reading_result import Reading
from payback.history.table_layout import FIGURE_KINDS
from payback.ingest.staging import stage
from payback.store import open_store
from tests.exports.conftest import FIXTURES, recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.history.reading_result import TableReading

DAY = "2026-01-05"
ANSWERS = {"platform": "x", "currency": "CAD", "page": "ours", "period": f"{DAY} - {DAY}"}
ORDER_SUMS = {"discount_amount": "discount", "refunded_amount": "refunded", "lineitem_quantity": "items"}


def named(export: Export) -> str:
    """An export's name among the tests."""
    return f"{export.source}-{EXPORTS.index(export)}"


each_export = pytest.mark.parametrize("export", EXPORTS, ids=named)


def slips(word: str) -> set[str]:
    """A word as a hand misspells it: a letter left out, doubled, exchanged with the next or with its neighbour."""
    places = range(len(word))
    left_out = {word[:n] + word[n + 1 :] for n in places}
    doubled = {word[:n] + word[n] + word[n:] for n in places}
    swapped = {
        word[:position] + second + first + word[position + 2 :]
        for position, (first, second) in enumerate(pairwise(word))
    }
    replaced = {word[:n] + chr(ord(word[n]) + 1) + word[n + 1 :] for n in places}
    return (left_out | doubled | swapped | replaced) - {word}


@each_export
def test_no_column_can_be_misspelt(export: Export) -> None:
    """Whichever key of a description is misspelt, in whatever way, the error names the key and the description."""
    for name in export.columns:
        for slip in slips(name):
            columns = {slip if key == name else key: field for key, field in export.columns.items()}
            with pytest.raises(DescriptionError) as refused:
                replace(export, columns=columns)
            assert export.source in str(refused.value)
            assert repr(name) in str(refused.value) or repr(slip) in str(refused.value)


def misspelt(value: object, word: str, slip: str) -> object:
    """A part of a description in which one name is misspelt."""
    if isinstance(value, tuple):
        return tuple(misspelt(item, word, slip) for item in value)
    if isinstance(value, Entity):
        column, keys = misspelt((value.column, value.keys), word, slip)  # type: ignore[misc]
        return replace(value, column=column, keys=keys)
    if isinstance(value, Span):
        return replace(value, columns=misspelt(value.columns, word, slip))  # type: ignore[arg-type]
    return slip if value == word else value


@each_export
def test_no_use_of_a_column_can_be_misspelt(export: Export) -> None:
    """What tells the table, what its rows are about, how they are dated and split: each must be one of its columns."""
    for place in ("needs", "entities", "spans", "breakdowns", "unstored", "value_from"):
        for name in export.columns:
            for slip in slips(name):
                value = misspelt(getattr(export, place), name, slip)
                if value != getattr(export, place):
                    with pytest.raises(DescriptionError, match=f"'({name}|{slip})'"):
                        replace(export, **{place: value})  # type: ignore[arg-type]


ACCOUNT = (Entity("", "account", "account"),)
PAGE = Export(
    source="page", platform="x", needs=("date_day",), entities=ACCOUNT,
    columns={"date_day": Day("Date"), "impressions": Count("Impressions")},
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "slip"),
    [
        ({"columns": {**PAGE.columns, "clicks": Text("Clicks")}}, "'clicks' is a measure, but described as text"),
        ({"columns": {**PAGE.columns, "date_week": Text("Week")}}, "'date_week' dates rows, but is described as text"),
        ({"columns": {**PAGE.columns, "mood": Text("Mood")}}, "'mood' has no meaning"),
        ({"columns": {**PAGE.columns, "impresions": Count("i")}}, "'impresions' is no figure of the store"),
        ({"columns": {**PAGE.columns, "total": Count("Total")}}, "'total' is no figure of the store"),
        ({"fact": "order"}, "'impressions' is no figure of the store"),
        ({"unstored": ("impressions",)}, "'impressions' is stored, or no figure"),
        ({"unstored": ("date_day",)}, "'date_day' is stored, or no figure"),
        ({"fact": "metrics"}, "there is no fact 'metrics'"),
        ({"entities": (Entity("", "account", "acount"),)}, "there is no level 'acount'"),
        ({"entities": (Entity("impressions", "post", "post"),)}, "would be about none of its entities"),
        ({"needs": ("impressions",)}, "would be dated by none of its spans"),
        ({"decimal_mark": ";"}, "there is no decimal mark ';'"),
        ({"date_order": "dym"}, "there is no order of dates 'dym'"),
        ({"handle": "(abc"}, "handle is no regular expression"),
        ({"slug": r"page-\w+"}, "slug has 0 groups, and takes the account from one"),
        ({"needs": ()}, "without needs only a reader could recognise it"),
    ],
)  # fmt: skip
def test_what_else_a_description_may_not_be(change: dict[str, object], slip: str) -> None:
    """A figure read as words, one that the store has no column for, a table that could not be read once recognised."""
    with pytest.raises(DescriptionError, match=re.escape(slip)) as refused:
        replace(PAGE, **change)  # type: ignore[arg-type]
    assert "in the export of page with the columns date_day" in str(refused.value)


def figures(export: Export) -> dict[str, int]:
    """A number for each figure of a description that the store has a column for."""
    stored = {*export.columns} - {*export.unstored} if export.fact == "order" else {*STORED_MEASURES}
    kinds = {name: column.kind for name, column in export.columns.items() if name in stored}
    # Refunds below the total: what was given back whole does not count.
    kinds = dict(sorted(kinds.items(), key=lambda kind: kind[0] != "refunded_amount"))
    return {name: number for number, (name, kind) in enumerate(kinds.items(), start=11) if kind in FIGURE_KINDS}


def cell(export: Export, name: str) -> str:
    """What stands in the only row of a file, under the header of a column."""
    if name in figures(export):
        return str(figures(export)[name])
    account = {"account": named(export), "account_id": named(export)}
    by_name = {"network": "x", "currency": "CAD", "cancelled_day": "", "name": "ours", **account}
    by_kind = {"day": DAY, "moment": f"{DAY} 10:30", "id": "12345678901", "text": "something"}
    return by_name.get(name, by_kind.get(export.columns[name].kind, "1"))


def table_of(export: Export) -> str:
    """A file with one row under the English names of all columns, those that may split its rows left out."""
    columns = [name for name in export.columns if name not in export.breakdowns or name in export.needs]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if export.reader and export.reader.table:
        writer.writerow([DAY, DAY])
    writer.writerow([export.columns[name].label.replace("{currency}", "(CAD)") for name in columns])
    writer.writerow([cell(export, name) for name in columns])
    return text.getvalue()


def blocks_of(export: Export) -> str:
    """A file in which each figure stands in a block of its own, under its English name."""
    blocks = ((export.columns[name].label, number) for name, number in figures(export).items())
    return "".join(f"{title} on Facebook\nDate,Primary\n{DAY}T00:00:00,{number}\n" for title, number in blocks)


def tables_of(export: Export, folder: Path, inbox: Path) -> Iterator[TableReading]:
    """A file of an export, read by this one description, whatever others would make of it."""
    path, texts = folder / f"{named(export)}.csv", folder / named(export)
    path.write_text(table_of(export) if export.needs else blocks_of(export), encoding="utf-8")
    texts.mkdir()
    name, answers = "AggregateAnalytics_Totals.csv", {**ANSWERS, "account": named(export)}
    catalogue = Catalogue((export,))
    recognised = layouts(path, name, answers, catalogue=catalogue, uploaded=date(2026, 3, 1), folder=texts)
    for number, layout in enumerate(recognised.layouts):
        yield stage(layout, inbox, date(2026, 3, 1), 10 * EXPORTS.index(export) + number)


def test_every_measure_of_a_description_is_stored(tmp_path: Path) -> None:
    """From a cell under its header to the figure that a page asks of the store, and nothing else comes with it."""
    kept = [
        export for export in EXPORTS if figures(export) and (export.fact or (export.reader and export.reader.table))
    ]
    store = open_store(str(tmp_path / "history.duckdb"))
    tables = tuple(table for export in kept for table in tables_of(export, tmp_path, store.inbox))
    assert [table.source for table in tables if table.questions or not table.rows_file] == []
    store.keep(Reading("all.csv", "0" * 64, 1, tables), by="ada")
    daily, orders = store.daily(*STORED_MEASURES), {order.account_id: order for order in store.orders_monthly()}
    store.close()
    stored: dict[str, dict[str, float]] = {}
    for account, measure, value in zip(daily["account_id"], daily["measure"], daily["value"], strict=True):
        stored.setdefault(str(account), {})[str(measure)] = value
    for shop in (export for export in kept if export.fact == "order"):
        order = orders[named(shop)]
        stored[named(shop)] = {name: getattr(order, ORDER_SUMS.get(name, name)) for name in figures(shop)}
    assert stored == {named(export): figures(export) for export in kept}


def test_the_platform_of_contributing_is_read(root: Path, tmp_path: Path) -> None:
    """Its few lines are a description: recognised among all others, asked whose it is, and stored."""
    example = (root / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```python")[1].split("```")[0]
    names: dict[str, tuple[Export, ...]] = {}
    exec(textwrap.dedent(example), names)  # noqa: S102 - a text of ours
    path = tmp_path / "page.csv"
    path.write_text(f"Date,Abonnés,Impressions\n{DAY},7,9\n", encoding="utf-8")
    catalogue = Catalogue((*EXPORTS, *names["EXPORTS"]))
    for answers, questions in ({}, ["account"]), ({"account": "us"}, []):
        recognised = layouts(path, "x", answers, catalogue=catalogue, uploaded=date(2026, 3, 1), folder=tmp_path)
        table = stage(recognised.layouts[0], tmp_path, date(2026, 3, 1))
        assert [question.name for question in table.questions] == questions
    assert (table.source, table.platform, table.sums) == ("mastodon", "mastodon", {"followers": 7, "impressions": 9})
    assert table.rows_file is not None


def test_no_reader_asks_for_a_platform_by_name(root: Path) -> None:
    """What differs between platforms stands in their descriptions: nothing that interprets these names one."""
    package = root / "src" / "payback"
    readers = [path for room in ("exports", "exports/engine", "ingest") for path in (package / room).glob("*.py")]
    names = {name for export in EXPORTS for name in (export.source, export.platform) if name}
    named = {
        f"{module.name}: {node.value}"
        for module in readers
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }
    assert named == set()


def test_every_measure_is_read_by_some_description() -> None:
    """The store has no column that no export fills."""
    assert {name for export in EXPORTS for name in figures(export)} >= {*STORED_MEASURES}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_column_of_a_fixture_is_known(path: Path) -> None:
    """Each is read, splits its rows, or is named as not needed: nothing that a platform writes is a surprise."""
    for table in recorded(path):
        notes = [(key, facts) for key, facts in table["notes"]]
        differing = {facts["column"] for key, facts in notes if key == "repeated_differs"}
        unknown = [facts["columns"] for key, facts in notes if key in {"figures_not_known", "columns_not_known"}]
        assert {name for names in unknown for name in names} - differing == set() or table["fact"] != "metric"


def test_what_is_not_needed_splits_no_rows() -> None:
    """No description sets aside a column by which another one of its platform splits its rows."""
    splits = {
        (export.platform, name)
        for export in EXPORTS
        for column in export.breakdowns
        for names in export.columns[column].names.values()
        for name in names
    }
    aside = {(export.platform, normal(name)) for export in EXPORTS for name in export.not_needed}
    assert splits & aside == set()
