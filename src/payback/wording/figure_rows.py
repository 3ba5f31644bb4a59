"""The rows behind a figure of the history, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.measures import AD_LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from payback.history.records import FigureRow
    from payback.i18n import Words

HEADINGS = ("days", "account", "about", "value", "file")
TEXTS = (1, 2, 4)
"""Columns of words, beside the first."""

WHOLE = ("account", "page")
"""Levels whose rows are about the account itself, which has a column of its own."""


def rows_of_figure(rows: Iterable[FigureRow], measure: str, currency: str) -> tuple[FigureRow, ...]:
    """Those that a chart of the history shows under this name: what is bought apart, spending by currency.

    Args:
        rows: That hold the measure.
        measure: As the chart is called: ``ads_`` before what advertising brought.
        currency: Of spending; empty for what is counted.
    """
    everything, bought = measure in {"spend", "orders"}, measure.startswith("ads_")
    return tuple(
        row
        for row in rows
        if (everything or (row.level in AD_LEVELS) == bought) and (measure != "spend" or row.currency == currency)
    )


def origin_sentence(
    rows: Sequence[FigureRow], name: str, month: date, value: float, currency: str, words: Words, *, most: int
) -> str:  # fmt: skip
    """How much a figure is, how many rows of how many files hold it, and how several levels come to one figure."""
    figure = words.money(value, currency) if currency else words.number(value)
    files = words("origins.files", n=len({row.import_id for row in rows}))
    parts = [words("origins.sentence", name=name, month=words.month(month), figure=figure, n=len(rows), files=files)]
    if len({row.level for row in rows}) > 1:
        parts.append(words("origins.levels"))
    if any(row.last_date > row.first_date for row in rows):
        parts.append(words("origins.periods"))
    if len(rows) > most:
        parts.append(words("origins.first", n=most))
    return " ".join(parts)


def row_texts(row: FigureRow, names: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """One row, a text for each of `HEADINGS`.

    Args:
        row: As the store holds it.
        names: Of accounts, by their id.
        words: The language.
    """
    days = words.day(row.first_date)
    if row.last_date > row.first_date:
        days = words("upload.period", first=row.first_date, last=row.last_date)
    name = "" if row.level in WHOLE else row.name
    about = " · ".join(filter(None, (words(f"origins.level.{row.level}"), name)))
    value = words.money(row.value, row.currency, 2) if row.currency else words.number(row.value)
    return days, names.get(row.account_id) or row.account_id, about, value, f"{row.file} (#{row.import_id})"
