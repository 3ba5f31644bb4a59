"""What one file holds, before anything is kept."""

from __future__ import annotations

from datetime import date, timedelta

from payback.history.measure_breaks import BREAKS, breaks, has_ended
from payback.history.reading_result import Question, Reading, TableReading
from payback.history.records import OrderMonth


def table(*questions: Question) -> TableReading:
    """A table of which only the open questions matter."""
    return TableReading(
        source="meta_ads", grain="ad_day", fact="metric", rows=1, rejected=0, first_date=None, last_date=None,
        currency="", sums={}, account="", language="en", questions=questions,
    )  # fmt: skip


def reading(*tables: TableReading) -> Reading:
    """A file of these tables."""
    return Reading("export.csv", "0" * 64, 1, tables)


def test_a_question_of_several_tables_is_asked_once() -> None:
    """Two tables that lack the same thing make one question, in the order in which they first came up."""
    currency, account, year = Question("currency", "CAD"), Question("account"), Question("year")
    assert reading(table(currency, account), table(year, currency)).questions == (currency, account, year)


def test_tables_without_questions_ask_nothing() -> None:
    """A file that says everything leaves nothing to ask."""
    assert reading(table(), table()).questions == ()


def test_a_file_is_recognised_by_its_tables() -> None:
    """One table that matched a description is enough; none is not."""
    assert reading(table()).recognised
    assert not reading().recognised


def test_a_break_lies_between_two_days_on_the_platforms_that_are_shown() -> None:
    """Both days count; another measure, platform or time has none."""
    first = next(each for each in BREAKS if each.platform == "instagram")
    assert breaks("views", ["instagram"], first.day, first.day) == (first,)
    assert breaks("likes", ["instagram"], first.day, first.day) == ()
    assert breaks("views", ["tiktok"], first.day, first.day) == ()
    assert breaks("views", ["instagram"], first.day + timedelta(1), first.day + timedelta(2)) == ()


def test_a_measure_that_gave_way_has_ended() -> None:
    """The one in whose place another is counted, on its own platform; not the one that took its place."""
    assert has_ended("impressions", "facebook")
    assert not has_ended("views", "facebook")
    assert not has_ended("impressions", "linkedin")


def test_orders_are_worth_what_was_not_given_back() -> None:
    """The total of those that stand without their refunds."""
    month = OrderMonth(date(2026, 5, 1), "shopify", "shop", "CAD", "web", 2, 1, 3, 90.0, 0.0, 5.0, 5.0, 100.0, 12.5)
    assert month.value == 87.5
