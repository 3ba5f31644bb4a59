"""Answers: questions answered in public that would have become a call or an e-mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from payback.model.streams.stream import Stream

if TYPE_CHECKING:
    from payback.model.streams.work import Work
    from payback.model.types import Array, Values


def volume(values: Values, work: Work) -> Array:
    """Questions that are asked; shape of `work`."""
    return np.asarray(work.followers * (values["questions"] / 1_000))


def capacity(values: Values, work: Work) -> Array:
    """Questions that those at work can answer; ``volume_t = min(F_t / 1000 k, cap E_t)`` are answered."""
    return np.asarray(values["answer_capacity"] * work.effort)


def worth(values: Values) -> Array:
    """Cost that one answer avoids on average, ``worth = qd ck``; shape ``(draws,)``.

    Who answers is paid already: the salary stands in the cost and is not taken off again here.
    """
    return np.asarray(values["deflection"] * values["contact_cost"])


ANSWERS = Stream(
    name="answers",
    colour="ochre",
    hard=True,
    volume=volume,
    worth=worth,
    capacity=capacity,
    needs=("questions", "deflection", "contact_cost"),
    moves=("questions", "answer_capacity"),
    corrected_by="deflection",
    measured_by="answers",
    formulas={"answers": capacity, "answers_worth": worth},
)
