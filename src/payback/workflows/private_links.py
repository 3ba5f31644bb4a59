"""Private links: a plan as it stood on a day, under a token of which only the fingerprint is kept, without money.

Whoever has the token reads the answer in months of cost until the link is taken back or runs out; see
`payback.wording.private_view` for what leaves the house.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from payback.errors import PaybackError
from payback.model import Plan
from payback.share import decode, encode
from payback.share.memo.content import shown_text
from payback.share.private_page import Shared, private_page
from payback.share.sent_answer import answer_text, read_answer, sent_answer, write_answer
from payback.wording.private_view import month_of_cost, private_view
from payback.workflows.evaluation import verdict_on
from payback.workflows.frozen_plans import explicit, model_version
from payback.workflows.plan_analysis import analyse_drivers

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.store import Store

KIND = "private_link"
TOKEN_BYTES = 24
"""Random ones in a token: 192 bits."""


@dataclass(frozen=True, slots=True)
class PrivateLink:
    """A link as it is kept.

    Attributes:
        digest: SHA-256 of its token, hexadecimal; the token itself is nowhere.
        title: What its reader sees above the answer; may be empty.
        day: On which it was made.
        expires: The last day on which it opens; None without an end.
        revoked: Whether it was taken back.
        model: Version of the model that gave `answer`, the answer as it was sent.
        plan: Every value with every range that is drawn.
    """

    digest: str
    title: str
    day: date
    expires: date | None
    revoked: bool
    model: str
    answer: str
    plan: Plan

    def opens_on(self, today: date) -> bool:
        """Whether it opens on a day."""
        return not self.revoked and (self.expires is None or today <= self.expires)


def create(store: Store, plan: Plan, *, title: str, day: date, expires: date | None, by: str) -> str:
    """Keep a plan as it stands, and give back the token that opens it: nobody can say it a second time.

    Raises:
        PaybackError: ``private_without_cost``: there is no month of cost to measure in; ``private_over``: its last
            day has passed.
        PlanError: The plan has no answer; it names the assumption to change.
    """
    if expires is not None and expires < day:
        raise PaybackError("private_over", expires=expires, day=day)
    verdict = verdict_on(plan)
    if month_of_cost(verdict) <= 0:
        raise PaybackError("private_without_cost")
    token = token_urlsafe(TOKEN_BYTES)
    link = PrivateLink(
        digest=fingerprint(token),
        title=shown_text(title),
        day=day,
        expires=expires,
        revoked=False,
        model=model_version(),
        answer=write_answer(sent_answer(verdict)),
        plan=explicit(plan),
    )
    _write(store, link, by)
    return token


def revoke(store: Store, link: PrivateLink, *, by: str) -> None:
    """Take a link back: it opens nothing any more."""
    _write(store, replace(link, revoked=True), by)


def private_links(store: Store) -> tuple[PrivateLink, ...]:
    """Every link that was made, the latest first."""
    return tuple(_read(entry.name, entry.content_json) for entry in reversed(store.journal.entries(KIND)))


def opened(store: Store, token: str, today: date) -> PrivateLink | None:
    """The link that a token opens today; None for one that is unknown, taken back or has run out.

    All three take the same way: every link is read, and none is looked for by its token.
    """
    known = {link.digest: link for link in private_links(store)}
    link = known.get(fingerprint(token))
    return link if link and link.opens_on(today) else None


def page_of(link: PrivateLink, words: Words) -> str:
    """What a link shows, as a page; where a later version answers otherwise, both answers."""
    drivers = analyse_drivers(link.plan)
    now, sent = sent_answer(drivers.verdict), read_answer(link.answer)
    differs = sent is not None and sent != now and link.model != model_version()
    before = answer_text(sent, words) if sent and differs else ""
    shared = Shared(link.title, link.day, link.expires, before)
    return private_page(private_view(drivers.verdict, drivers.swings, words), shared, words)


def fingerprint(token: str) -> str:
    """By which a token is known: its SHA-256, hexadecimal."""
    return sha256(token.encode()).hexdigest()


def _write(store: Store, link: PrivateLink, by: str) -> None:
    content = {
        "title": link.title, "day": link.day.isoformat(), "expires": link.expires and link.expires.isoformat(),
        "revoked": link.revoked, "model": link.model, "answer": link.answer,
        "plan": dict(parse_qsl(encode(link.plan, "en"))),
    }  # fmt: skip
    store.journal.write(KIND, link.digest, json.dumps(content, ensure_ascii=False, sort_keys=True), by=by)


def _read(digest: str, text: str) -> PrivateLink:
    content = json.loads(text)
    expires = content["expires"]
    return PrivateLink(
        digest=digest,
        title=content["title"],
        day=date.fromisoformat(content["day"]),
        expires=date.fromisoformat(expires) if expires else None,
        revoked=content["revoked"],
        model=content["model"],
        answer=content["answer"],
        plan=decode(content["plan"], Plan())[0],
    )
