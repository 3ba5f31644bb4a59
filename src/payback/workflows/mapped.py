"""Tables that a person mapped by hand: looked up by their header, remembered once such a table is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from payback.core.history import Question
from payback.exports import signature

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.core.history import Reading, TableReading
    from payback.store import Batch, Store, TableMapping
    from payback.workflows.keeping import Look

COLUMNS = "columns"
"""The answer that says which column is what."""

MAPPED_AS = "mapped_as"
"""Recorded with an import: the file whose mapping was remembered and used."""

SAID_ONCE = ("platform", "account", "currency", "date_order", "decimal_mark")
"""What is remembered beside the columns, as a guess for the next table with this header."""


def written(columns: Mapping[str, str]) -> str:
    """A mapping as the answer ``columns`` holds it; columns that are left alone are not named."""
    return json.dumps({label: role for label, role in columns.items() if role}, ensure_ascii=False)


def read_back(answers: Mapping[str, str]) -> dict[str, str]:
    """The mapping among these answers, empty when there is none; they were read with it before."""
    columns: dict[str, str] = json.loads(answers.get(COLUMNS) or "{}")
    return {label: role for label, role in columns.items() if role}


def of_header(store: Store, reading: Reading) -> TableMapping | None:
    """What was remembered for the header of an unknown or hand-mapped table."""
    return store.mapping(signature(reading.columns)) if reading.columns else None


def in_use(store: Store, reading: Reading, answers: Mapping[str, str]) -> TableMapping | None:
    """The remembered mapping by which a table was read; None when a person gave another one, or none is needed."""
    if not answers.get(COLUMNS):
        return None
    known = of_header(store, reading)
    return known if known and dict(known.columns) == read_back(answers) else None


def with_last_answers(reading: Reading, mapping: TableMapping) -> Reading:
    """A reading whose open questions are prefilled with what was answered when the table was mapped."""

    def prefilled(table: TableReading) -> TableReading:
        return replace(table, questions=tuple(_prefilled(question, mapping) for question in table.questions))

    return replace(reading, tables=tuple(map(prefilled, reading.tables)))


def _prefilled(question: Question, mapping: TableMapping) -> Question:
    said = mapping.answers.get(question.name, "")
    return Question(question.name, said, "last_time", question.choices) if said else question


def recorded(answers: Mapping[str, str], mapping: TableMapping | None) -> dict[str, str]:
    """The answers as they are recorded with an import: with the file whose mapping was used."""
    return {**answers, **({MAPPED_AS: mapping.file} if mapping else {})}


def remember(store: Store, looked: Look, batch: Batch) -> None:
    """Remember what a person said about a table that was kept now; what was remembered before stays as it is."""
    answers, reading = looked.answers, looked.reading
    if not answers.get(COLUMNS) or looked.mapping is not None or batch.duplicate:
        return
    store.save_mapping(
        signature(reading.columns),
        read_back(answers),
        header=reading.columns,
        answers={name: answers[name] for name in SAID_ONCE if answers.get(name)},
        file=reading.file,
        by=batch.created_by,
    )
