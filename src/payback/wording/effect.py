"""What an effort brought, in sentences and as plain facts. Pure: only values and words."""

from __future__ import annotations

from datetime import date
from math import floor, isfinite, log10
from typing import TYPE_CHECKING, Any

import numpy as np

from payback.wording.month_spans import months_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from payback.i18n import Words
    from payback.model.effect import Effect, EffectNote, TrialLength
    from payback.model.types import Array

DIGITS = 3
"""Telling digits of a figure."""

SHARED = frozenset({"hire_near", "campaign_throughout"})
"""Notes of two causes in the same months."""


def effect_facts(effect: Effect, months: Sequence[date], words: Words) -> dict[str, Any]:
    """An effect for programs; months as ``2026-01``, null where nothing is known."""
    names = [f"{month:%Y-%m}" for month in months]
    return {
        "verdict": effect.verdict,
        "mean": effect.mean,
        "interval_80": list(effect.interval_80),
        "interval_95": list(effect.interval_95),
        "cumulative": effect.cumulative,
        "cumulative_interval_80": list(effect.cumulative_interval_80),
        "cumulative_interval_95": list(effect.cumulative_interval_95),
        "share": effect.share,
        "probability": effect.probability,
        "smallest_seen": effect.smallest_seen,
        "months_needed": effect.months_needed,
        "months_before": effect.months_before,
        "months_after": effect.months_after,
        "counterfactual": _by_month(names, effect.counterfactual),
        "effects": _by_month(names, effect.effects),
        "placebo": effect.placebo
        and {
            "mean": effect.placebo.mean,
            "interval_95": list(effect.placebo.interval_95),
            "probability": effect.placebo.probability,
            "clean": effect.placebo.clean,
        },
        "notes": [
            {"key": note.key, "facts": _plain(note), "text": note_sentence(note, words)} for note in effect.notes
        ],
    }


def _by_month(names: Sequence[str], values: Array) -> dict[str, float | None]:
    return {name: float(value) if isfinite(value) else None for name, value in zip(names, values, strict=True)}


def _plain(note: EffectNote) -> dict[str, object]:
    return {name: _json(fact) for name, fact in note.facts.items()}


def _json(fact: object) -> object:
    if isinstance(fact, tuple):
        return [_json(each) for each in fact]
    return fact.isoformat() if isinstance(fact, date) else fact


def note_sentence(note: EffectNote, words: Words) -> str:
    """What to know of an estimate, and what to do; its months are calendar months."""
    facts = {name: months_text(fact, words) if isinstance(fact, tuple) else fact for name, fact in note.facts.items()}
    return words(f"effect.note.{note.key}", **facts)


def effect_lines(effect: Effect, words: Words, promised: float | None = None) -> Iterator[str]:
    """The answer: the verdict, how much, how sure, what could have been seen, and what to know.

    Args:
        effect: What was estimated.
        words: Of the language.
        promised: Effect a month for which the months that are needed were asked; None for the one that is seen.
    """
    yield verdict_sentence(effect, words)
    if not_apart(effect):
        yield from (note_sentence(note, words) for note in effect.notes)
        return
    yield words("effect.mean", **_between(effect.mean, effect.interval_95, words))
    yield words("effect.cumulative", n=effect.months_after, **_between(
        effect.cumulative, effect.cumulative_interval_95, words
    ))  # fmt: skip
    yield words("effect.probability", chance=effect.probability)
    yield words("effect.smallest", smallest=figure(effect.smallest_seen, words))
    if (waiting := needed_sentence(effect, words, promised)) is not None:
        yield waiting
    if effect.placebo is not None:
        yield words(f"effect.placebo_{'clean' if effect.placebo.clean else 'dirty'}")
    yield from (note_sentence(note, words) for note in effect.notes)


def not_apart(effect: Effect) -> bool:
    """Whether what came may be of another cause as well, so that nothing is claimed for this one."""
    return not effect.claimed and any(note.key in SHARED for note in effect.notes)


def verdict_sentence(effect: Effect, words: Words) -> str:
    """Whether the effort brought something, lost something, showed nothing, or cannot be judged yet."""
    if not_apart(effect):
        return words("effect.not_apart")
    if effect.verdict == "too_early" and effect.months_needed == 0:
        return words("effect.too_little")
    baseline = np.asarray(effect.counterfactual)[np.isfinite(effect.effects)]
    base = {"base": figure(float(baseline.mean()), words)} if effect.claimed else {}
    return words(f"effect.{effect.verdict}", share=abs(effect.share), n=effect.months_after, **base)


def needed_sentence(effect: Effect, words: Words, promised: float | None = None) -> str | None:
    """How many more months it takes; None where none could add anything, and where months before are missing."""
    if effect.months_needed == 0 or any(note.key == "few_before" for note in effect.notes):
        return None
    key, facts = ("needed", {}) if promised is None else ("promised", {"promised": figure(promised, words)})
    if effect.months_needed is None:
        return words(f"effect.{key}_never", **facts)
    return words(f"effect.{key}", n=effect.months_needed, **facts)


def trial_sentence(lengths: Sequence[TrialLength], months: int, words: Words) -> str:
    """What a trial of so many months could show, whether that is a coin toss, and which length would tell.

    Args:
        lengths: What each length could show, shortest first.
        months: How long the trial is to be; the longest one compared that is no longer counts.
        words: Of the language.
    """
    tried = [one for one in lengths if one.months <= months] or list(lengths[:1])
    enough_months = next((one.months for one in lengths if one.tells), None)
    tried_last = tried[-1]
    facts = {
        "months": months,
        "smallest": tried_last.smallest,
        "planned": figure(tried_last.planned, words),
        "told": enough_months,
    }
    if tried_last.tells:
        return words("effect.trial_tells", **{**facts, "smallest": figure(tried_last.smallest, words)})
    return words("effect.trial_toss" if enough_months else "effect.trial_never", **facts)


def trial_columns(words: Words) -> tuple[str, ...]:
    """Headings of what trials of several lengths could show."""
    return tuple(words(f"track.trial.{name}") for name in ("months", "smallest", "planned", "tells"))


def trial_rows(lengths: Sequence[TrialLength], words: Words) -> list[tuple[str, ...]]:
    """Each length: the smallest effect that it would show, what the plan promises, whether it would tell."""
    return [
        (
            words.unit_value(one.months, "months"),
            figure(one.smallest, words) if isfinite(one.smallest) else words("track.trial.nothing"),
            figure(one.planned, words),
            words("track.trial.would_tell" if one.tells else "track.trial.toss"),
        )
        for one in lengths
    ]


def figure(value: float, words: Words, *, signed: bool = False) -> str:
    """A figure in the unit of its series, with `DIGITS` telling digits at least."""
    decimals = max(0, DIGITS - 1 - floor(log10(abs(value)))) if value else 0
    text = words.number(value, min(decimals, 6))
    return f"+{text}" if signed and value > 0 else text


def _between(value: float, interval: tuple[float, float], words: Words) -> dict[str, str]:
    low, high = (figure(end, words, signed=True) for end in interval)
    return {"value": figure(value, words, signed=True), "low": low, "high": high}
