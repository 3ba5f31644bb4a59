"""The answer that whoever sent a plan saw: kept with it, so that a later version can say where it answers otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.wording.verdict import whole_months

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Verdict

_WRITTEN = re.compile(r"(?P<state>at_once|never|not_within)|pays_back\.(?P<months>[1-9]\d{0,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """Whether and when a plan pays back.

    Attributes:
        state: As the verdict has it.
        months: The first month at whose end the money is back; None in every other state than ``pays_back``.
    """

    state: str
    months: int | None = None


def sent_answer(verdict: Verdict) -> SentAnswer:
    """The answer to a plan, as it is sent with it."""
    return SentAnswer(verdict.state, whole_months(verdict.payback_month) if verdict.payback_month else None)


def write_answer(answer: SentAnswer) -> str:
    """An answer as links carry it: ``pays_back.14`` or ``never``."""
    return answer.state if answer.months is None else f"{answer.state}.{answer.months}"


def read_answer(text: str) -> SentAnswer | None:
    """The answer of a link; None where the text is none."""
    match = _WRITTEN.fullmatch(text)
    if not match:
        return None
    months = match["months"]
    return SentAnswer(match["state"]) if months is None else SentAnswer("pays_back", int(months))


def answer_text(answer: SentAnswer, words: Words) -> str:
    """An answer in a few words."""
    if answer.months is not None:
        return words.unit_value(answer.months, "months")
    return words("figure.not_back" if answer.state == "not_within" else f"figure.{answer.state}")
