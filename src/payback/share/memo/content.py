"""What a memo says, whatever its shape: question, answer, curve, what drives and changes it, what comes next."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.share.memo import sections
from payback.wording import verdict as wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from payback.i18n import Words
    from payback.model import Verdict
    from payback.model.questions.break_even import BreakEven
    from payback.model.questions.drivers import Swing
    from payback.model.questions.usual_calculator import CalculatorStep
    from payback.share.memo.sections import Section
    from payback.wording.verdict import Figure

LONGEST = 120
"""Letters of what people type that are shown."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What people say of the paper itself.

    Attributes:
        day: Of the memo.
        company: Whose decision it is; may be empty, as may the next three.
        question: Asked in their own words.
        author: Who signs.
        link: Where the plan opens.
        origins: Where the value of an assumption comes from, in words, by its name.
        invented: Whether the figures are the demonstration company's.
    """

    day: date
    company: str = ""
    question: str = ""
    author: str = ""
    link: str = ""
    origins: Mapping[str, str] | None = None
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """The running sum: one amount a month, today first, to the cent; `back` is its payback month.

    Attributes:
        currency: What stands before an amount and after it.
        planned: What a frozen plan promised, where the amounts are measured: those end earlier, NaN where unknown.
        promise: What the planned ones are called.
    """

    title: str
    alt: str
    amounts: tuple[float, ...]
    axis: str
    marks: tuple[tuple[int, str], ...]
    low: str
    high: str
    back: float | None
    currency: tuple[str, str] = ("", "")
    planned: tuple[float, ...] = ()
    promise: str = ""

    @property
    def months(self) -> int:
        """How far it goes."""
        return max(len(self.amounts), len(self.planned)) - 1


@dataclass(frozen=True, slots=True)
class Memo:
    """One model of content for every shape; all of it is text to be shown, never anything to be run.

    Attributes:
        slides: Numbers of the sections that stand on each further slide: two side by side, a third below. The last
            section stands on the first slide.
    """

    language: str
    title: str
    question: str
    answer: str
    doubt: str
    figures: tuple[Figure, ...]
    curve: Curve
    sections: tuple[Section, ...]
    slides: tuple[tuple[int, ...], ...]
    signature: str
    link: str


def shown_text(text: str, longest: int = LONGEST) -> str:
    """What somebody typed as one line of text: no control characters, none that turn the direction of reading."""
    kept = (" " if unicodedata.category(letter) in {"Cc", "Zl", "Zp"} else letter for letter in text)
    visible = "".join(letter for letter in kept if unicodedata.category(letter) not in {"Cf", "Cs", "Co", "Cn"})
    return " ".join(visible.split())[:longest]


def memo(
    verdict: Verdict,
    swings: Sequence[Swing],
    edges: Sequence[BreakEven],
    steps: Sequence[CalculatorStep],
    words: Words,
    occasion: Occasion,
) -> Memo:
    """The memo of a plan.

    Args:
        verdict: The answer.
        swings: What moves it most, first.
        edges: What each assumption would have to be to pay back within the horizon.
        steps: From the usual calculator to ours.
        words: The language.
        occasion: What people say of it.
    """
    company = shown_text(occasion.company)
    return Memo(
        language=words.tag,
        title=words("memo.title_of", company=company) if company else words("memo.title"),
        question=shown_text(occasion.question) or words("app.question"),
        answer=re.sub(r"\*\*", "", wording.sentence(verdict, words)),
        doubt=wording.doubt(verdict, words),
        figures=wording.figures(verdict, words),
        curve=_curve(verdict, words),
        sections=(
            sections.years(verdict, words),
            sections.drivers(verdict.plan, swings, words),
            sections.changes(verdict.plan, edges, words),
            sections.assumptions(verdict.plan, swings, words, occasion.origins or {}),
            sections.usual(steps, verdict.plan.currency, words),
            sections.what_is_next(verdict, edges, words, occasion.day),
        ),
        slides=((0, 4), (2, 3, 1)),
        signature=signature(occasion, words),
        link=safe_link(occasion.link),
    )


def signature(occasion: Occasion, words: Words) -> str:
    """Who signs, and on which day; figures of the demonstration are called so."""
    author, day = shown_text(occasion.author), occasion.day
    signed = words("memo.signed", author=author, day=day) if author else words.day(day)
    return f"{signed} · {words('memo.invented')}" if occasion.invented else signed


def safe_link(link: str) -> str:
    """An address that a browser opens as a page; empty where it is none."""
    return link if re.match(r"https?://[^\s\"'<>]+$", link) else ""


def _curve(verdict: Verdict, words: Words) -> Curve:
    amounts = tuple(round(float(amount), 2) for amount in verdict.cumulative)
    currency, months = verdict.plan.currency, verdict.plan.months
    return Curve(
        title=words("curve.title"),
        alt=_summary(verdict, words),
        amounts=amounts,
        axis=words("curve.month"),
        marks=tuple((month, words("curve.today") if not month else words.number(month)) for month in ticks(months)),
        low=words.money(min(amounts), currency),
        high=words.money(max(amounts), currency),
        back=verdict.payback_month or None,
        currency=around_money(currency, words),
    )


def around_money(currency: str, words: Words) -> tuple[str, str]:
    """What stands before an amount, and after it."""
    before, _, after = words.money(0, currency).partition("0")
    return before, after


def ticks(months: int) -> range:
    """Months that are written below a curve."""
    return range(0, months + 1, 12 if months >= 12 * 2 else 6)


def _summary(verdict: Verdict, words: Words) -> str:
    """The curve in one sentence."""
    facts = {"hole": verdict.deepest_hole, "month": verdict.all.deepest_month, "end": float(verdict.cumulative[-1])}
    facts |= {"months": verdict.plan.months}
    if verdict.payback_month is None:
        return words("curve.alt_not_back", currency=verdict.plan.currency, **facts)
    payback = wording.whole_months(verdict.payback_month)
    return words("curve.alt_back", currency=verdict.plan.currency, payback=payback, **facts)
