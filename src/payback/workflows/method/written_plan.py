"""How a plan is written: the names and forms of links and files, with an example of each as a link has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from payback.model import ASSUMPTIONS, REGIONS, VALUE_STREAMS, Hire, Plan
from payback.model.plan.assumptions import PLACES, SURENESS
from payback.model.plan.checks import LONGEST, SEASON_FACTOR, SEASON_MEAN
from payback.model.plan.plan import CURRENCIES, OBSERVABLE
from payback.share import LARGEST_TEAM, VERSION, encode
from payback.share.link_versions import WHOLE, WITHOUT
from payback.workflows.method.tables import dollars, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from payback.i18n import Words

EXAMPLE = Plan(
    region="france",
    currency="EUR",
    streams=("sales", "retention"),
    hires=(Hire(6, 0.5, 48_000, 24), Hire(12, 1, 60_000)),
    season=(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.2, 1.5),
    start=date(2027, 3, 1),
    observed=("posts", "follower_growth"),
    ranges=(("conversion", 0.006, 0.012),),
    sureness=(("reach", "measured"), ("order_value", "guess")),
)
"""Something of everything that is no assumption; each form stands in the table as a link writes it."""


def written_plan(words: Words) -> str:
    """The table of what a plan holds beside its assumptions: name, what it says, default and example."""
    head = [words(f"method.column.{name}") for name in ("parameter", "meaning", "default", "example")]
    default, example = (dict(parse_qsl(encode(plan, "en"))) for plan in (Plan(), EXAMPLE))
    facts = _facts(words)
    rows = [
        [f"`{name}`", dollars(words(f"method.plan.{name}", **facts)), _code(default.get(name, "")), _code(text)]
        for name, text in example.items()
        if name not in ASSUMPTIONS and words.has(f"method.plan.{name}")
    ]
    return table(head, rows)


def form_facts() -> Mapping[str, object]:
    """What the text says of decimals, of which assumptions are whole numbers, and of links of before."""
    whole = [name for name, row in ASSUMPTIONS.items() if row.places == 0]
    decimals = {"money": PLACES["money"], "share": PLACES["share"], "whole": _codes(whole)}
    return {**decimals, "version": VERSION, "many": WHOLE, "later": _codes(WITHOUT)}


def _facts(words: Words) -> Mapping[str, object]:
    least, most, low, high = (words.number(factor, 2) for factor in (*SEASON_FACTOR, *SEASON_MEAN))
    return {
        "regions": _codes(REGIONS),
        "currencies": _codes(CURRENCIES),
        "streams": ", ".join(f"`{name}` ({words(f'method.{name}.title')})" for name in VALUE_STREAMS),
        "observable": _codes(OBSERVABLE),
        "levels": "; ".join(f"`{level}` {words.number(width, 2)}" for level, width in SURENESS.items()),
        "people": LARGEST_TEAM - 1,
        "longest": LONGEST,
        "least": least,
        "most": most,
        "low": low,
        "high": high,
    }


def _codes(names: Iterable[str]) -> str:
    return ", ".join(map(_code, names))


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
