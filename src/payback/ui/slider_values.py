"""What stands beside a slider: its value in words, where it comes from, and a field for an exact number.

The browser writes them, because Streamlit tells Python nothing while a slider is dragged. The data does not change
from run to run, so that it travels once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.errors import PaybackError
from payback.i18n import Words, catalogue
from payback.model import ASSUMPTIONS
from payback.ui import state
from payback.ui.inline_component import component, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Assumption, Plan

KEY = "_sliders"
SAID = "_said"

_SLIDERS = component("sliders", "<div></div>")


def beside_sliders(start: Plan, words: Words, origins: Mapping[str, str]) -> None:
    """Have the browser write beside every slider on the page.

    Args:
        start: The plan that untouched sliders stand at.
        words: The reader's language.
        origins: Where a starting value comes from, in words, where it is not the benchmark.
    """
    currency = state.currency()
    data = {
        "language": words.tag,
        "currency": currency,
        "percent": words.percent(0)[1:],
        "words": {key: words(f"controls.{key}") for key in ("exact", "exact_field", "yours")},
        "sliders": _specs(start, words.language, currency, tuple(origins.items())),
    }
    _SLIDERS(key=KEY, data=told("sliders.js", data), on_typed_change=lambda: _typed(words))
    if said := st.session_state.pop(SAID, None):
        st.toast(said)


@lru_cache(maxsize=16)
def _specs(
    start: Plan, language: str, currency: str, origins: tuple[tuple[str, str], ...]
) -> dict[str, dict[str, Any]]:
    """What is said beside each slider; the same for everybody who starts from the same plan."""
    known = dict(origins)
    return {name: _spec(asked, start, Words(language), currency, known) for name, asked in ASSUMPTIONS.items()}


def _spec(asked: Assumption, start: Plan, words: Words, currency: str, origins: Mapping[str, str]) -> dict[str, Any]:
    unit = catalogue(words.language).get(f"unit.{asked.unit}", "{amount}")
    return {
        "kind": asked.unit.partition("/")[0],
        "decimals": max(0, asked.decimals - 2) if asked.unit.startswith("share") else asked.decimals,
        "unit": unit if isinstance(unit, str) else dict(unit),
        "label": words(f"assumption.{asked.name}.label"),
        "start": getattr(start, asked.name),
        "origin": _origin(asked, words, currency, origins.get(asked.name, "")),
        "source": words("controls.source", source=asked.source),
    }


def _origin(asked: Assumption, words: Words, currency: str, history: str) -> str:
    """What the history says, and the benchmark beside it; a cost says what it comes to instead."""
    published = benchmark(asked, words, currency)
    if not history or asked.p05 is None or asked.name == "salary":
        return history or published
    return f"{history} · {published}"


def benchmark(asked: Assumption, words: Words, currency: str) -> str:
    """Where a default comes from: a published range, or nobody but us."""
    if asked.p05 is None or asked.p95 is None:
        return words(f"origin.{asked.grade}")
    decimals = max(0, asked.decimals - 2) if asked.unit.startswith("share") else asked.decimals
    low, high = (
        words.unit_value(value, asked.unit.partition("/")[0], currency=currency, decimals=decimals)
        for value in (asked.p05, asked.p95)
    )
    return words(f"origin.{asked.grade}_range", low=low, high=high)


def _typed(words: Words) -> None:
    """Take over an exact number that somebody typed beside a slider."""
    typed = st.session_state[KEY]["typed"]
    asked = ASSUMPTIONS.get(str(typed.get("name")))
    if asked is None:
        return
    try:
        value = words.parse_number(str(typed.get("text")), asked.unit)
    except PaybackError as error:
        st.session_state[SAID] = words(f"error.{error.key}", **error.facts)
        return
    state.move({asked.name: value})
    if abs(asked.snap(value) - value) > asked.step * 1e-6:
        taken = words.unit_value(asked.snap(value), asked.unit, decimals=4)
        st.session_state[SAID] = words("controls.snapped", name=words(f"assumption.{asked.name}.label"), taken=taken)
