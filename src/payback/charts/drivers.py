"""The tornado: each assumption low and high, and what that does to the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table, Written
from payback.charts.locale import MONEY
from payback.charts.theme import LIGHT, figure, label
from payback.model.questions.drivers import End
from payback.wording.amounts import amount_of, month_of, wrapped
from payback.wording.glossary import headings, name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from payback.i18n import Words
    from payback.model.questions.drivers import Swing
    from payback.model.verdict import Case

SHOWN = 8
"""Most assumptions in the picture; the table has all of them."""

ROW, FRAME = 40, 92
"""Height of one assumption in pixels, and of what stands above and below all of them."""

SHOWN_ON_PHONE, ROW_ON_PHONE = 6, 50
"""The same on a phone, where the name of an assumption stands over its bars instead of beside them."""

ROOM, ROOM_ON_PHONE = 0.16, 0.4
"""Room for the words at either end, as a share of what the bars span."""


FIGURE = {"net": "present", "payback": "payback"}
"""What the bars show, by the kind of tornado."""


def net_value_tornado(case: Case, swings: Sequence[Swing], words: Words) -> Chart:
    """What each assumption does to the net present value; the widest on top."""
    currency = case.plan.currency

    def in_words(end: End) -> str:
        return words.money(end.npv, currency)

    axis = {"tickformat": MONEY, "nticks": 6, "title": {"text": name_of("present", words)}}
    return _tornado(case, swings, words, ("net", lambda end: end.npv, in_words), axis)


def payback_tornado(case: Case, swings: Sequence[Swing], words: Words) -> Chart:
    """What each assumption does to the payback month; not within the horizon is drawn at its far end."""
    late = case.plan.months + 1

    def in_words(end: End) -> str:
        return month_of(end.payback_month, case.plan.months, words)

    def place(end: End) -> float:
        return late if end.payback_month is None else end.payback_month

    named = {"0": words("curve.today")}
    axis = {"tick0": 0, "dtick": 12, "labelalias": named, "title": {"text": words("drivers.axis_payback")}}
    return _tornado(case, swings, words, ("payback", place, in_words), axis)


def _tornado(
    case: Case,
    swings: Sequence[Swing],
    words: Words,
    measure: tuple[str, Callable[[End], float], Callable[[End], str]],
    axis: dict[str, Any],
) -> Chart:
    kind, place, in_words = measure
    shown = swings[:SHOWN]
    first = words(f"assumption.{shown[0].name}.label")
    facts = {"first": first, "low": in_words(shown[0].low), "high": in_words(shown[0].high)}
    middle = place(End(0.0, case.payback_month, case.npv))
    traces = _bars(shown, words, case.plan.currency, (place, in_words), middle)
    planned = _planned(middle, in_words(End(0.0, case.payback_month, case.npv)), words)
    return Chart(
        title=words(f"drivers.title_{kind}", months=case.plan.months),
        note=words("drivers.note"),
        alt=words(f"drivers.alt_{kind}", **facts),
        figure=figure(
            traces,
            **_layout(shown, words, axis, _reach(shown, place, middle, ROOM)),
            **planned,
        ),
        table=_table(swings, words, case.plan.currency, (kind, place, in_words)),
        narrow={
            **_on_phone(traces, shown[:SHOWN_ON_PHONE], planned["annotations"], words),
            "layout.xaxis.range": list(_reach(shown[:SHOWN_ON_PHONE], place, middle, ROOM_ON_PHONE)),
            "layout.xaxis.nticks": 3,
        },
        height=FRAME + ROW * len(shown),
    )


def _planned(middle: float, text: str, words: Words) -> dict[str, Any]:
    """The mark of the plan as it is, from which the bars set out, with its words over them."""
    line = {"color": LIGHT["text"], "width": 1.5, "dash": "dot"}
    shape = {"type": "line", "x0": middle, "x1": middle, "y0": 0, "y1": 1, "yref": "paper", "line": line}
    mark = label(words("drivers.planned", value=text), round(middle, 2), 1, yref="paper", yanchor="bottom", yshift=2)
    return {"shapes": [shape], "annotations": [mark]}


def _bars(
    shown: Sequence[Swing],
    words: Words,
    currency: str,
    measure: tuple[Callable[[End], float], Callable[[End], str]],
    middle: float,
) -> list[dict[str, Any]]:
    """Two traces, the low ends and the high ends, from the likely case outwards; ``meta`` names them."""
    place, in_words = measure
    traces = []
    for side, role in (("low", "ochre"), ("high", "value")):
        ends = [(swing.name, getattr(swing, side)) for swing in shown]
        traces.append({
            "type": "bar", "orientation": "h", "name": words(f"drivers.{side}"), "y": _names(shown, words),
            "base": round(middle, 2), "x": [round(place(end) - middle, 2) for _, end in ends],
            "text": [amount_of(words, name, end.value, currency, bare=True) for name, end in ends],
            "textposition": "outside", "cliponaxis": False, "marker": {"color": LIGHT[role]},
            "textfont": {"color": LIGHT["text"], "size": 11.5}, "constraintext": "none",
            "meta": [swing.name for swing in shown], "hovertemplate": "%{hovertext}<extra></extra>",
            "hovertext": [_hover_text(words, name, end, currency, in_words) for name, end in ends],
        })  # fmt: skip
    return traces


def _hover_text(words: Words, name: str, end: End, currency: str, in_words: Callable[[End], str]) -> str:
    """One end in words: the assumption, its value there, and the answer then."""
    facts = {"name": words(f"assumption.{name}.label"), "value": amount_of(words, name, end.value, currency)}
    return words("drivers.hover", **facts, answer=in_words(end))


def _on_phone(
    traces: list[dict[str, Any]], shown: Sequence[Swing], planned: Sequence[dict[str, Any]], words: Words
) -> dict[str, Any]:
    """Fewer bars over the whole width, each assumption's name above its own; the table has all of them."""
    cut = {
        f"data.{number}.{name}": trace[name][: len(shown)]
        for number, trace in enumerate(traces)
        for name in ("x", "y", "text", "meta", "hovertext")
    }
    over = {"xref": "paper", "xanchor": "left", "yshift": ROW_ON_PHONE * 0.4, "bgcolor": LIGHT["surface"]}
    return {
        **cut,
        "layout.annotations": [
            *planned,
            *(label(words(f"assumption.{swing.name}.label"), 0, row, **over) for row, swing in enumerate(shown)),
        ],
        "layout.yaxis.showticklabels": False,
        "layout.yaxis.categoryarray": _names(shown, words),
        "layout.bargap": 0.7,
        "layout.margin": {"l": 4, "r": 4, "t": 28, "b": 48},
        "layout.font.size": 11,
        "layout.height": FRAME + ROW_ON_PHONE * len(shown),
    }


