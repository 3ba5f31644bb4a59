"""Everything that was imported, newest first; any of it can be taken out and put back."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.ui import server_state
from payback.ui.panels.file_preview import source_name
from payback.ui.visitor import store_to_change
from payback.wording.refusals import refusal
from payback.wording.text_escapes import markdown_text
from payback.workflows.demo_company import listed
from payback.workflows.imports import redo, undo

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.store import Batch
    from payback.ui.access import Rights

NEWEST = 8
MESSAGE = "_batch_message"


def batches(words: Words, rights: Rights, *, settled: bool) -> None:
    """The list of imports with undo and redo, each for who may take it back.

    Args:
        words: The reader's language.
        rights: Of the visitor; who is not of the house reads no names of files.
        settled: Whether nothing is being added by the server itself.
    """
    if message := st.session_state.pop(MESSAGE, None):
        st.toast(markdown_text(message))
    newest_first = listed(server_state.store())
    st.html(f"<h2>{escape(words('batches.title', n=len(newest_first)))}</h2>")
    for batch in newest_first[:NEWEST]:
        _row(batch, words, rights, settled=settled)
    if newest_first[NEWEST:]:
        with st.expander(words("batches.older", n=len(newest_first[NEWEST:]))):
            for batch in newest_first[NEWEST:]:
                _row(batch, words, rights, settled=settled)


def _row(batch: Batch, words: Words, rights: Rights, *, settled: bool) -> None:
    undone = batch.status == "undone"
    with st.container(horizontal=True, vertical_alignment="center", key=f"batch_{batch.import_id}", gap="small"):
        st.html(_description(batch, words, undone=undone, named=rights.known))
        if settled and rights.may_take_back(batch.created_by):
            st.button(
                words("batches.redo" if undone else "batches.undo"),
                key=f"{'redo' if undone else 'undo'}_{batch.import_id}",
                on_click=_undo_or_redo,
                args=(batch, words),
                kwargs={"back": undone},
            )


def _description(batch: Batch, words: Words, *, undone: bool, named: bool) -> str:
    sources = ", ".join(source_name(source, words) for source in batch.source.split(",") if source)
    name, sources = (batch.file, sources) if named else (sources, "")
    period = ""
    if batch.first_date and batch.last_date:
        period = words("upload.period", first=batch.first_date, last=batch.last_date)
    rows = words("batches.rows", new=batch.rows_new, changed=batch.rows_changed, same=batch.rows_same)
    if batch.rows_rejected:
        rows += " · " + words("upload.rejected", n=batch.rows_rejected)
    state = words("batches.undone") if undone else words("batches.kept", day=batch.created_at.date())
    number = f"#{batch.import_id}" if named else ""
    note = " · ".join(filter(None, (number, sources, period, rows, state)))
    return (
        f'<div class="pb-batch{" pb-undone" if undone else ""}" data-status="{batch.status}">'
        f"<b>{escape(name)}</b><br><small>{escape(note)}</small></div>"
    )


def _undo_or_redo(batch: Batch, words: Words, *, back: bool) -> None:
    """Undo one import, or redo it."""
    try:
        store = store_to_change("redo" if back else "undo", of=batch.created_by)
        (redo if back else undo)(store, batch.import_id)
    except PaybackError as error:
        st.session_state[MESSAGE] = refusal(error, words)
    server_state.refresh()
