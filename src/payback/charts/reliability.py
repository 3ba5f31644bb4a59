"""Chances that plans stated beside how often they came true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.charts.chart import Chart, Table, number, share
from payback.charts.theme import LIGHT, figure
from payback.wording.plan_record import bin_rows

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model.plan_record import Record

HEIGHT = 260
LARGEST, SMALLEST = 26, 9
"""Of a point in pixels; its area goes with the number of plans."""


def reliability(record: Record, words: Words) -> Chart:
    """A point for each part of the chances, the larger the more plans are in it; good chances lie on the line."""
    whole = max(one.plans for one in record.bins)
    points = {
        "type": "scatter", "mode": "markers", "name": words("record.share"),
        "x": [round(one.chance, 4) for one in record.bins], "y": [round(one.share, 4) for one in record.bins],
        "marker": {"color": LIGHT["mark"],
                   "size": [max(SMALLEST, round(LARGEST * (one.plans / whole) ** 0.5)) for one in record.bins]},
        "hovertemplate": "%{x:.0%} → %{y:.0%}<extra></extra>", "cliponaxis": False,
    }  # fmt: skip
    line = {
        "type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "hoverinfo": "skip",
        "line": {"color": LIGHT["muted"], "width": 1.5, "dash": "dash"},
    }  # fmt: skip
    axis = {"range": [0, 1], "tickformat": ".0%", "dtick": 0.25}
    title = words("record.picture")
    return Chart(
        title=title,
        note=words("record.picture_note"),
        alt=f"{title}. {words('record.picture_note')}",
        figure=figure(
            [line, points],
            hovermode="closest",
            xaxis={**axis, "title": {"text": words("record.bin.chance")}},
            yaxis={**axis, "title": {"text": words("record.share")}},
            margin={"b": 56},
        ),
        table=_table(record, words),
        height=HEIGHT,
    )


def _table(record: Record, words: Words) -> Table:
    columns = tuple(words(f"record.bin.{name}") for name in ("stated", "plans", "chance", "share"))
    rows = tuple(
        (text, number(words, one.plans), share(words, one.chance), share(words, one.share))
        for (text, *_), one in zip(bin_rows(record.bins, words), record.bins, strict=True)
    )
    return Table(columns, rows)
