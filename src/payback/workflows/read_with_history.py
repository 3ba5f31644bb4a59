"""Reading a file with what the history knows: tables that were mapped before, accounts by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.history.column_mapping import COLUMNS, mapping_to_answer
from payback.workflows import accounts, column_mappings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from payback.history.readings import Question, Reading
    from payback.store import ColumnMapping, Store
    from payback.workflows.imports import Reader


@dataclass(frozen=True, slots=True)
class Known:
    """A reading, the answers it was made with, and the remembered mapping by which a table of it was read."""

    reading: Reading
    answers: Mapping[str, str]
    mapping: ColumnMapping | None


def read_knowing(store: Store, path: Path, name: str, answers: Mapping[str, str], workdir: Path, read: Reader) -> Known:
    """Read a file; an unknown table whose header was mapped before is read once more, by that mapping.

    Args:
        store: What the history knows.
        path: The bytes.
        name: As the person's file is called.
        answers: By the name of the question. ``columns`` may be empty: whatever is remembered is not wanted.
        workdir: Empty folder of this reading.
        read: How one file is read.

    Raises:
        PaybackError: As `read`.
    """
    every = {**answers, **accounts.of_history(store.accounts(), answers)}
    reading = read(path, name, every, workdir)
    unsaid = COLUMNS not in answers
    if unsaid and not reading.recognised and (mapping := column_mappings.of_header(store, reading)):
        said = {COLUMNS: mapping_to_answer(mapping.columns)}
        answers, every = {**answers, **said}, {**every, **said}
        again = workdir / "mapped"
        again.mkdir()
        reading = read(path, name, every, again)
    mapping = column_mappings.in_use(store, reading, answers)
    if mapping:
        reading = column_mappings.with_last_answers(reading, mapping)
    if any(question.name == accounts.ACCOUNT for question in reading.questions):
        reading = accounts.with_guesses(reading, store.accounts())
    return Known(reading, dict(answers), mapping)


def open_question(file: str, question: Question) -> PaybackError:
    """The refusal of a file that leaves a question open: with the option of the shell, and the best guess."""
    facts = {"file": file, "name": question.name, "option": question.name.replace("_", "-")}
    if question.guess:
        return PaybackError("question_guessed", guess=question.guess, **facts)
    return PaybackError("question_open", **facts)
