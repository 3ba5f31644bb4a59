"""Links that people send: what their sender saw is told where a later version answers otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from payback.model import Plan
from payback.model.plan.plan import changed
from payback.share import decode
from payback.share.sent_answer import SentAnswer
from payback.workflows import sent_links
from payback.workflows.sent_links import answered_otherwise, sent_link

if TYPE_CHECKING:
    import pytest

PLAN = Plan(followers=300_000, salary=64_000)


def params(plan: Plan = PLAN, lang: str = "", *, own: bool = False) -> dict[str, str]:
    """The parameters of a link to a plan."""
    return dict(parse_qsl(sent_link(plan, lang, own=own)))


def test_a_link_opens_in_the_language_of_its_reader() -> None:
    """Unless its sender asks otherwise; whose company it is about goes with it."""
    assert "lang" not in params()
    assert params(lang="fr", own=True).items() >= {("lang", "fr"), ("own", "yes")}
    assert "own" not in params()
    assert decode(params(), Plan()) == (PLAN, ())


def test_a_later_version_that_answers_otherwise_says_both(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that answers the same says nothing, nor does the same version, whatever somebody wrote into the link."""
    sent = params()
    now = sent_links.sent_answer(sent_links.verdict_on(PLAN))
    edited = {**sent, "answer": "pays_back.3"}
    assert [answered_otherwise(PLAN, each) for each in (sent, edited)] == [None, None]
    monkeypatch.setattr(sent_links, "model_version", lambda: "later")
    assert [answered_otherwise(PLAN, each) for each in (sent, {**edited, "answer": "luck"}, {})] == [None] * 3
    note = answered_otherwise(PLAN, edited)
    assert note is not None
    assert note.facts == {"before": SentAnswer("pays_back", 3), "now": now}


def test_a_plan_without_an_answer_is_sent_without_one() -> None:
    """The link opens all the same, and says nothing of an answer."""
    plan = changed(PLAN, {"addressable": 10_000.0})
    assert {"model", "answer"}.isdisjoint(params(plan))
    assert answered_otherwise(plan, {"answer": "never", "model": "before"}) is None
