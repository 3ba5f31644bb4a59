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
from payback.ui.inline_component import component, component_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Assumption, Plan

KEY = "_sliders"
MESSAGE = "_message"

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
    _SLIDERS(key=KEY, data=component_data("sliders.js", data), on_typed_change=lambda: _take_typed_value(words))
    if message := st.session_state.pop(MESSAGE, None):
        st.toast(message)


@lru_cache(maxsize=16)
def _specs(
    start: Plan, language: str, currency: str, origins: tuple[tuple[str, str], ...]
) -> dict[str, dict[str, Any]]:
    """What stands beside each slider; the same for everybody who starts from the same plan."""
    origin_of = dict(origins)
    return {name: _spec(row, start, Words(language), currency, origin_of) for name, row in ASSUMPTIONS.items()}


def _spec(
    assumption: Assumption, start: Plan, words: Words, currency: str, origins: Mapping[str, str]
) -> dict[str, Any]:
    unit = catalogue(words.language).get(f"unit.{assumption.unit}", "{amount}")
    return {
        "kind": assumption.unit.partition("/")[0],
        "decimals": max(0, assumption.decimals - 2) if assumption.unit.startswith("share") else assumption.decimals,
        "unit": unit if isinstance(unit, str) else dict(unit),
        "label": words(f"assumption.{assumption.name}.label"),
        "start": getattr(start, assumption.name),
        "origin": _origin(assumption, words, currency, origins.get(assumption.name, "")),
        "source": words("controls.source", source=assumption.source),
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
        words.unit_value(value, assumption.unit.partition("/")[0], currency=currency, decimals=decimals)
        for value in (assumption.p05, assumption.p95)
    )
    return words(f"origin.{assumption.grade}_range", low=low, high=high)


def _take_typed_value(words: Words) -> None:
    """Take over an exact number that somebody typed beside a slider."""
    typed = st.session_state[KEY]["typed"]
    assumption = ASSUMPTIONS.get(str(typed.get("name")))
    if assumption is None:
        return
    try:
        value = words.parse_number(str(typed.get("text")), assumption.unit)
    except PaybackError as error:
        st.session_state[MESSAGE] = words(f"error.{error.key}", **error.facts)
        return
    state.set_sliders({assumption.name: value})
    if abs(assumption.snap(value) - value) > assumption.step * 1e-6:
        snapped = words.unit_value(assumption.snap(value), assumption.unit, decimals=4)
        st.session_state[MESSAGE] = words(
            "controls.snapped", name=words(f"assumption.{assumption.name}.label"), taken=snapped
        )
