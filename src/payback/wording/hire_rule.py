"""The agreed rule, which branch of it holds, what needs attention, and the five answers of a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.calendar_months import later
from payback.model.tracking.rule_reading import attention, reading
from payback.wording.frozen_plans import signer
from payback.wording.tracking import light_text, month_rows, stream_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from payback.history.events import Event
    from payback.i18n import Words
    from payback.model.effect.effect import EffectVerdict
    from payback.model.reforecast import Reforecast
    from payback.model.tracking.follow_up import FollowUp
    from payback.model.tracking.frozen_plan import FrozenPlan
    from payback.model.tracking.rule_reading import Reading


EVEN = 0.5
"""Chance of having the money back below which a rule that says to add a person is held against it."""

DECIDED = "rule_"
"""How the keys begin of what needs attention because the rule has decided."""


def rule_text(frozen: FrozenPlan, hire: date | None, words: Words) -> str:
    """What was agreed, and the day of the review once there is a hire."""
    rule = frozen.rule
    shares = {"stop": words.percent(rule.stop_below, 0), "add": words.percent(rule.add_above, 0)}
    if hire is None:
        return words("track.agreed", n=rule.review_month, day=frozen.day, **shares)
    review = later(hire.replace(day=1), rule.review_month)
    return words("track.agreed_review", n=rule.review_month, day=frozen.day, review=review, **shares)


def branch_text(now: Reading, frozen: FrozenPlan, words: Words) -> str:
    """Which branch holds, with the figures that decide it."""
    if now.share is None:
        return words("track.branch.unknown")
    left = frozen.rule.review_month - now.worked
    facts = {"share": words.percent(now.share, 0), "worked": now.worked}
    return words(f"track.branch.{now.branch}", n=max(left, 0), **facts)


def against_text(now: Reading, forecast: Reforecast | None, verdicts: Mapping[str, EffectVerdict], words: Words) -> str:
    """What speaks against adding a person where the rule says to; empty where nothing does.

    The rule counts what came, whoever brought it: the money may not be expected back all the same, and of none of
    what can tell may it be said that the hire brought it.

    Args:
        now: What the rule says.
        forecast: Of the money, for those who may see it.
        verdicts: What the hire is said to have brought, by series.
        words: The language.
    """
    if now.branch != "add":
        return ""
    sentences = []
    if forecast is not None and forecast.chance < EVEN:
        sentences.append(words("track.branch.add_against", chance=forecast.chance))
    if verdicts and "brought" not in verdicts.values():
        series = words.listed([words(f"track.counted.{name}") for name in verdicts])
        sentences.append(words("track.branch.add_unseen", series=series))
    return " ".join(sentences)


def attention_lines(follow_up: FollowUp, words: Words, *, with_rule: bool = True) -> list[str]:
    """What needs attention, a sentence each; without the branch of the rule where that is told beside it."""
    alerts = [each for each in attention(follow_up) if with_rule or not each.key.startswith(DECIDED)]
    return [words(f"track.attention.{each.key}", **each.facts) for each in alerts]


def reading_columns(words: Words) -> tuple[str, ...]:
    """Headings of the record of readings."""
    return tuple(words(f"track.reading.{name}") for name in ("month", "worked", "share", "branch", "kept"))


def reading_row(month: date, kept: Reading, day: date, by: str, words: Words) -> tuple[str, ...]:
    """One reading of the record."""
    share = "" if kept.share is None else words.percent(kept.share, 0)
    signature = words("track.reading.kept_by", day=day, by=signer(by, words))
    return words.month(month), words.number(kept.worked), share, words(f"track.branch_name.{kept.branch}"), signature


def filled_answers(
    follow_up: FollowUp,
    events: Sequence[Event],
    forecast: Reforecast | None,
    verdicts: Mapping[str, EffectVerdict],
    words: Words,
) -> Mapping[str, str]:
    """The five answers as far as the figures give them; nothing of what was paid is in them."""
    frozen, now = follow_up.frozen, reading(follow_up)
    if frozen is None or now is None:
        return {}
    listed = [
        f"{words(f'event.{event.kind}')} {event.note} ({words.day(event.day)})".replace("  ", " ") for event in events
    ]
    lights = [
        words("track.named", name=row[0], text=f"{row[2]} ({row[4]})")
        for row in stream_rows(follow_up, words)
        if row[4]
    ]
    latest = month_rows(follow_up, words)[0]
    others = attention_lines(follow_up, words, with_rule=False)
    rule_says = [branch_text(now, frozen, words), against_text(now, forecast, verdicts, words), *others]
    return {
        "aim": words("track.answer.aim", name=frozen.name, chance=frozen.expected.probability_within[-1]),
        "happened": _happened(latest, words),
        "why": " ".join(
            [*([words("track.answer.why", streams=words.listed(lights))] if lights else []), *_events(listed, words)]
        ),
        "earned": _earned(follow_up, now, words),
        "next": " ".join(filter(None, rule_says)),
    }


def _happened(latest: Sequence[str], words: Words) -> str:
    """A row of the table by month as a sentence."""
    month, planned, actual, *_ = latest
    if actual == words("track.not_measured"):
        return words("track.answer.unmeasured", month=month, planned=planned)
    return words("track.answer.happened", month=month, actual=actual, planned=planned)


def _earned(follow_up: FollowUp, now: Reading, words: Words) -> str:
    """What the work has earned so far as a share of what was planned, by what was measured."""
    comparison, frozen = follow_up.comparison, follow_up.frozen
    if now.share is None or comparison is None or frozen is None:
        return words("track.nothing_measured")
    light = light_text(now.share, frozen.rule, words)
    return words("track.answer.earned", n=now.worked, share=words.percent(now.share, 0), light=light)


def _events(listed: Sequence[str], words: Words) -> list[str]:
    return [words("track.answer.events", events=words.listed(listed))] if listed else []
