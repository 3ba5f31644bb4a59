"""To which account the figures of a file belong: accounts that the history knows, by their ids, network by network."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports import UNNAMED
from payback.history.reading_result import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from payback.history.reading_result import Reading, TableReading
    from payback.store import Account

ACCOUNT = "account"
BETTER_EVIDENCE = ("file_name", "last_time")
"""Worth more than what the history knows."""


def known_accounts(accounts: Sequence[Account], answers: Mapping[str, str]) -> dict[str, str]:
    """What the reader must know of the history beside the answers: networks with an account, or the one answered."""
    if answers.get(ACCOUNT):
        return answered_account(accounts, answers)
    return {"named_on": ",".join(sorted({account.platform for account in accounts if account.account_id}))}


def answered_account(accounts: Sequence[Account], answers: Mapping[str, str]) -> dict[str, str]:
    """What the reader must know when somebody answers with the id of a known account, beside that answer.

    A file may hold several networks: on each, the account of the same name is meant, by its own id.

    Returns:
        ``account_name``, and ``account_ids`` as JSON: network to id. Empty when no id was answered.
    """
    answer = answers.get(ACCOUNT, "")
    name = next((known.name for known in accounts if known.account_id == answer and known.name), "")
    if not answer or not name or name == answer:
        return {}
    ids: dict[str, str] = {}
    for account in accounts:
        if account.name == name and account.account_id != name:
            ids.setdefault(account.platform, account.account_id)
    ids |= {account.platform: answer for account in accounts if account.account_id == answer}
    return {"account_name": name, "account_ids": json.dumps(ids)}


def prefill_account(reading: Reading, accounts: Sequence[Account]) -> Reading:
    """A reading whose question for the account is prefilled with the one that the history knows best."""

    def prefilled(table: TableReading) -> TableReading:
        questions = tuple(_prefilled(question, accounts, networks(table)) for question in table.questions)
        return replace(table, questions=questions)

    return replace(reading, tables=tuple(map(prefilled, reading.tables)))


def _prefilled(question: Question, accounts: Sequence[Account], platforms: Collection[str]) -> Question:
    if question.name != ACCOUNT or question.evidence in BETTER_EVIDENCE or not accounts:
        return question
    same_networks = by_rows(accounts, platforms)
    if not same_networks and question.guess:
        return question
    if same_networks:
        return Question(ACCOUNT, same_networks[0].account_id or UNNAMED, "known_account")
    largest = by_rows(accounts)[0]
    return Question(ACCOUNT, largest.name or largest.account_id, "other_accounts" if largest.account_id else "")


def networks(table: TableReading) -> tuple[str, ...]:
    """The networks that a table is about; none while that is open."""
    return tuple(filter(None, table.platform.split(", ")))


def by_rows(accounts: Sequence[Account], platforms: Collection[str] | None = None) -> list[Account]:
    """The accounts of these networks (all when none are given), the one with most rows first."""
    chosen = (account for account in accounts if platforms is None or account.platform in platforms)
    return sorted(chosen, key=lambda account: -account.rows)
