"""What the controls are for, for the browser that draws them: names, units, bounds, where their values come from.

The same for every plan, so that it travels once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from payback.i18n import Words
from payback.i18n.unit_names import unit_names
from payback.i18n.words import MINUS
from payback.model import ASSUMPTIONS, GROUPS, HEADLINE
from payback.model.plan.assumption_groups import asked_groups
from payback.model.plan.charges import is_outdated
from payback.model.plan.own_company import BY_MONTH
from payback.model.plan.plan import slider_of
from payback.model.plan.presets import in_region
from payback.ui.inline_component import component, component_data

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from payback.model import Assumption, Plan

_DESCRIPTION = component("description", "<span></span>")
CONTROL_WORDS = (
    "exact", "help", "yours", "sent", "link", "not_a_number", "empty", "at_least", "at_most", "rounded", "search",
    "benchmark", "history", "pin", "unpin", "nothing", "full_time", "nobody_today",
)  # fmt: skip


def describe_controls(
    start: Plan,
    plan: Plan,
    words: Words,
    origins: Mapping[str, str],
    today: date,
    sent: Mapping[str, float] | None = None,
) -> None:
    """Tell the browser what every control is for.

    Args:
        start: The plan that untouched controls stand at.
        plan: The plan on screen: its money, its charges and what in it was observed under today's effort are named,
            and nothing is asked for that moves none of the streams that it counts.
        words: The reader's language.
        origins: Where a starting value comes from, in words, where it is not the benchmark.
        today: Charges of a year before are named as such.
        sent: Values that a link brought, by assumption, where somebody has sent one.
    """
    shown = (plan.currency, plan.region, outdated_year(plan, today), plan.observed, asked_groups(plan))
    data = _description(start, shown, words, tuple(origins.items()), tuple((sent or {}).items()))
    _DESCRIPTION(key="_description", data=data)


@lru_cache(maxsize=32)
def _description(
    start: Plan,
    shown: tuple[str, str, int | None, tuple[str, ...], tuple[str, ...]],
    words: Words,
    origins: tuple[tuple[str, str], ...],
    sent: tuple[tuple[str, float], ...],
) -> bytes:
    origin_of, sent_of = dict(origins), dict(sent)
    currency, region, outdated, observed, asked = shown
    texts = {key: words(f"controls.{key}", **_LEFT_OPEN) for key in CONTROL_WORDS}
    texts["loaded"] = _cost_of_salary(region, outdated, words)
    data = {
        "specs": {
            name: _spec(in_region(slider_of(name, observed), region), start, words, currency, origin_of, sent_of)
            for name in ASSUMPTIONS
        },
        "headline": HEADLINE,
        "observed": observed,
        "groups": [_group(name, words, asked) for name in GROUPS],
        "style": number_style(words, currency),
        "words": texts,
        "builtin": builtin_words(words),
    }
    return component_data("board/description.js", data)


def builtin_words(words: Words) -> dict[str, str]:
    """Streamlit's own words, which are English, and what they are in the reader's language; none in English."""
    english, keys = Words("en"), [key for key in words.catalogue if key.startswith("builtin.")]
    pairs = {english(key, text="{}"): words(key, text="{}") for key in keys}
    return {} if words.language == english.language else pairs


def outdated_year(plan: Plan, today: date) -> int | None:
    """The year of the plan's charges where a newer one has begun, or the plan begins in one; else None."""
    year = max(today.year, plan.start.year if plan.start else today.year)
    return plan.charges.valid_from.year if is_outdated(plan.charges, year) else None


def _cost_of_salary(region: str, outdated: int | None, words: Words) -> str:
    """What stands below a salary: its part of a month where that is usual, what it costs, how old the charges are."""
    notes = [words("origin.monthly", month="{month}")] if region in BY_MONTH else []
    notes.append(words("origin.loaded", amount="{amount}", region=words(f"region.{region}")))
    if outdated:
        notes.append(words("origin.outdated", year=str(outdated)))
    return " · ".join(notes)


_LEFT_OPEN = {name: f"{{{name}}}" for name in ("text", "bound", "value", "note", "name", "effort")}
"""Facts that the browser fills in."""


def _group(name: str, words: Words, asked: Collection[str]) -> dict[str, Any]:
    """A group of the panel, which leaves out one without members: there are none where the plan does not ask for it."""
    members = [row.name for row in ASSUMPTIONS.values() if row.group == name and name in asked]
    return {"name": name, "label": words(f"group.{name}"), "members": members}


def number_style(words: Words, currency: str) -> dict[str, Any]:
    """How the reader's language writes numbers and money, as ``NumberStyle`` of number_text.js."""
    before, _, after = words.money(0, currency).partition("0")
    return {
        "language": words.tag,
        "group": words.number(1_000)[1],
        "point": words.number(0.5, 1)[1],
        "minus": MINUS,
        "percent": words.percent(0)[1:],
        "money": [before, after],
    }


def _spec(
    assumption: Assumption,
    start: Plan,
    words: Words,
    currency: str,
    origins: Mapping[str, str],
    sent: Mapping[str, float],
) -> dict[str, Any]:
    name = assumption.name
    unit = words.catalogue.get(f"unit.{assumption.unit}", "{amount}")
    history = origins.get(name, "")
    ways = {"benchmark": assumption.kept(assumption.likely)} | (
        {"history": assumption.kept(getattr(start, name))} if history else {}
    )
    ways |= {"link": sent[name]} if name in sent else {}
    return {
        "name": name,
        "label": words(f"assumption.{name}.label"),
        "help": words(f"assumption.{name}.means"),
        "note": _origin(assumption, words, currency, history),
        "source": words("controls.source", source=assumption.source),
        "unit": {
            "kind": assumption.kind,
            "places": assumption.places,
            "words": unit if isinstance(unit, str) else dict(unit),
            **unit_names(assumption.unit, currency)._asdict(),
        },
        "low": assumption.minimum,
        "high": assumption.maximum,
        "ends": [assumption.low, assumption.high],
        "step": assumption.step,
        "start": assumption.kept(getattr(start, name)),
        "origins": ways,
    }


def _origin(assumption: Assumption, words: Words, currency: str, history: str) -> str:
    """What the history says, and the benchmark beside it; a cost says what it comes to instead."""
    published = benchmark(assumption, words, currency)
    if not history or assumption.p05 is None or assumption.name == "salary":
        return history or published
    return f"{history} · {published}"


def benchmark(assumption: Assumption, words: Words, currency: str) -> str:
    """Where a default comes from: a published range, or nobody but us."""
    if assumption.p05 is None or assumption.p95 is None:
        return words(f"origin.{assumption.grade}")
    decimals = max(0, assumption.decimals - 2) if assumption.unit.startswith("share") else assumption.decimals
    low, high = (
        words.unit_value(value, assumption.kind, currency=currency, decimals=decimals)
        for value in (assumption.p05, assumption.p95)
    )
    return words(f"origin.{assumption.grade}_range", low=low, high=high)
