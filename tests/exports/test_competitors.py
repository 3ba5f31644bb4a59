"""LinkedIn's file of competitors: which page is asked once, and only that page is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from payback.history.reading_result import Question
from tests.exports.conftest import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from payback.history.reading_result import Reading, TableReading

HEADER = "Page,Total followers,New followers,Total post engagements,Total posts\n"
PAGES = "Sucrerie du Rang,52000,100,20,3\nÉrablière Boréale,6598,12,34,5\n"
NAME = "Erabliere Boreale_competitor_analytics_1788.csv"


def competitors(folder: Path, days: str = "06/05/2025,02/09/2025", name: str = NAME, **answers: str) -> Reading:
    """A file of two pages over these days."""
    return read_bytes((f"{days}\n" + HEADER + PAGES).encode(), folder, answers, name)


def kept(table: TableReading, columns: str) -> list[tuple[Any, ...]]:
    """What would be stored of a table."""
    assert table.rows_file is not None
    return duckdb.sql(f"select {columns} from read_parquet('{table.rows_file}')").fetchall()  # noqa: S608


def test_which_page_is_ones_own_is_asked(tmp_path: Path) -> None:
    """All pages are shown and none is kept; the guess is from the file's name, whatever its accents."""
    (table,) = competitors(tmp_path).tables
    assert (table.grain, table.fact, table.rows, table.sums["followers"]) == ("competitor_period", "", 2, 58_598)
    choices = ("Sucrerie du Rang", "Érablière Boréale", "-")
    assert table.questions == (Question("page", "Érablière Boréale", "file_name", choices), Question("account"))


def test_without_a_page_in_the_file_name_the_first_is_offered(tmp_path: Path) -> None:
    """And whose account it is, is not asked twice."""
    (table,) = competitors(tmp_path, name="x.csv", account="a").tables
    assert [(question.name, question.guess, question.evidence) for question in table.questions] == [
        ("page", "Sucrerie du Rang", "")
    ]


@pytest.mark.parametrize("page", ["Érablière Boréale", " erabliere boreale"])
def test_only_the_own_page_is_kept(page: str, tmp_path: Path) -> None:
    """Its followers as of the last day, the rest as of the whole range; nothing of a competitor."""
    followers, rest = competitors(tmp_path, page=page, account="eb").tables
    assert (followers.grain, followers.sums) == ("account_day", {"followers": 6598})
    assert (rest.grain, rest.sums) == ("account_period", {"followers_gained": 12, "engagements": 34, "posts": 5})
    first, last = date(2025, 5, 6), date(2025, 9, 2)
    assert kept(followers, "date_day, date_end, account_id, level, followers") == [(last, last, "eb", "account", 6598)]
    assert kept(rest, "date_day, date_end, followers_gained, posts") == [(first, last, 12, 5)]
    assert [(note.key, note.facts["page"]) for note in rest.notes] == [("own_page_kept", "Érablière Boréale")]
    assert (rest.first_date, rest.last_date) == (first, last)


def test_the_account_may_be_called_like_the_page(tmp_path: Path) -> None:
    """Whoever says the page but not the account is asked, with the page's name."""
    tables = competitors(tmp_path, page="Érablière Boréale").tables
    assert {table.questions for table in tables} == {(Question("account", "Érablière Boréale", "page"),)}


def test_none_of_the_pages(tmp_path: Path) -> None:
    """Then nothing is asked and nothing kept; a page that is not there is asked again."""
    (tmp_path / "a").mkdir()
    (table,) = competitors(tmp_path / "a", page="-").tables
    assert (table.fact, table.questions) == ("", ())
    (table,) = competitors(tmp_path, page="Nobody", account="a").tables
    assert [question.name for question in table.questions] == ["page"]


@pytest.mark.parametrize(
    ("days", "answers", "last", "questions"),
    [
        ("06/05/2025,02/09/2025", {}, "2025-09-02", []),  # June to February would run backwards
        ("01/02/2025,03/04/2025", {}, "2025-04-03", ["date_order"]),
        ("01/02/2025,03/04/2025", {"date_order": "mdy"}, "2025-03-04", []),
        ("01/31/2025 - 02/28/2025", {}, "2025-02-28", []),
        ("2025-01-31,2025-02-28", {}, "2025-02-28", []),
        ("all of it", {}, "None", ["period"]),
    ],
)
def test_the_range_of_days(days: str, answers: dict[str, str], last: str, questions: list[str], tmp_path: Path) -> None:
    """Day first, as LinkedIn writes here, unless that cannot be; where both can, it is asked."""
    own_page = {"page": "Érablière Boréale", "account": "eb"}
    for table in competitors(tmp_path, days, **own_page, **answers).tables:
        assert str(table.last_date) == last
        assert [question.name for question in table.questions] == questions


def test_a_table_without_pages_asks_nothing(tmp_path: Path) -> None:
    """A header alone is shown as it is."""
    (table,) = read_bytes(HEADER.encode(), tmp_path).tables
    assert (table.rows, table.questions) == (0, ())
