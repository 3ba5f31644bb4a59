"""What each hire adds, with how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.charts.chart import Chart, Table, money, share
from payback.charts.locale import MONEY
from payback.charts.theme import LIGHT, figure, label
from payback.wording.glossary import headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.team import Step


TICK = "\N{CHECK MARK}"
"""What a recommended hire bears beside its colour."""

THOUSANDS, MILLION = 10_000, 1_000_000
"""Between them an amount is told in whole thousands where there is little room."""


def what_each_hire_adds(plan: Plan, steps: Sequence[Step], recommended: int, words: Words) -> Chart:
    """Mean net present value that each hire adds, with eight of ten futures; the recommended ones stand out."""
    title = words("team.adds_title", months=plan.months)
    sentences = (
        words("team.adds_each", hire=_name(step, words), amount=step.adds.expected, currency=plan.currency)
        for step in steps
    )
    return Chart(
        title=title,
        note=words("team.adds_note"),
        alt=f"{title}: {'; '.join(sentences)}.",
        figure=figure([_bars(plan, steps, recommended, words)], **_layout(plan, steps, recommended, words)),
        table=_table(plan, steps, words),
        narrow={
            "layout.margin.l": 68,
            "layout.margin.r": 2,
            "layout.font.size": 11,
            "layout.yaxis.nticks": 5,
            "layout.xaxis.ticktext": [words(f"team.short_{step.size}") for step in steps],
            "layout.annotations": [_bar_label(plan, step, words, recommended, short=True) for step in steps],
        },
        height=300,
    )


def in_view(amounts: Sequence[float], above: float = 0.06) -> list[float]:
    """Lowest and highest amount of an axis that holds zero and all of them; `above` is the room left on top."""
    low, high = min(0.0, *amounts), max(0.0, *amounts)
    span = max(high - low, 1.0)
    return [round(low - 0.06 * span, 2), round(high + above * span, 2)]


def _name(step: Step, words: Words) -> str:
    return words(f"team.hire_{step.size}")


def _bars(plan: Plan, steps: Sequence[Step], recommended: int, words: Words) -> dict[str, Any]:
    whiskers = {
        "type": "data", "symmetric": False, "color": LIGHT["muted"], "thickness": 1.5, "width": 5,
        "array": [round(max(0.0, step.adds.high - step.adds.expected), 2) for step in steps],
        "arrayminus": [round(max(0.0, step.adds.expected - step.adds.low), 2) for step in steps],
    }  # fmt: skip
    colours = [LIGHT["value" if step.size <= recommended else "sand"] for step in steps]
    return {
        "type": "bar",
        "x": [step.size for step in steps],
        "y": [round(step.adds.expected, 2) for step in steps],
        "marker": {"color": colours},
        "error_y": whiskers,
        "hovertext": [_hover_text(plan, step, words) for step in steps],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover_text(plan: Plan, step: Step, words: Words) -> str:
    """A hire in words: what it adds on average, and between what in eight futures of ten."""
    low, mean, high = (
        words.money(amount, plan.currency, signed=True)
        for amount in (step.adds.low, step.adds.expected, step.adds.high)
    )
    return words("team.hover", hire=_name(step, words), mean=mean, low=low, high=high)


def _layout(plan: Plan, steps: Sequence[Step], recommended: int, words: Words) -> dict[str, Any]:
    ends = [end for step in steps for end in (step.adds.low, step.adds.high, step.adds.expected)]
    return {
        "bargap": 0.55,
        "hovermode": "closest",
        "xaxis": {
            "fixedrange": True,
            "tickfont": {"color": LIGHT["text"]},
            "tickvals": [step.size for step in steps],
            "ticktext": [_name(step, words) for step in steps],
            "range": [0.5, len(steps) + 0.5],
        },
        "yaxis": {"range": in_view(ends, above=0.2), "tickformat": MONEY},
        "annotations": [_bar_label(plan, step, words, recommended, short=False) for step in steps],
    }


def _bar_label(plan: Plan, step: Step, words: Words, recommended: int, *, short: bool) -> dict[str, Any]:
    """Amount and chance above a bar, ticked where recommended; short where five stand side by side on a phone."""
    amount, chance = step.adds.expected, step.adds.probability
    if short:
        decimals = 0 if THOUSANDS <= abs(amount) < MILLION else 1
        text = f"{words.money_short(amount, plan.currency, decimals)}<br>{words.percent(chance, 0)}"
    else:
        text = f"<b>{words.money(amount, plan.currency, signed=True)}</b><br>{words('team.chance', chance=chance)}"
    if step.size <= recommended:
        text = f"{TICK} {text}"
    top = round(max(step.adds.high, amount, 0.0), 2)
    font = {"color": LIGHT["text"], "size": 10.5 if short else 11.5}
    return label(text, step.size, top, yanchor="bottom", yshift=3, font=font)


def _table(plan: Plan, steps: Sequence[Step], words: Words) -> Table:
    rows = tuple(
        (
            _name(step, words),
            *(
                money(words, amount, plan.currency, signed=True)
                for amount in (step.adds.low, step.adds.expected, step.adds.high)
            ),
            share(words, step.adds.probability),
        )
        for step in steps
    )
    return Table(headings(("hire", "low", "adds", "high", "chance"), words, "team"), rows)
