"""Whose figures a file holds: accounts that the history knows, by their ids, network by network."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports import UNNAMED
from payback.history.readings import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from payback.history.readings import Reading, TableReading
    from payback.store import Account

ACCOUNT = "account"
SURE = ("file_name", "last_time")
"""Evidence that is worth more than what the history knows."""


def of_history(accounts: Sequence[Account], answers: Mapping[str, str]) -> dict[str, str]:
    """What the reader must know of the history beside the answers: whose a table may be, or whose it was said to be."""
    if answers.get(ACCOUNT):
        return by_id(accounts, answers)
    return {"named_on": ",".join(sorted({account.platform for account in accounts if account.account_id}))}


def by_id(accounts: Sequence[Account], answers: Mapping[str, str]) -> dict[str, str]:
    """What the reader must know when somebody answers with the id of a known account, beside that answer.

    A file may hold several networks: on each, the account of the same name is meant, by its own id.

    Returns:
        ``account_name``, and ``account_ids`` as JSON: network to id. Empty when no id was answered.
    """
    answer = answers.get(ACCOUNT, "")
    name = next((a.name for a in accounts if a.account_id == answer and a.name), "")
    if not answer or not name or name == answer:
        return {}
    ids: dict[str, str] = {}
    for account in accounts:
        if account.name == name and account.account_id != name:
            ids.setdefault(account.platform, account.account_id)
    ids |= {a.platform: answer for a in accounts if a.account_id == answer}
    return {"account_name": name, "account_ids": json.dumps(ids)}


def with_guesses(reading: Reading, accounts: Sequence[Account]) -> Reading:
    """A reading whose question for the account is prefilled with the one that the history knows best."""

    def guessed(table: TableReading) -> TableReading:
        asked = tuple(_guessed(question, accounts, networks(table)) for question in table.questions)
        return replace(table, questions=asked)

    return replace(reading, tables=tuple(map(guessed, reading.tables)))


def _guessed(question: Question, accounts: Sequence[Account], platforms: Collection[str]) -> Question:
    if question.name != ACCOUNT or question.evidence in SURE or not accounts:
        return question
    known = most_rows(accounts, platforms)
    if not known and question.guess:
        return question
    if known:
        return Question(ACCOUNT, known[0].account_id or UNNAMED, "known_account")
    best = most_rows(accounts)[0]
    return Question(ACCOUNT, best.name or best.account_id, "other_accounts" if best.account_id else "")


def networks(table: TableReading) -> tuple[str, ...]:
    """The networks that a table is about; none while that is open."""
    return tuple(filter(None, table.platform.split(", ")))


def most_rows(accounts: Sequence[Account], platforms: Collection[str] | None = None) -> list[Account]:
    """The accounts of these networks (all when none are given), the one with most rows first."""
    some = (a for a in accounts if platforms is None or a.platform in platforms)
    return sorted(some, key=lambda account: -account.rows)
