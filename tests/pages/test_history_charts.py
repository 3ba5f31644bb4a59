"""The imported history on the Data page: which measures are drawn, and where figures stop to compare."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from payback.history.events import Event
from payback.i18n import LANGUAGES, Words
from payback.ui import figure, server_state
from payback.ui.panels import history_charts
from payback.workflows.hire_record import note_event

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


def test_what_was_written_down_stands_on_every_chart(visit: Callable[..., AppTest]) -> None:
    """An event noted after the charts were drawn is on the next page: in what is heard, and in the table."""
    first = charts_sent(visit("data", lang="fr"))
    month = server_state.store().monthly("spend")[-1].month
    note_event(server_state.store(), Event("campaign", month, None, "Soldes"), by="test")
    noted = f"Campagne\u00a0: Soldes, {Words('fr').day(month)}"
    then = charts_sent(visit("data", lang="fr"))
    assert first.keys() == then.keys()
    assert [key for key, chart in then.items() if noted not in chart["alt"]] == []
    assert all(
        noted == chart["table"]["rows"][-1][-1]
        for title, chart in then.items()
        if title == Words("fr")("measure.spend")
    )


def charts_sent(at: AppTest) -> dict[str, dict[str, Any]]:
    """What each chart of a page sends to the browser, by its title."""
    parts = [part.proto for part in at.get("bidi_component") if part.proto.component_name == "payback.figure"]
    return {data["title"]: data for data in (json.loads(part.bytes) for part in parts)}
