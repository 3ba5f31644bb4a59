"""A chart as figure.js draws it on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from payback.charts import Chart


def on_a_phone(chart: Chart) -> dict[str, Any]:
    """The figure with what differs where the screen is narrow, as Plotly writes it in JSON."""
    drawn: dict[str, Any] = chart.figure.to_plotly_json()
    for path, value in chart.narrow.items():
        *way, last = path.split(".")
        place: Any = drawn
        for name in way:
            place = place[int(name)] if isinstance(place, list) else place.setdefault(name, {})
        if value == []:  # Plotly leaves an empty list out
            place.pop(last, None)
        else:
            place[last] = value
    return drawn
