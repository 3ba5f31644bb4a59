"""Private links: what is kept opens for its token alone, for as long as its maker wants."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.model import Plan
from payback.model.plan.plan import changed
from payback.model.plan.ranges import ranges_of
from payback.workflows import private_links as workflow
from payback.workflows.private_links import create, opened, page_of, private_links, revoke

if TYPE_CHECKING:
    from payback.store import Store

DAY = date(2026, 11, 30)
PLAN = Plan(region="france", currency="EUR", followers=250_000, start=date(2027, 3, 1), sureness=(("reach", "guess"),))


def made(store: Store, plan: Plan = PLAN, expires: date | None = None) -> str:
    """The token of a new link."""
    return create(store, plan, title="For <b>finance</b>\n", day=DAY, expires=expires, by="ada")


def kept_ranges(plan: Plan) -> dict[str, str]:
    """Every range of a plan, to as many digits as a link carries."""
    return {name: f"{each.low:.9g} {each.high:.9g}" for name, each in ranges_of(plan).items()}


def test_a_link_opens_until_it_is_taken_back(store: Store) -> None:
    """With every value and every range that is drawn, for its token alone; a second one is another one."""
    token, other = made(store), made(store)
    link = opened(store, token, DAY)
    assert link is not None
    assert kept_ranges(link.plan) == kept_ranges(PLAN)
    assert changed(link.plan, {"ranges": PLAN.ranges}) == PLAN
    revoke(store, link, by="ada")
    assert [opened(store, each, DAY) for each in (token, token[:-1], "", link.digest)] == [None] * 4
    assert opened(store, other, DAY) is not None


def test_a_link_runs_out_after_its_last_day(store: Store) -> None:
    """On that day it still opens."""
    token = made(store, expires=DAY)
    assert opened(store, token, DAY) is not None
    assert opened(store, token, DAY + timedelta(1)) is None


def test_no_link_is_made_that_has_run_out(store: Store) -> None:
    """It would open for nobody; nothing is kept."""
    with pytest.raises(PaybackError) as refused:
        made(store, expires=DAY - timedelta(1))
    assert refused.value.key == "private_over"
    assert all(Words(language)(f"error.{refused.value.key}", **refused.value.facts) for language in LANGUAGES)
    assert private_links(store) == ()


def test_no_token_is_kept(store: Store) -> None:
    """The history holds its fingerprint; a token has at least 128 random bits."""
    token = made(store)
    kept = str(store.journal.entries(workflow.KIND))
    assert token not in kept
    assert private_links(store)[0].digest in kept
    assert len(token) * 6 >= 128


def test_a_plan_that_costs_nothing_has_no_private_link(store: Store) -> None:
    """There would be no month of cost, and money would be all that could be shown."""
    free = {"salary": 0.0, "tools": 0.0, "recruiting": 0.0, "equipment": 0.0, "manager_hours": 0.0, "ads": 0.0}
    with pytest.raises(PaybackError, match="private_without_cost"):
        made(store, Plan(**free))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_where_a_later_version_answers_otherwise(
    store: Store, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Both answers stand there, and what the sender typed is only shown."""
    words = Words(language)
    before = words("private.before", answer="@").partition("@")[0]
    link = opened(store, made(store), DAY)
    assert link is not None
    monkeypatch.setattr(workflow, "model_version", lambda: "later")
    assert before not in page_of(link, words)
    monkeypatch.setattr(workflow, "sent_answer", lambda _: None)
    page = page_of(link, words)
    assert before in page
    assert "&lt;b&gt;finance&lt;/b&gt;" in page
    assert "<script" not in page
