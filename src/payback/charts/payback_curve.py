"""The payback curve: money in, less money out, added up month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table, money, ordinal
from payback.charts.curve_labels import DROP, curve_labels
from payback.charts.label_places import Plot
from payback.charts.locale import MONEY
from payback.charts.months_axis import ON_A_DESK, calendar, hover_title, month_names, narrow_axis, step
from payback.charts.theme import LIGHT, figure
from payback.wording.glossary import headings
from payback.wording.verdict import whole_months

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Verdict
    from payback.model.types import Array

CLOSE = 36
"""Months shown when the plan pays back early enough to be seen well within them."""

HEIGHT, TOP, BOTTOM = 302, 20, 46
"""Pixels of the figure, and of what stands over and under the plot."""

STANDOFF = 6
"""Pixels that keep the first month clear of the lowest amount."""

UNDER_LINE, OVER_LINE = 0.17, 0.16
"""Room for the words of the deepest hole and of the line, as a share of what the line spans."""

OVER_ZERO = 0.25
"""The same for those of the payback, as a share of all that is in view."""

DESK, PHONE = (520, 88, 24), (232, 76, 16)
"""The narrowest figure of either kind in pixels, and its margins left and right; the second at 320 px of a screen."""

Fan = tuple["Array", "Array"]
"""Lower and upper running sums of eight futures in ten, each of shape ``(months + 1,)``."""


def payback_curve(verdict: Verdict, words: Words, fan: Fan | None = None) -> Chart:
    """The running sum of the net flow with its two moments, the deepest hole and the payback."""
    return Chart(
        title=words("curve.title"),
        note=words("curve.fan") if fan else words("curve.note"),
        alt=summary(verdict, words),
        figure=figure(_traces(verdict, words, fan), validate=False, **_layout(verdict, words, fan)),
        table=_table(verdict, words),
        narrow={
            **narrow_axis(months_shown(verdict)),
            "layout.margin.l": PHONE[1],
            "layout.margin.r": PHONE[2],
            "layout.font.size": 13,
            "layout.annotations": _labels(verdict, words, fan, PHONE),
        },
        height=HEIGHT,
    )


def months_shown(verdict: Verdict) -> int:
    """How far the figure looks: three years where the answer is in them, else the whole horizon."""
    payback, months = verdict.payback_month, verdict.plan.months
    return min(months, CLOSE) if payback is not None and payback <= CLOSE - 6 else months


def summary(verdict: Verdict, words: Words) -> str:
    """The curve in one sentence."""
    facts = {
        "hole": verdict.deepest_hole,
        "month": verdict.all.deepest_month,
        "end": float(verdict.cumulative[-1]),
        "months": verdict.plan.months,
        "currency": verdict.plan.currency,
    }
    if verdict.payback_month is None:
        return words("curve.alt_not_back", **facts)
    return words("curve.alt_back", payback=whole_months(verdict.payback_month), **facts)


def _traces(verdict: Verdict, words: Words, fan: Fan | None) -> list[dict[str, Any]]:
    months = list(range(verdict.plan.months + 1))
    dates = calendar(verdict.plan, words)
    hover = words("curve.hover_likely", amount="%{y:$,.0f}")
    hover_by_date = {"customdata": dates, "hovertemplate": f"%{{customdata}}<br>{hover}<extra></extra>"}
    line = {"color": LIGHT["value"], "width": 3}
    return [
        *_fan(months, fan, words),
        {"type": "scatter", "name": "likely", "mode": "lines", "x": months, "y": _cents(verdict.cumulative),
         "line": line, **(hover_by_date if dates else {"hovertemplate": f"{hover}<extra></extra>"})},
        _dot("deepest", verdict.all.deepest_month, -verdict.deepest_hole, "text", 7, visible=verdict.deepest_hole > 0),
        _dot("payback", verdict.payback_month or 0, 0, "mark", 12, visible=bool(verdict.payback_month)),
    ]  # fmt: skip


def _fan(months: list[int], fan: Fan | None, words: Words) -> list[dict[str, Any]]:
    if fan is None:
        return []
    edge = {"type": "scatter", "mode": "lines", "x": months, "line": {"width": 0}}
    filled = {"fill": "tonexty", "fillcolor": LIGHT["fan"]}
    return [
        {**edge, "name": name, "y": _cents(amounts), **fill,
         "hovertemplate": f"{words(f'curve.hover_{name}', amount='%{y:$,.0f}')}<extra></extra>"}
        for name, amounts, fill in zip(("low", "high"), fan, ({}, filled), strict=True)
    ]  # fmt: skip


def _dot(name: str, x: float, y: float, role: str, size: int, *, visible: bool) -> dict[str, Any]:
    marker = {"color": LIGHT[role], "size": size, "line": {"color": LIGHT["surface"], "width": 2}}
    return {"type": "scatter", "name": name, "mode": "markers", "x": [round(x, 3)], "y": [round(y, 2)],
            "marker": marker, "hoverinfo": "skip", "visible": visible, "cliponaxis": False}  # fmt: skip


def _layout(verdict: Verdict, words: Words, fan: Fan | None) -> dict[str, Any]:
    months = months_shown(verdict)
    low, high = money_range(verdict, fan)
    return {
        "xaxis": {"range": [0, months], "tick0": 0, "dtick": step(months, ON_A_DESK), "tickprefix": "",
                  "ticklabelstandoff": STANDOFF, "minallowed": 0, "maxallowed": verdict.plan.months,
                  "labelalias": month_names(verdict.plan, words), "unifiedhovertitle": hover_title(words)},
        "yaxis": {"range": [low, high], "tickformat": MONEY},
        "margin": {"t": TOP, "b": BOTTOM},
        "annotations": _labels(verdict, words, fan, DESK),
        "shapes": [_drop(verdict, (high - low) * DROP)],
    }  # fmt: skip


def _labels(verdict: Verdict, words: Words, fan: Fan | None, size: tuple[int, int, int]) -> list[dict[str, Any]]:
    width, *margins = size
    inner = (width - sum(margins), HEIGHT - TOP - BOTTOM)
    plot = Plot(*inner, months_shown(verdict), *money_range(verdict, fan), margins=(margins[0], margins[1]))
    return curve_labels(verdict, words, plot, fan[1] if fan else None)


def _drop(verdict: Verdict, height: float) -> dict[str, Any]:
    """The dotted line between the payback mark and its words."""
    x = round(verdict.payback_month or 0, 3)
    line = {"color": LIGHT["mark"], "width": 1.5, "dash": "dot"}
    return {"type": "line", "name": "payback", "x0": x, "x1": x, "y0": 0, "y1": round(height, 2),
            "line": line, "layer": "below", "visible": bool(x)}  # fmt: skip


def money_range(verdict: Verdict, fan: Fan | None = None) -> tuple[float, float]:
    """Lowest and highest amount in view: all of the band below; above it may be cut, for it can run away."""
    months = months_shown(verdict)
    shown = verdict.cumulative[: months + 1]
    low, high = float(shown.min()), float(shown.max())
    span = max(high - low, 1.0)
    if fan:
        low = min(low, float(fan[0][: months + 1].min()))
        high = min(high + span / 4, max(high, float(fan[1][: months + 1].max())))
    low, high = min(low, 0.0) - UNDER_LINE * span, max(high, 0.0) + OVER_LINE * span
    if verdict.payback_month:
        high = max(high, -low * OVER_ZERO / (1 - OVER_ZERO))
    return round(low, 2), round(high, 2)


def _table(verdict: Verdict, words: Words) -> Table:
    currency = verdict.plan.currency
    gained = sum(verdict.gained.values(), start=verdict.cost * 0)
    series = (gained.tolist(), verdict.cost.tolist(), verdict.cumulative.tolist())
    rows = tuple(
        (ordinal(month), *(money(words, amount, currency) for amount in amounts))
        for month, amounts in enumerate(zip(*series, strict=True))
    )
    return Table(headings(("month", "value", "cost", "net"), words, "curve"), rows)


def _cents(amounts: Array) -> list[float]:
    return [round(amount, 2) for amount in amounts.tolist()]
