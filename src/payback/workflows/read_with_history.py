"""Reading a file with what the history knows: tables that were mapped before, accounts by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from payback.errors import PaybackError
from payback.history.column_mapping import COLUMNS, mapping_to_answer
from payback.workflows import account_matching, column_mappings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from payback.history.reading_result import Question, Reading
    from payback.store import ColumnMapping, Store


class Reader(Protocol):
    """What `read_export` and `ReaderPool.read` are: the first for files of our own, the second for those of others."""

    def __call__(self, path: Path, name: str, answers: Mapping[str, str], workdir: Path) -> Reading:
        """Read one export; see `read_export`."""


@dataclass(frozen=True, slots=True)
class ReadingWithHistory:
    """A reading, the answers it was made with, and the remembered mapping by which a table of it was read."""

    reading: Reading
    answers: Mapping[str, str]
    mapping: ColumnMapping | None


def read_with_history(
    store: Store, path: Path, name: str, answers: Mapping[str, str], workdir: Path, read: Reader
) -> ReadingWithHistory:
    """Read a file; a table of whose columns something was said before is read once more, by that.

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
    context = account_matching.known_accounts(store.accounts(), answers)
    reading = read(path, name, {**answers, **context}, workdir)
    if COLUMNS not in answers and reading.columns:
        mapping = column_mappings.remembered_mapping(store, reading)
        if mapping:
            answers = {**answers, COLUMNS: mapping_to_answer(mapping.columns)}
            mapped = workdir / "mapped"
            mapped.mkdir()
            reading = read(path, name, {**answers, **context}, mapped)
    mapping = column_mappings.mapping_used(store, reading, answers)
    if mapping:
        reading = column_mappings.prefill_answers(reading, mapping)
    if any(question.name == account_matching.ACCOUNT for question in reading.questions):
        reading = account_matching.prefill_account(reading, store.accounts())
    return ReadingWithHistory(reading, dict(answers), mapping)


def open_question_error(file: str, question: Question) -> PaybackError:
    """The refusal of a file that leaves a question open: with the option of the shell, and the best guess."""
    facts = {"file": file, "name": question.name, "option": question.name.replace("_", "-")}
    if question.guess:
        return PaybackError("question_guessed", guess=question.guess, **facts)
    return PaybackError("question_open", **facts)
