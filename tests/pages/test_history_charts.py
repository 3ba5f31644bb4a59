"""The imported history on the Data page: which measures are drawn, and where figures stop to compare."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from payback.i18n import LANGUAGES, Words
from payback.ui import figure, server_state
from payback.ui.panels import history_charts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize("language", LANGUAGES)
def test_views_show_where_they_replaced_impressions(
    visit: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """The demonstration's views cross both of Meta's breaks: two lines in the reader's words, on no other chart."""
    layouts: dict[str, Any] = {}
    monkeypatch.setattr(
        figure, "show", lambda picture, *, key: layouts.update({key: json.loads(picture)["figure"]["layout"]})
    )
    assert not visit("data", lang=language).exception
    marked = {key: layout for key, layout in layouts.items() if layout.get("shapes")}
    assert set(marked) == {"history_views_"}
    words = Words(language)
    old, new = (words(f"measure.{measure}").lower() for measure in ("impressions", "views"))
    assert [word["text"] for word in marked["history_views_"]["annotations"]][1:] == [
        words("history.break.replaced.short", platform=platform, old=old, new=new)
        for platform in ("Instagram", "Facebook")
    ]


def test_what_advertising_brought_is_no_third_network(visit: Callable[..., AppTest]) -> None:
    """Meta's advertising has charts of its own, by its own name; the networks' clicks are theirs alone."""
    visit("data", lang="en")
    shown = history_charts.charts(server_state.start().version, Words("en"))
    platforms = {measure: chart.table.columns[1:] for (measure, _), chart in shown.items()}
    assert platforms["link_clicks"] == ("Facebook", "Instagram")
    assert platforms["ads_link_clicks"] == platforms["spend"] == ("Meta ads",)
