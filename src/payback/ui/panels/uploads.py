"""Dropping exports: every file is inspected, and nothing is kept before somebody says so."""

from __future__ import annotations

from concurrent.futures import wait
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import streamlit as st

from payback.errors import PaybackError
from payback.history.answers import understood_answers
from payback.ingest.progress import sentence
from payback.ingest.reader_pool import readers
from payback.ui import server_state
from payback.ui.import_record import record_import
from payback.ui.panels import kept_files, shared_answers
from payback.ui.panels.company import leave_demo
from payback.ui.panels.file_preview import file_preview
from payback.ui.visitor import store_to_change
from payback.wording.refusals import refusal
from payback.wording.text_escapes import markdown_text
from payback.workflows.background_jobs import keep_in_background
from payback.workflows.imports import discard
from payback.workflows.inspection_jobs import InspectedFile, InspectionJob, inspect_again, inspect_stream

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from payback.i18n import Words
    from payback.store import Batch
    from payback.workflows.background_jobs import Job

INSPECTIONS, IMPORTS, ROUND, LEFT, OWNER = "_inspections", "_imports", "_uploads", "_left_files", "_reading_owner"
BEAT_SECONDS = 0.4
QUICK_SECONDS = 0.5
"""What takes no longer is waited for: a bar would only flash."""


def uploads(words: Words, by: str) -> None:
    """The place to drop files, what was recognised in each, and the button that keeps them."""
    readers.start()
    rounds = st.session_state.setdefault(ROUND, 0)
    # Of any kind: what is no export is refused by us, with the reason and what to do.
    files = st.file_uploader(
        words("upload.drop"), accept_multiple_files=True, key=f"files_{rounds}", help=words("upload.help")
    )
    if files and server_state.start().demo:
        _ask_to_leave(len(files), words)
        return
    imports = st.session_state.get(IMPORTS)
    if imports and _all_done(tuple(imports), words, words("upload.keeping")):
        _report_imports(words)
    kept_files.kept_files(words, server_state.start().plan.currency)
    inspected = _inspect(files or [], words)
    if _answer_others(inspected):
        st.rerun()
    shared_answers.shared_note(words)
    for number, (file_id, file) in enumerate(inspected.items()):
        with st.container(key=f"card-file-{number}"):
            _card(file_id, file, words)
            if file_id in st.session_state.get(LEFT, ()):
                st.button(words("upload.take_away"), key=f"away_{file_id}", on_click=_take_away, args=(file_id,))
    ready = [file for file in inspected.values() if file.ready]
    if inspected and st.button(
        words("upload.keep", n=len(ready)), type="primary", disabled=not ready, key="keep_files", icon=None
    ):
        _import(ready, by)


def _inspect(files: list[UploadedFile], words: Words) -> dict[str, InspectedFile]:
    """Every file that lies there, inspected once; what was taken away is forgotten. Nothing while one is not done."""
    inspections: dict[str, InspectedFile | InspectionJob] = st.session_state.setdefault(INSPECTIONS, {})
    for removed in inspections.keys() - {file.file_id for file in files} - st.session_state.get(LEFT, set()):
        inspections.pop(removed).discard()
    started = {
        file.file_id: inspect_stream(store_to_change("inspect"), file, file.name, file.size, owner=_owner())
        for file in files
        if file.file_id not in inspections
    }
    inspections.update(started)
    wait([job.outcome for job in started.values()], QUICK_SECONDS)
    running = [job for job in inspections.values() if isinstance(job, InspectionJob)]
    if not _all_done(running, words, words("upload.reading", n=len(running))):
        return {}
    return {file_id: _inspected(inspections, file_id) for file_id in list(inspections)}


def _owner() -> str:
    """Tells the files of this session from those of others, where they wait to be read."""
    owner: str = st.session_state.setdefault(OWNER, uuid4().hex)
    return owner


def _ask_to_leave(n: int, words: Words) -> None:
    """The demonstration's figures and one's own are never together: it leaves before the first own file is read."""
    with st.container(key="card-leave"):
        st.html(f"<h2>{escape(words('upload.leave_title'))}</h2><p>{escape(words('upload.leave', n=n))}</p>")
        with st.container(horizontal=True):
            st.button(words("upload.leave_yes"), type="primary", key="leave_and_read", on_click=leave_demo)
            st.button(words("company.skip"), key="leave_later", on_click=_next_round)


def _next_round() -> None:
    """Empty the place to drop files."""
    st.session_state[ROUND] += 1


def _answer_others(inspected: Mapping[str, InspectedFile]) -> bool:
    """Read with it what another file's answer holds for; whether there was any."""
    again = {file_id: answers for file_id, file in inspected.items() if (answers := shared_answers.for_file(file))}
    jobs = [_begin_again(file_id, inspected[file_id], answers) for file_id, answers in again.items()]
    wait([job.outcome for job in jobs if job], QUICK_SECONDS)
    return bool(jobs)


