"""A table in words, the same on every page; it scrolls by itself where the screen is narrow."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    name: str,
    *,
    marked: Collection[int] = (),
    texts: Collection[int] = (),
) -> None:
    """Draw a table.

    Args:
        columns: Their headings; the first column names the row.
        rows: One text per column.
        name: What a test finds it by.
        marked: Numbers of the rows that stand out.
        texts: Numbers of the columns that hold words, beside the first; the others hold figures.
    """
    head = "".join(
        f'<th scope="col"{_kind(number, texts)}>{escape(column)}</th>' for number, column in enumerate(columns)
    )
    body = "".join(_row(row, texts, marked=number in marked) for number, row in enumerate(rows))
    st.html(
        f'<div class="pb-rows" tabindex="0" data-table="{name}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[str], texts: Collection[int], *, marked: bool) -> str:
    first, *others = (escape(cell) for cell in cells)
    rest = "".join(f"<td{_kind(number, texts)}>{cell}</td>" for number, cell in enumerate(others, start=1))
    return f'<tr{" class=pb-marked" if marked else ""}><th scope="row">{first}</th>{rest}</tr>'


def _kind(column: int, texts: Collection[int]) -> str:
    return " class=pb-text" if column in texts else ""
