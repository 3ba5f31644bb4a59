"""The rows behind a figure, in words: which of them a chart shows, and how several come to one figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from payback.history.measures import LEVELS
from payback.history.records import FigureRow
from payback.i18n import LANGUAGES, Words
from payback.wording.figure_rows import HEADINGS, WHOLE, origin_sentence, row_texts, rows_of_figure

DAY = date(2026, 5, 4)
ROW = FigureRow(DAY, DAY, "1", "account", "", "", 1200.0, 3, "May.csv")
WEEK = replace(ROW, last_date=date(2026, 5, 10), level="campaign", name="Sugar season", currency="CAD", value=12.5)


def test_what_is_bought_stands_apart() -> None:
    """Views of campaigns are a chart of their own; spending is one a currency."""
    rows = (ROW, WEEK)
    assert rows_of_figure(rows, "views", "") == (ROW,)
    assert rows_of_figure(rows, "ads_views", "") == (WEEK,)
    assert rows_of_figure(rows, "spend", "CAD") == (WEEK,)
    assert rows_of_figure(rows, "spend", "EUR") == ()


def test_a_sentence_says_how_rows_come_to_one_figure() -> None:
    """Only what applies to these rows is said."""
    words = Words("en")
    plain = origin_sentence([ROW, ROW], "Views", DAY, 2400, "", words, most=9)
    assert plain == "Views, May 2026: 2,400. 2 rows of 1 import hold it."
    mixed = origin_sentence([ROW, WEEK], "Views", DAY, 2400, "", words, most=1)
    for key in ("levels", "periods"):
        assert words(f"origins.{key}") in mixed
        assert words(f"origins.{key}") not in plain
    assert mixed.endswith("The first 1 are shown.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("level", [*LEVELS, "order"])
def test_every_level_has_a_row(language: str, level: str) -> None:
    """A text for each heading, with the name of the account, the file and the number of its import."""
    texts = row_texts(replace(WEEK, level=level), {"1": "La Page"}, Words(language))
    assert len(texts) == len(HEADINGS)
    assert texts[1] == "La Page"
    assert ("Sugar season" in texts[2]) == (level not in WHOLE)
    assert texts[-1] == "May.csv (#3)"
    assert row_texts(ROW, {}, Words(language))[1] == "1"
