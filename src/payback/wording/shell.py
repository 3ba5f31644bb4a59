"""What files, imports and answers are, as plain facts for programs and as sentences for a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.history.column_mapping import MAPPED_AS, mapping_of_answers, mapping_to_answer
from payback.wording.verdict import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from payback.history.reading_result import Reading, TableReading
    from payback.history.records import Batch
    from payback.i18n import Words
    from payback.model import Plan

Facts = dict[str, Any]


def reading_facts(reading: Reading) -> Facts:
    """A file and its tables; the columns and the nearest formats too when nothing was recognised."""
    facts: Facts = {"file": reading.file, "tables": [table_facts(table) for table in reading.tables]}
    if not reading.recognised:
        facts["columns"] = list(reading.columns)
        facts["likely_roles"] = {role.name: role.guess for role in reading.roles}
        facts["nearest"] = [{"source": near.source, "missing": list(near.missing)} for near in reading.nearest]
    return facts


def table_facts(table: TableReading) -> Facts:
    """One table; days as ISO text, null where there is none."""
    return {
        "source": table.source,
        "grain": table.grain,
        "rows": table.rows,
        "rejected": table.rejected,
        "first_date": _iso(table.first_date),
        "last_date": _iso(table.last_date),
        "currency": table.currency or None,
        "sums": {name: _plain(value) for name, value in table.sums.items()},
        "account": table.account,
        "language": table.language,
        "questions": [
            {
                "name": question.name,
                "guess": question.guess,
                "evidence": question.evidence,
                "choices": list(question.choices),
            }
            for question in table.questions
        ],
        "notes": [
            {"key": note.key, "facts": {name: _text(fact) for name, fact in note.facts.items()}} for note in table.notes
        ],
    }


def batch_facts(batch: Batch) -> Facts:
    """One import, with its number as ``id``."""
    return {
        "id": batch.import_id,
        "file": batch.file,
        "source": batch.source,
        "status": batch.status,
        "duplicate": batch.duplicate,
        "first_date": _iso(batch.first_date),
        "last_date": _iso(batch.last_date),
        "rows_read": batch.rows_read,
        "rows_new": batch.rows_new,
        "rows_changed": batch.rows_changed,
        "rows_same": batch.rows_same,
        "rows_rejected": batch.rows_rejected,
        "answers": dict(batch.answers),
        "created_at": batch.created_at.isoformat(),
        "created_by": batch.created_by,
        "undone_at": None if batch.undone_at is None else batch.undone_at.isoformat(),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _text(fact: object) -> object:
    """A fact as JSON has it."""
    if isinstance(fact, tuple | list):
        return [_text(one) for one in fact]
    return fact if isinstance(fact, int | float | str | None) else str(fact)


def reading_lines(reading: Reading, words: Words) -> Iterator[str]:
    """A file in sentences: its tables, what stays open, or what it resembles."""
    yield reading.file
    for table in reading.tables:
        yield f"  {_table_line(table, words)}"
        for question in table.questions:
            option = question.name.replace("_", "-")
            if question.guess:
                yield words("shell.question", name=question.name, option=option, guess=question.guess)
            else:
                yield words("shell.question_open", name=question.name, option=option)
    if not reading.recognised:
        yield f"  {words('shell.not_recognised', columns=reading.columns)}"
        for near in reading.nearest:
            yield words("shell.nearest", source=near.source, missing=near.missing)
        if likely := {role.name: role.guess for role in reading.roles if role.guess}:
            yield words("shell.map_by_hand", columns=mapping_to_answer(likely))


def _table_line(table: TableReading, words: Words) -> str:
    if table.first_date is None or table.last_date is None:
        return words("shell.table_empty", source=table.source, grain=table.grain)
    line = words(
        "shell.table",
        source=table.source,
        grain=table.grain,
        rows=words("shell.rows", n=table.rows),
        first=words.day(table.first_date),
        last=words.day(table.last_date),
    )
    return f"{line}; {words('shell.rejected', n=table.rejected)}" if table.rejected else line


def batch_line(batch: Batch, words: Words) -> str:
    """One import in a sentence; a second one says by which mapping a table was read."""
    line = words(
        "shell.batch",
        id=str(batch.import_id),
        file=batch.file,
        rows=batch.rows_new,
        changed=batch.rows_changed,
        same=batch.rows_same,
        state=words("shell.duplicate" if batch.duplicate else f"shell.{batch.status}"),
    )
    columns = [f"{label} = {role}" for label, role in mapping_of_answers(batch.answers).items()]
    if not columns:
        return line
    if file := batch.answers.get(MAPPED_AS):
        return f"{line}\n{words('shell.mapped_as', file=file, columns=columns)}"
    return f"{line}\n{words('shell.mapped', columns=columns)}"


def answer_lines(figures: Mapping[str, Any], plan: Plan, words: Words) -> Iterator[str]:
    """The answer to a plan in sentences."""
    month, later = figures["payback_month"], year_of(figures["later_month"])
    yield words(f"shell.{figures['state']}", month=month, months=plan.months, year=later)
    yield words("shell.deepest_hole", hole=figures["deepest_hole"], currency=plan.currency)
    yield words("shell.npv", npv=figures["npv"], months=plan.months, currency=plan.currency)
    yield words("shell.chance", chance=figures["probability_within"][str(plan.months)], months=plan.months)
