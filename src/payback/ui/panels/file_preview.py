"""What was recognised in one file, before anything is kept: tables, totals, problems by line, open questions."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.charts.history import platform_name
from payback.exports import UNNAMED
from payback.history.measures import MEASURES
from payback.ui.panels.column_mapping import column_form
from payback.ui.panels.table import table
from payback.wording.notes import measure_name, note_text
from payback.wording.text_escapes import markdown_text
from payback.workflows.account_matching import ACCOUNT, by_rows, networks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from payback.history.reading_result import Question, Reading, TableReading
    from payback.i18n import Words
    from payback.store import Account, Comparison
    from payback.workflows.imports import Inspection

MOST_PROBLEMS = 200
MOST_TOTALS = 6
ADDED = {name: measure.unit for name, measure in MEASURES.items() if measure.additive} | {
    "orders": "count",
    "total": "money",
}
"""What has a sum, with its unit."""
PAGE = "page"
"""The question whose choices are names out of the file."""


def file_preview(
    inspection: Inspection, words: Words, accounts: Sequence[Account], *, key: str
) -> Mapping[str, str] | None:
    """One file's card.

    Args:
        inspection: What the file holds.
        words: The reader's language.
        accounts: Those that the history knows already, offered where a file does not name its own.
        key: Tells this card's widgets from another's.

    Returns:
        Answers that somebody just gave to its questions; None while nobody did.
    """
    reading = inspection.reading
    st.html(f"<h3>{escape(reading.file)}</h3>")
    if not reading.recognised:
        _unrecognised(reading, words)
    mapped = column_form(inspection, words, key=key) if reading.roles else None
    if not reading.recognised or mapped is not None:
        return mapped
    st.html("".join(_table(table, words) for table in reading.tables))
    _problems(reading, words)
    if inspection.comparison is not None:
        st.caption(markdown_text(_comparison_text(inspection.comparison, words)))
    return _answers(reading, words, accounts, key) if reading.questions else None


def _unrecognised(reading: Reading, words: Words) -> None:
    """Not recognised: the columns found, and the nearest formats with what they lack."""
    st.warning(words("upload.unknown"))
    columns = escape(", ".join(reading.columns)) or "–"
    nearest = "".join(
        f"<li>{escape(source_name(near.source, words))}: "
        f"{escape(words('upload.lacks', columns=[_header(column) for column in near.missing]))}</li>"
        for near in reading.nearest
    )
    st.html(
        f"<p>{escape(words('upload.columns'))} <code>{columns}</code></p>"
        f"<p>{escape(words('upload.nearest'))}</p><ul>{nearest}</ul>"
    )


def _table(table: TableReading, words: Words) -> str:
    facts = [source_name(table.source, words), words(f"grain.{table.grain}"), table.account, _period(table, words)]
    rows = words("upload.rows", n=table.rows)
    if table.rejected:
        rows += " · " + words("upload.rejected", n=table.rejected)
    notes = "".join(f"<li>{escape(note_text(note, words))}</li>" for note in table.notes)
    return (
        f'<div class="pb-file-table"><p><b>{escape(" · ".join(filter(None, facts)))}</b></p>'
        f'<p>{escape(rows)}</p><dl class="pb-sums">{_totals(table, words)}</dl><ul>{notes}</ul></div>'
    )


def _totals(table: TableReading, words: Words) -> str:
    """The sums that the history would gain, a few of them; people, who cannot be added up, have none."""
    shown = []
    for name, total in _gained(table).items():
        measure, _, network = name.partition("@")
        unit = ADDED.get(measure)
        if total is None or unit is None:
            continue
        money = unit == "money" and table.currency
        amount = words.money(total, table.currency, 2) if money else words.number(total, 0 if unit == "count" else 2)
        label = measure_name(measure, words)
        if network:
            label += f" · {platform_name(network, words)}"
        shown.append(f"<dt>{escape(label)}</dt><dd>{escape(amount)}</dd>")
    return "".join(f"<div>{total}</div>" for total in shown[:MOST_TOTALS])


def _gained(table: TableReading) -> Mapping[str, float | None]:
    """What is kept of the rows; where that is not yet known, or is by network or currency, the sums of the file."""
    return (
        table.kept
        if table.fact == "metric" and table.kept and not any("@" in name for name in table.sums)
        else table.sums
    )


def _problems(reading: Reading, words: Words) -> None:
    problems = [problem for table in reading.tables for problem in table.problems]
    if not problems:
        return
    with st.expander(words("upload.problems", n=len(problems))):
        heads = [words(f"upload.{column}") for column in ("line", "column", "cell", "reason")]
        rows = [
            (words.number(problem.line), problem.column, problem.cell, words(f"problem.{problem.reason}"))
            for problem in problems[:MOST_PROBLEMS]
        ]
        table(heads, rows, "problems", texts={1, 2, 3})


def _comparison_text(comparison: Comparison, words: Words) -> str:
    if comparison.duplicate_of is not None:
        return words("upload.same_bytes", id=comparison.duplicate_of)
    rows = words("upload.compared", new=comparison.new, changed=comparison.changed, same=comparison.same)
    zeros = [
        words("upload.zeros", measure=measure_name(conflict.measure, words), rows=conflict.rows)
        for conflict in comparison.conflicts
    ]
    return " ".join([rows, *zeros])


def _answers(reading: Reading, words: Words, accounts: Sequence[Account], key: str) -> Mapping[str, str] | None:
    """What only a person can say, with the best guess filled in."""
    with st.form(key=f"questions_{key}", border=False):
        choices = account_choices(reading, accounts, words)
        answers = {question.name: _ask(question, words, choices, key) for question in reading.questions}
        answered = st.form_submit_button(words("upload.answer"), type="primary")
    return {name: answer for name, answer in answers.items() if answer} if answered else None


def account_choices(reading: Reading, accounts: Sequence[Account], words: Words) -> dict[str, str]:
    """What the question for the account may be answered with: the answer, and how it is shown.

    An account of the file's own network is answered by its id, so that figures of one page stay together; one of
    another network lends its name only.
    """
    tables = [table for table in reading.tables if any(question.name == ACCOUNT for question in table.questions)]
    platforms = {network for table in tables for network in networks(table)}
    shown: dict[str, str] = {}
    for account in by_rows(accounts, platforms):
        where = platform_name(account.platform, words)
        if not account.account_id:
            shown[UNNAMED] = words("question.unnamed", platform=where)
        elif account.name and account.name != account.account_id:
            shown[account.account_id] = f"{account.name} ({where}, {account.account_id})"
        else:
            shown[account.account_id] = account.account_id
    others = (account.name or account.account_id for account in by_rows(accounts))
    return shown | {name: name for name in others if name and name not in shown}


def _ask(question: Question, words: Words, accounts: Mapping[str, str], key: str) -> str:
    label = words(f"question.{question.name}")
    if question.evidence:
        label += f" ({words(f'evidence.{question.evidence}')})"
    label, key = markdown_text(label), f"{key}_{question.name}"
    if question.choices:
        start = question.choices.index(question.guess) if question.guess in question.choices else 0
        return str(
            st.selectbox(
                label,
                question.choices,
                start,
                key=key,
                format_func=lambda choice: (
                    choice if question.name == PAGE and choice != UNNAMED else _choice_label(choice, words)
                ),
            )
        )
    if question.name == ACCOUNT:
        return _ask_account(label, question.guess, accounts, key, words)
    return str(st.text_input(label, question.guess, key=key)).strip()


def _ask_account(label: str, guess: str, accounts: Mapping[str, str], key: str, words: Words) -> str:
    """One of the known accounts, or the name of a new one; where none is known, a name."""
    names = list(dict.fromkeys(filter(None, (guess, *accounts))))
    if not accounts:
        return str(st.text_input(label, guess, key=key)).strip()
    account = st.selectbox(
        f"{label} {words('question.or_new')}",
        names,
        0 if names else None,
        key=key,
        accept_new_options=True,
        placeholder="",
        format_func=lambda name: accounts.get(name, name),
    )
    return str(account or "").strip()


def _choice_label(choice: str, words: Words) -> str:
    """An answer in words, where the catalogue has them."""
    keys = (key for key in (f"choice.{choice}", f"platform.{choice}") if words.has(key))
    return words(key) if (key := next(keys, "")) else choice


def _header(column: str) -> str:
    """A column as a file would head it: the description leaves the currency open."""
    return column.replace("{currency}", "(…)")


def source_name(source: str, words: Words) -> str:
    """A format as people call it."""
    return words(f"source.{source}") if words.has(f"source.{source}") else source.replace("_", " ").title()


def _period(table: TableReading, words: Words) -> str:
    if table.first_date is None or table.last_date is None:
        return ""
    return words("upload.period", first=table.first_date, last=table.last_date)