def _names(shown: Sequence[Swing], words: Words) -> list[str]:
    return [wrapped(words(f"assumption.{swing.name}.label")) for swing in shown]


def _reach(shown: Sequence[Swing], place: Callable[[End], float], middle: float, room: float) -> tuple[float, float]:
    """Lowest and highest place in view, with room for the words at the ends."""
    ends = [middle, *(place(end) for swing in shown for end in (swing.low, swing.high))]
    free = room * max(max(ends) - min(ends), 1.0)
    return round(min(ends) - free, 2), round(max(ends) + free, 2)


def _layout(shown: Sequence[Swing], words: Words, axis: dict[str, Any], reach: tuple[float, float]) -> dict[str, Any]:
    return {
        "barmode": "overlay",
        "bargap": 0.45,
        "hovermode": "closest",
        "xaxis": {"range": list(reach), "gridcolor": LIGHT["grid"], "showgrid": True, "zeroline": True,
                  "zerolinecolor": LIGHT["sand"], "zerolinewidth": 1.5, "fixedrange": True, **axis},
        "yaxis": {"autorange": "reversed", "showgrid": False, "zeroline": False, "ticklabelstandoff": 8,
                  "tickfont": {"color": LIGHT["text"]}, "dtick": 1,
                  "categoryarray": _names(shown, words), "categoryorder": "array"},
        "margin": {"l": 170, "r": 24, "t": 28, "b": 48},
    }  # fmt: skip


def _table(
    swings: Sequence[Swing],
    words: Words,
    currency: str,
    measure: tuple[str, Callable[[End], float], Callable[[End], str]],
) -> Table:
    kind, place, in_words = measure

    def end_cell(end: End) -> str:
        known = kind == "net" or end.payback_month is not None
        unit = currency if kind == "net" else ""
        return Written(in_words(end), round(place(end), 2), unit) if known else in_words(end)

    rows = tuple(
        (
            words(f"assumption.{swing.name}.label"),
            amount_of(words, swing.name, swing.low.value, currency),
            end_cell(swing.low),
            amount_of(words, swing.name, swing.high.value, currency),
            end_cell(swing.high),
        )
        for swing in swings
    )
    return Table(headings(("assumption", "low", FIGURE[kind], "high", FIGURE[kind]), words, "drivers"), rows)
