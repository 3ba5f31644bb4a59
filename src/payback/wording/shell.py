"""What files, imports and answers are, as plain facts for programs and as sentences for a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from payback.history.column_mapping import MAPPED_AS, mapping_of_answers, mapping_to_answer
from payback.history.reading_result import Note
from payback.i18n import one_line
from payback.wording.notes import measure_name, note_text, note_texts
from payback.wording.verdict import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from payback.errors import PaybackError
    from payback.history.account_month import KeptMonth
    from payback.history.health import Finding
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
        "repeated": table.repeated,
        "kept": {name: _plain(value) for name, value in table.kept.items()},
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
        "notes": [note_facts(note) for note in table.notes],
    }


def note_facts(note: Note | PaybackError) -> Facts:
    """Key and facts of a note, or of an error."""
    return {"key": note.key, "facts": {name: _text(fact) for name, fact in note.facts.items()}}


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
        "rows_repeated": batch.rows_repeated,
        "rows_rejected": batch.rows_rejected,
        "notes": [note_facts(note) for note in batch.notes],
        "answers": dict(batch.answers),
        "created_at": batch.created_at.isoformat(),
        "created_by": batch.created_by,
        "undone_at": None if batch.undone_at is None else batch.undone_at.isoformat(),
    }


def finding_facts(finding: Finding) -> Facts:
    """Something that is not as it must be; ``undo`` is the import to take out, null where none brought it."""
    return {"name": finding.name, "rows": finding.rows, "undo": finding.import_id, "file": finding.file or None}


def finding_line(finding: Finding, words: Words) -> str:
    """The same in a sentence, with what to do."""
    if finding.import_id is None:
        return words("shell.inconsistent", name=finding.name, n=finding.rows)
    key = finding.name.partition(".")[2]
    return words(f"shell.{key}", file=finding.file, id=str(finding.import_id), n=finding.rows)


def month_facts(month: KeptMonth) -> Facts:
    """What the history holds of one account in one month, or in a longer period, which has ``from`` and ``until``."""
    facts: Facts = {
        "platform": month.platform,
        "account": month.account,
        "account_id": month.account_id,
        "month": f"{month.month:%Y-%m}",
        "currency": month.currency or None,
        "measures": {name: _plain(value) for name, value in month.measures.items()},
        "by_day": {
            name: {day.isoformat(): _plain(value) for day, value in days.items()} for name, days in month.by_day.items()
        },
        "orders": month.orders,
        "orders_value": _plain(month.orders_value),
    }
    return facts if month.until is None else {**facts, "from": _iso(month.month), "until": _iso(month.until)}


def month_lines(months: Sequence[KeptMonth], words: Words) -> list[str]:
    """What the history holds of each account in each month; accounts of one name are told apart by their ids."""
    ids: dict[tuple[str, str], set[str]] = {}
    for month in months:
        ids.setdefault((month.platform, month.account), set()).add(month.account_id)
    return [month_line(month, words, by_id=len(ids[month.platform, month.account]) > 1) for month in months]


def month_line(month: KeptMonth, words: Words, *, by_id: bool = False) -> str:
    """What the history holds of one account in one month, in a line; its id too where its name is not enough."""
    figures = {measure_name(name, words): value for name, value in month.measures.items()}
    orders = {"orders": month.orders, "revenue": month.orders_value}
    figures |= {measure_name(name, words): value for name, value in orders.items() if value is not None}
    shown = [f"{name} {words.number(value, 0 if float(value).is_integer() else 2)}" for name, value in figures.items()]
    shown += [
        words("shell.by_day", measure=measure_name(name, words), n=len(days)) for name, days in month.by_day.items()
    ]
    when = f"{month.month:%Y-%m}" if month.until is None else f"{words.day(month.month)} – {words.day(month.until)}"
    account = f"{month.account} ({month.account_id})" if by_id else month.account
    return f"{when}  {month.platform}  {one_line(account)}  {month.currency}  {'; '.join(shown)}"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


def _text(fact: object) -> object:
    """A fact as JSON has it."""
    if isinstance(fact, tuple | list):
        return [_text(one) for one in fact]
    if isinstance(fact, Note):
        return note_facts(fact)
    return fact if isinstance(fact, int | float | str | None) else str(fact)


def reading_lines(reading: Reading, words: Words) -> Iterator[str]:
    """A file in sentences: its tables, what stays open, what may be said of columns, or what it resembles."""
    yield one_line(reading.file)
    for table in reading.tables:
        yield f"  {_table_line(table, words)}"
        yield from (f"    {note_text(note, words)}" for note in table.notes)
        for question in table.questions:
            option = question.name.replace("_", "-")
            if question.guess:
                yield words("shell.question", name=question.name, option=option, guess=question.guess)
            else:
                yield words("shell.question_open", name=question.name, option=option)
    if reading.recognised and reading.roles:
        example = {reading.roles[0].name: reading.roles[0].choices[-1]}
        yield words("shell.say_columns", columns=mapping_to_answer(example))
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
        repeated=words("shell.also_repeated", n=batch.rows_repeated) if batch.rows_repeated else "",
        rejected=words("shell.also_rejected", n=batch.rows_rejected) if batch.rows_rejected else "",
        state=words("shell.duplicate" if batch.duplicate else f"shell.{batch.status}"),
    )
    line = "\n".join([line, *(f"    {text}" for text in note_texts(batch.notes, words))])
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
