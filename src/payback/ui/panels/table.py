"""A table in words, the same on every page; it scrolls by itself where the screen is narrow."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], name: str, marked: Collection[int] = ()) -> None:
    """Draw a table.

    Args:
        columns: Their headings; the first column names the row.
        rows: One text per column.
        name: What a test finds it by.
        marked: Numbers of the rows that stand out.
    """
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(_row(row, marked=k in marked) for k, row in enumerate(rows))
    st.html(
        f'<div class="pb-table" tabindex="0" data-table="{name}"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[str], *, marked: bool) -> str:
    first, *others = (escape(cell) for cell in cells)
    rest = "".join(f"<td>{cell}</td>" for cell in others)
    return f'<tr{" class=pb-marked" if marked else ""}><th scope="row">{first}</th>{rest}</tr>'