def _take_away(file_id: str) -> None:
    """Forget one file that was left over."""
    st.session_state[LEFT].discard(file_id)


def _all_done(jobs: Sequence[Job[Any]], words: Words, title: str) -> bool:
    """Whether all are done; else a bar for each, and the page runs again when they are."""
    if all(job.outcome.done() for job in jobs):
        return True
    with st.container(key="card-progress"):
        st.markdown(f"**{markdown_text(title)}**")
        _bars(jobs, words)
    return False


@st.fragment(run_every=BEAT_SECONDS)
def _bars(jobs: Sequence[Job[Any]], words: Words) -> None:
    """How far each is. Runs by itself: whoever reads the rest of the page, or another one, is not held up."""
    for job in jobs:
        st.progress(job.share(), text=markdown_text(sentence(job.progress(), job.seconds_left(), job.name, words)))
    if all(job.outcome.done() for job in jobs):
        st.rerun()


def _inspected(inspections: dict[str, InspectedFile | InspectionJob], file_id: str) -> InspectedFile:
    """The result of an inspection that is done; one that failed is not kept."""
    inspection = inspections.pop(file_id)
    file = inspection.outcome.result() if isinstance(inspection, InspectionJob) else inspection
    inspections[file_id] = file
    return file


def _card(file_id: str, file: InspectedFile, words: Words) -> None:
    if file.error is not None:
        st.markdown(f"**{markdown_text(file.name)}**")
        st.error(markdown_text(refusal(file.error, words)))
        return
    if file.inspection is None:
        return
    accounts = server_state.accounts(server_state.start().version)
    answers = file_preview(file.inspection, words, accounts, key=file_id)
    if answers is None:
        return
    try:
        answers = understood_answers(answers)
    except PaybackError as error:
        st.error(markdown_text(words(f"error.{error.key}", **error.facts)))
        return
    _inspect_again(file_id, file, answers)


def _inspect_again(file_id: str, file: InspectedFile, answers: Mapping[str, str]) -> None:
    """Read a file once more with what somebody answered."""
    shared_answers.share(answers)
    if job := _begin_again(file_id, file, answers):
        wait([job.outcome], QUICK_SECONDS)
        st.rerun()


def _begin_again(file_id: str, file: InspectedFile, answers: Mapping[str, str]) -> InspectionJob | None:
    if file.inspection is None:
        return None
    # Here a newer answer may end this run, below none can.
    inspections, store = st.session_state[INSPECTIONS], store_to_change("inspect")
    discard(file.inspection)
    job = inspections[file_id] = inspect_again(store, file, {**file.inspection.answers, **answers}, owner=_owner())
    return job


def _import(ready: list[InspectedFile], by: str) -> None:
    """Begin to keep every file that is ready, one transaction each, and empty the place to drop files."""
    store = store_to_change("import")
    inspections = st.session_state[INSPECTIONS]
    imports = {keep_in_background(store, file.inspection, by=by): file for file in ready if file.inspection}
    for job in imports:
        record_import(job.outcome)
    st.session_state[IMPORTS] = imports
    # What leaves a question open stays on the page; what is refused or kept goes.
    left = {file_id for file_id, file in inspections.items() if file.inspection and not file.ready}
    for file_id in inspections.keys() - left:
        if not (file := inspections.pop(file_id)).ready:
            file.discard()
    st.session_state[LEFT] = left
    shared_answers.forget()
    _next_round()
    wait([job.outcome for job in imports], QUICK_SECONDS)
    st.rerun()


def _report_imports(words: Words) -> None:
    """What became of each file, now that all are kept or could not be."""
    imports: dict[Job[Batch], InspectedFile] = st.session_state.pop(IMPORTS)
    before, lines, kept = server_state.start().observed, [], 0
    for job, file in imports.items():
        file.discard()
        try:
            lines.append(_kept(job.outcome.result(), words))
            kept += 1
        except PaybackError as error:
            lines.append(refusal(error, words))
    server_state.refresh()
    kept_files.note_kept(kept, lines, before, server_state.start().observed)
    st.rerun()


def _kept(batch: Batch, words: Words) -> str:
    """What became of the rows of a file."""
    if batch.duplicate:
        return words("upload.duplicate", file=batch.file)
    more = words("upload.also_rejected", n=batch.rows_rejected) if batch.rows_rejected else ""
    counts = {"new": batch.rows_new, "changed": batch.rows_changed, "same": batch.rows_same}
    return words("upload.kept", file=batch.file, more=more, **counts)
