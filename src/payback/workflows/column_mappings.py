"""Tables that a person mapped by hand: looked up by their header, remembered once such a table is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports import signature
from payback.history.column_mapping import COLUMNS, MAPPED_AS, mapping_of_answers
from payback.history.reading_result import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.history.reading_result import Reading, TableReading
    from payback.store import Batch, ColumnMapping, Store

REMEMBERED_ANSWERS = ("platform", "account", "currency", "date_order", "decimal_mark")
"""What is remembered beside the columns, as a guess for the next table with this header."""


def remembered_mapping(store: Store, reading: Reading) -> ColumnMapping | None:
    """What was remembered for the header of an unknown or hand-mapped table."""
    return store.mapping(signature(reading.columns)) if reading.columns else None


def mapping_used(store: Store, reading: Reading, answers: Mapping[str, str]) -> ColumnMapping | None:
    """The remembered mapping by which a table was read; None when a person gave another one, or none is needed."""
    if not answers.get(COLUMNS):
        return None
    mapping = remembered_mapping(store, reading)
    return mapping if mapping and dict(mapping.columns) == mapping_of_answers(answers) else None


def prefill_answers(reading: Reading, mapping: ColumnMapping) -> Reading:
    """A reading whose open questions are prefilled with what was answered when the table was mapped."""

    def prefilled(table: TableReading) -> TableReading:
        return replace(table, questions=tuple(_prefilled(question, mapping) for question in table.questions))

    return replace(reading, tables=tuple(map(prefilled, reading.tables)))


def _prefilled(question: Question, mapping: ColumnMapping) -> Question:
    answer = mapping.answers.get(question.name, "")
    return Question(question.name, answer, "last_time", question.choices) if answer else question


def recorded_answers(answers: Mapping[str, str], mapping: ColumnMapping | None) -> dict[str, str]:
    """The answers as they are recorded with an import: with the file whose mapping was used."""
    return {**answers, **({MAPPED_AS: mapping.file} if mapping else {})}


def remember_mapping(
    store: Store, reading: Reading, answers: Mapping[str, str], mapping: ColumnMapping | None, batch: Batch
) -> None:
    """Remember how a person mapped the columns of a table that was kept now, unless a remembered mapping was used."""
    if not answers.get(COLUMNS) or mapping is not None or batch.duplicate:
        return
    store.save_mapping(
        signature(reading.columns),
        mapping_of_answers(answers),
        header=reading.columns,
        answers={name: answers[name] for name in REMEMBERED_ANSWERS if answers.get(name)},
        file=reading.file,
        by=batch.created_by,
    )
