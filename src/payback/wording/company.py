"""The three questions about one's own company: how each is asked, how its answer is read, what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from payback.model.plan.own_company import BY_MONTH, asked_worth
from payback.model.plan.plan import PlanError
from payback.model.plan.presets import REGION

if TYPE_CHECKING:
    from payback.errors import PaybackError
    from payback.i18n import Words
    from payback.model.plan.own_company import Answers, Doubt


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        label: What is asked.
        unit: As an assumption has it.
        currency: Of amounts.
    """

    label: str
    unit: str
    currency: str
    words: Words

    def parsed(self, text: str) -> float:
        """The answer as typed.

        Raises:
            PaybackError: ``unreadable_number``.
        """
        return self.words.parse_number(text, self.unit, self.currency)

    def written(self, value: float) -> str:
        """A value as one may type it, to a few decimals."""
        if self.unit.startswith("money"):
            return self.words.unit_value(value, "money", currency=self.currency)
        return self.words.number(value, 2)


def asked(name: str, region: str, kind: str, words: Words) -> Question:
    """The question for ``pay``, ``followers``, ``worth`` or ``hours``, where and of whom it is asked."""
    currency = str(REGION[region].values["currency"])
    if name == "pay":
        period = "month" if region in BY_MONTH else "year"
        return Question(words(f"company.pay.{period}"), f"money/{period}", currency, words)
    if name == "worth":
        return Question(words(f"company.worth.{asked_worth(kind)}"), "money", currency, words)
    return Question(words(f"company.{name}"), {"followers": "people"}.get(name, "hours"), currency, words)


def refused_answer(error: PaybackError, name: str, answers: Answers, words: Words) -> str:
    """Why an answer is none, after what was asked."""
    if isinstance(error, PlanError):
        name = FIELD_OF.get(error.name, "worth")
        question = asked(name, answers.region, answers.kind, words)
        low, high = (question.written(cast("float", error.facts[end])) for end in ("low", "high"))
        return words("company.out_of_bounds", question=question.label, low=low, high=high)
    question = asked(name, answers.region, answers.kind, words)
    return words("company.unreadable", question=question.label, text=error.facts["text"])


FIELD_OF = {"salary": "pay", "followers": "followers", "current_effort": "hours"}
"""The question that each assumption is asked by; any other one is a worth."""


def doubt_text(doubt: Doubt, answers: Answers, words: Words) -> str:
    """An answer that is kept as typed, beside what is usual."""
    question = asked(FIELD_OF.get(doubt.name, "worth"), answers.region, answers.kind, words)
    facts = {"value": question.written(doubt.value), "usual": question.written(doubt.usual)}
    return words(f"company.doubt.{doubt.key}", question=question.label, **facts)
