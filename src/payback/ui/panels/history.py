"""What the history holds, part by part: what to fetch, charts, where a figure is from, files to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.ui.panels import coverage, figure_origins, history_charts, history_files

if TYPE_CHECKING:
    from payback.ui.page_context import PageContext


def history(page: PageContext) -> None:
    """All of it; nothing while it is still being taken in. Who is not of the house sees no rows of files."""
    start, words = page.start, page.words
    if start.complete:
        with page.part():
            coverage.export_calendar(start.version, words)
        with page.part():
            history_charts.history_charts(start.version, words)
        with page.part():
            if page.rights.known:
                figure_origins.figure_origins(start.version, words)
        with page.part():
            history_files.history_files(start.version, words)
