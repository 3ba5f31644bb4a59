"""Links that people send: with the answer that their sender saw, so that a later version says where it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import PlanError
from payback.share import ANSWER, MODEL, OWN, LinkNote, link_query
from payback.share.sent_answer import read_answer, sent_answer, write_answer
from payback.workflows.evaluation import verdict_on
from payback.workflows.frozen_plans import model_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Plan


def sent_link(plan: Plan, lang: str = "", *, own: bool = False) -> str:
    """The query of a link to a plan.

    Args:
        plan: What opens, every value of it.
        lang: In which language, where the sender wants to say so; else in that of whoever opens it.
        own: Whether the plan is of one's own company, and not of the demonstration's.
    """
    return link_query(plan, {"lang": lang, OWN: "yes" if own else "", **_answer(plan)})


def _answer(plan: Plan) -> Mapping[str, str]:
    try:
        return {MODEL: model_version(), ANSWER: write_answer(sent_answer(verdict_on(plan)))}
    except PlanError:
        return {}


def answered_otherwise(plan: Plan, params: Mapping[str, str]) -> LinkNote | None:
    """What there is to tell where this version of the model answers otherwise than the one that the link is from.

    Args:
        plan: Of the link.
        params: The link.
    """
    sent = read_answer(params.get(ANSWER, ""))
    if sent is None or params.get(MODEL) in {None, model_version()}:
        return None
    try:
        now = sent_answer(verdict_on(plan))
    except PlanError:
        return None
    return None if now == sent else LinkNote("answered_otherwise", {"before": sent, "now": now})
