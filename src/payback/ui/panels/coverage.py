"""What there is of each account, what is missing, and what to fetch before a platform lets nobody fetch it any more."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts.history import platform_name
from payback.history.export_windows import WINDOWS
from payback.ui import server_state
from payback.ui.panels.table import table
from payback.workflows.coverage import coverage, fetches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from payback.i18n import Words
    from payback.store import Batch
    from payback.workflows.coverage import Coverage, Fetch, Gap

COLUMNS = ("account", "measures", "months", "gaps", "newest")
TEXTS = {1, 2, 3, 4}
MOST_OVERLAPS = 5


def export_calendar(version: int, words: Words) -> None:
    """The table of accounts and measures; above it what is urgent, below it windows and overlaps."""
    today, batches = server_state.today(), server_state.store().batches()
    rows = coverage(*server_state.monthly(version), server_state.accounts(version), batches, today)
    if not rows:
        return
    with st.container(key="card-coverage"):
        st.html(f"<h2>{escape(words('coverage.title'))}</h2>")
        if urgent := "".join(f"<li>{escape(_fetch(each, words))}</li>" for each in fetches(rows, today)):
            st.html(f'<ul class="pb-fetch">{urgent}</ul>')
        heads = [words(f"coverage.{column}") for column in COLUMNS]
        table(heads, [_row(row, words, today) for row in rows], "coverage", texts=TEXTS)
        notes = filter(None, (" ".join(_windows(rows, words)), *_overlaps(batches, words)))
        if text := "".join(f'<p class="pb-note">{escape(note)}</p>' for note in notes):
            st.html(text)


def _row(row: Coverage, words: Words, today: date) -> tuple[str, ...]:
    names = [words(f"measure.{measure}") for measure in row.measures]
    where = platform_name(row.platform, words)
    return (
        f"{row.account} ({where})" if row.account else where,
        ", ".join(names),
        _months(row.first, row.last, words),
        ", ".join(_gap(gap, words) for gap in row.gaps) or words("coverage.no_gap"),
        words("coverage.age", day=row.newest, n=(today - row.newest).days),
    )


def _months(first: date, last: date, words: Words) -> str:
    """One month, or the first and the last."""
    ends = dict.fromkeys(words.month(day, short=True) for day in (first, last))
    return " – ".join(ends)


def _gap(gap: Gap, words: Words) -> str:
    months = _months(gap.first, gap.last, words)
    return words("coverage.lost", months=months) if gap.lost else months


def _fetch(fetch: Fetch, words: Words) -> str:
    where = platform_name(fetch.platform, words)
    sentence = words("coverage.fetch", platform=where, account=fetch.account, until=fetch.until, first=fetch.first)
    return f"{sentence} {words('coverage.files', n=fetch.files)}" if fetch.files > 1 else sentence


def _windows(rows: Sequence[Coverage], words: Words) -> Iterator[str]:
    """What each platform that is shown lets a person fetch."""
    shown = {row.platform for row in rows}
    for window in WINDOWS:
        if window.platform in shown:
            limits = [
                words(f"coverage.window.{kind}", n=days)
                for kind, days in (("back", window.back), ("at_a_time", window.at_a_time))
                if days
            ]
            name, checked = platform_name(window.platform, words), window.checked
            yield words("coverage.window.line", platform=name, limits=words.listed(limits), checked=checked)


def _overlaps(batches: Sequence[Batch], words: Words) -> Iterator[str]:
    """Imports that held rows which were there already."""
    repeated = [batch for batch in batches if batch.status == "applied" and batch.rows_same]
    if repeated:
        files = list(dict.fromkeys(batch.file for batch in repeated))
        shown = [*files[:MOST_OVERLAPS], *("…" for _ in files[MOST_OVERLAPS : MOST_OVERLAPS + 1])]
        yield words("coverage.overlap", n=sum(batch.rows_same for batch in repeated), files=shown)
