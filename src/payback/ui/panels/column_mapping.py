"""Which column that is not known is what: asked beside its first rows, read at once, remembered when it is kept."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.exports import BY_HAND, check_named, check_roles
from payback.history.column_mapping import COLUMNS, mapping_of_answers, mapping_to_answer
from payback.history.measures import STORED_MEASURES
from payback.ui import server_state
from payback.ui.panels.table import table
from payback.ui.visitor import store_to_change
from payback.wording.refusals import refusal
from payback.wording.text_escapes import markdown_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.history.reading_result import Question
    from payback.i18n import Words
    from payback.store import ColumnMapping
    from payback.ui.access import Rights
    from payback.workflows.imports import Inspection

SHOWN_SAMPLES = 2
LONGEST_SAMPLE = 24
FORGOTTEN, ROUND, ANSWERS = "_forgotten", "_round", "_answers"


def column_form(inspection: Inspection, words: Words, *, key: str) -> Mapping[str, str] | None:
    """The form in which a person says what the columns of a table are.

    Args:
        inspection: A file that is not recognised, was read by a mapping, or has columns that are not known.
        words: The reader's language.
        key: Tells this form's widgets from another's.

    Returns:
        The answers to read the file with instead; None while they are what it was read with.
    """
    if st.session_state.pop(f"{key}{FORGOTTEN}", False):
        return {COLUMNS: ""}
    current = mapping_of_answers(inspection.answers)
    form = f"{key}_{st.session_state.get(f'{key}{ROUND}', 0)}"
    described = any(table.source != BY_HAND for table in inspection.reading.tables)
    if inspection.mapping is None and described:
        with st.expander(words("mapping.say", n=len(inspection.reading.roles)), expanded=bool(current)):
            chosen = _column_choices(inspection, current, words, form)
    elif inspection.mapping is None:
        st.html(f"<h4>{escape(words('mapping.title'))}</h4><p>{escape(words('mapping.lead'))}</p>")
        chosen = _column_choices(inspection, current, words, form)
    else:
        _mapping_note(inspection.mapping, words, key)
        with st.expander(words("mapping.change")):
            chosen = _column_choices(inspection, current, words, form)
    try:
        (check_named if described else check_roles)(chosen)
    except PaybackError as error:
        st.info(markdown_text(refusal(error, words)))
        return {COLUMNS: ""} if current else None
    return {COLUMNS: mapping_to_answer(chosen) if chosen else ""} if chosen != current else None


def _column_choices(inspection: Inspection, current: Mapping[str, str], words: Words, key: str) -> dict[str, str]:
    """The first rows, and below them a choice for each column."""
    reading = inspection.reading
    columns = tuple(role.name for role in reading.roles)
    table(columns, reading.head, "first-rows", texts=range(len(columns)))
    # A page that shows no form while a file is read forgets the widgets: the answers are kept beside them.
    chosen = st.session_state.setdefault(
        f"{key}{ANSWERS}", dict(current) or {role.name: role.guess for role in reading.roles}
    )
    with st.container(key=f"pb-roles-{key}", horizontal=True, gap="small"):
        for number, role in enumerate(reading.roles):
            samples = [row[number] for row in reading.head if row[number]]
            with st.container(width=224, gap=None):
                chosen[role.name] = _choice(role, chosen, samples, words, f"{key}_role_{number}")
    return {name: role for name, role in chosen.items() if role}


def _choice(role: Question, chosen: dict[str, str], samples: list[str], words: Words, key: str) -> str:
    choices = ("", *role.choices)
    # A value given through the session state is sent once, and a browser that is slower than the next run misses it: it
    # would show, and answer, the first choice instead. The index is sent with every run.
    answer = st.selectbox(
        markdown_text(role.name),
        choices,
        choices.index(chosen.get(role.name, "")),
        key=key,
        format_func=lambda choice: role_name(choice, words),
        on_change=_record_answer,
        args=(chosen, role.name, key),
    )
    shown = (f"{cell[:LONGEST_SAMPLE]}…" if len(cell) > LONGEST_SAMPLE else cell for cell in samples[:SHOWN_SAMPLES])
    evidence = _evidence(role, words) if answer and answer == role.guess else ""
    st.html(f'<p class="pb-role">{escape(" · ".join(shown))}<i>{escape(evidence)}</i></p>')
    return str(answer or "")


def _record_answer(chosen: dict[str, str], column: str, key: str) -> None:
    """Take down an answer at once: the run that it asks for may show a bar instead of the form, and forget it."""
    chosen[column] = st.session_state[key] or ""


def _evidence(role: Question, words: Words) -> str:
    if role.evidence == "cells":
        return words("mapping.by_cells")
    source = words(f"source.{role.evidence}") if words.has(f"source.{role.evidence}") else role.evidence
    return words("mapping.as_in", source=source) if role.evidence else ""


def role_name(role: str, words: Words) -> str:
    """What a column is, in words."""
    return words(f"role.{role or 'ignore'}") if role not in STORED_MEASURES else words(f"measure.{role}")


def _mapping_note(mapping: ColumnMapping, words: Words, key: str) -> None:
    """By which mapping a table was read, and the way to be rid of it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        note = words("mapping.remembered", file=mapping.file, day=mapping.created_at.date())
        st.html(f'<p class="pb-mapped">{escape(note)}</p>')
        args = (mapping.signature, words, key)
        st.button(words("mapping.forget"), key=f"{key}_forget", on_click=_forget, args=args)


def saved_mappings(words: Words, rights: Rights) -> None:
    """Every table that was mapped by hand, each with the way to forget it; for people of the house."""
    if not rights.known or not (mappings := server_state.store().mappings()):
        return
    with st.expander(words("mapping.listed", n=len(mappings))):
        for mapping in mappings:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                columns = " · ".join(f"{name} = {role_name(role, words)}" for name, role in mapping.columns.items())
                day = words("batches.kept", day=mapping.created_at.date())
                st.html(
                    f'<div class="pb-batch"><b>{escape(mapping.file)}</b><br>'
                    f"<small>{escape(f'{day} · {columns}')}</small></div>"
                )
                if rights.change:
                    key = f"forget_{mapping.signature}"
                    st.button(words("mapping.forget"), key=key, on_click=_forget, args=(mapping.signature, words))


def _forget(signature: str, words: Words, key: str = "") -> None:
    """Forget a mapping; the form below it begins anew, with lists that no browser holds an answer to."""
    try:
        store_to_change("forget_mapping").delete_mapping(signature)
    except PaybackError as error:
        st.toast(markdown_text(refusal(error, words)))
    if key:
        st.session_state[f"{key}{ROUND}"] = st.session_state.get(f"{key}{ROUND}", 0) + 1
        st.session_state[f"{key}{FORGOTTEN}"] = True
