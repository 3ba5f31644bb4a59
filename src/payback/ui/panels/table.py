"""A table in words, the same on every page; where the screen is narrow, a list with a block for each row."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui.panels.plan_mark import plan_mark

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    name: str,
    *,
    marked: Collection[int] = (),
    texts: Collection[int] = (),
    plan: str = "",
    terms: Mapping[str, str] | None = None,
) -> None:
    """Draw a table.

    Args:
        columns: Their headings; the first column names the row.
        rows: One text per column.
        name: What a test finds it by.
        marked: Numbers of the rows that stand out.
        texts: Numbers of the columns that hold words, beside the first; the others hold figures.
        plan: Key of the plan that it is about.
        terms: What a heading means, for whoever points at it.
    """
    st.html(
        f'<div class="pb-rows" tabindex="0" data-table="{name}"{plan_mark(plan)}>'
        f"{table_html(columns, rows, marked=marked, texts=texts, terms=terms)}</div>"
    )


def table_html(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    marked: Collection[int] = (),
    texts: Collection[int] = (),
    terms: Mapping[str, str] | None = None,
) -> str:
    """The table itself. It names its roles, for a browser forgets them where it is laid out as a list."""
    head = "".join(
        f'<th scope="col" role="columnheader"{_kind(number, texts)}{_means(column, terms)}>{escape(column)}</th>'
        for number, column in enumerate(columns)
    )
    body = "".join(_row(columns, row, texts, marked=number in marked) for number, row in enumerate(rows))
    return (
        f'<table role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(columns: Sequence[str], cells: Sequence[str], texts: Collection[int], *, marked: bool) -> str:
    first, *others = (escape(cell) for cell in cells)
    rest = "".join(
        f'<td role="cell" data-label="{escape(columns[number])}"{_kind(number, texts)}>{cell}</td>'
        for number, cell in enumerate(others, start=1)
    )
    return (
        f'<tr role="row"{" class=pb-marked" if marked else ""}><th scope="row" role="rowheader">{first}</th>{rest}</tr>'
    )


def _means(column: str, terms: Mapping[str, str] | None) -> str:
    meaning = (terms or {}).get(column)
    return f' title="{escape(meaning)}"' if meaning else ""


def _kind(column: int, texts: Collection[int]) -> str:
    return " class=pb-text" if column in texts else ""
