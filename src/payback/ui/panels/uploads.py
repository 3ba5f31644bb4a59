"""Dropping exports: every file is looked at, and nothing is kept before somebody says so."""

from __future__ import annotations

from concurrent.futures import wait
from typing import TYPE_CHECKING, Any

import streamlit as st

from payback.errors import PaybackError
from payback.ingest.progress import sentence
from payback.ingest.reader_pool import readers
from payback.ui import server_state
from payback.ui.panels.file_preview import what_was_found
from payback.ui.panels.notices import plain
from payback.workflows.background_jobs import begin_keeping
from payback.workflows.imports import forget
from payback.workflows.inspection_jobs import Looked, Looking, begin, begin_again

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from payback.i18n import Words
    from payback.store import Batch
    from payback.workflows.background_jobs import Job

LOOKED, KEEPING, ROUND = "_looked", "_keeping", "_uploads"
KINDS = ("csv", "tsv", "txt", "xlsx", "xls", "zip")
BEAT_SECONDS = 0.4
QUICK_SECONDS = 0.5
"""What takes no longer is waited for: a bar would only flash."""


def uploads(words: Words, by: str) -> None:
    """The place to drop files, what was recognised in each, and the button that keeps them."""
    readers.start()
    rounds = st.session_state.setdefault(ROUND, 0)
    files = st.file_uploader(
        words("upload.drop"), type=KINDS, accept_multiple_files=True, key=f"files_{rounds}", help=words("upload.help")
    )
    kept = st.session_state.get(KEEPING)
    if kept and _follow(tuple(kept), words, words("upload.keeping")):
        _say_what_was_kept(words)
    looked = _looked_at(files or [], words)
    for number, (file_id, found) in enumerate(looked.items()):
        with st.container(key=f"card-file-{number}"):
            _card(file_id, found, words)
    ready = [found for found in looked.values() if found.ready]
    if looked and st.button(
        words("upload.keep", n=len(ready)), type="primary", disabled=not ready, key="keep_files", icon=None
    ):
        _keep(ready, by)


def _looked_at(files: list[UploadedFile], words: Words) -> dict[str, Looked]:
    """Every file that lies there, looked at once; what was taken away is forgotten. Nothing while one still is."""
    looked: dict[str, Looked | Looking] = st.session_state.setdefault(LOOKED, {})
    for gone in looked.keys() - {file.file_id for file in files}:
        looked.pop(gone).forget()
    begun = {
        file.file_id: begin(server_state.store(), file, file.name, file.size)
        for file in files
        if file.file_id not in looked
    }
    looked.update(begun)
    wait([look.found for look in begun.values()], QUICK_SECONDS)
    going = [found for found in looked.values() if isinstance(found, Looking)]
    if not _follow(going, words, words("upload.reading", n=len(going))):
        return {}
    return {file.file_id: _found(looked, file.file_id) for file in files}


def _follow(jobs: Sequence[Job[Any]], words: Words, title: str) -> bool:
    """Whether all are done; else a bar for each, and the page runs again when they are."""
    if all(job.found.done() for job in jobs):
        return True
    with st.container(key="card-progress"):
        st.markdown(f"**{plain(title)}**")
        _bars(jobs, words)
    return False


@st.fragment(run_every=BEAT_SECONDS)
def _bars(jobs: Sequence[Job[Any]], words: Words) -> None:
    """How far each is. Runs by itself: whoever reads the rest of the page, or another one, is not held up."""
    for job in jobs:
        st.progress(job.full(), text=plain(sentence(job.progress(), job.left(), job.name, words)))
    if all(job.found.done() for job in jobs):
        st.rerun()


def _found(looked: dict[str, Looked | Looking], file_id: str) -> Looked:
    """What a look that is over found; one that failed is not kept."""
    found = looked.pop(file_id)
    looked[file_id] = found = found.found.result() if isinstance(found, Looking) else found
    return found


def _card(file_id: str, found: Looked, words: Words) -> None:
    if found.error is not None:
        st.markdown(f"**{plain(found.name)}**")
        st.error(plain(words(f"error.{found.error.key}", **found.error.facts)))
        return
    if found.look is None or found.upload is None:
        return
    accounts = server_state.accounts(server_state.start().version)
    answers = what_was_found(found.look, words, accounts, key=file_id)
    if answers is not None:
        _again(file_id, found, answers)


def _again(file_id: str, found: Looked, answers: Mapping[str, str]) -> None:
    """Read a file once more with what somebody answered."""
    if found.look is None or found.upload is None:
        return
    looked, store = (
        st.session_state[LOOKED],
        server_state.store(),
    )  # here a newer answer may end this run, below none can
    forget(found.look)
    again = looked[file_id] = begin_again(store, found.upload, {**found.look.answers, **answers})
    wait([again.found], QUICK_SECONDS)
    st.rerun()


def _keep(ready: list[Looked], by: str) -> None:
    """Begin to keep every file that is ready, one transaction each, and empty the place to drop files."""
    looked = st.session_state.pop(LOOKED)
    kept = {begin_keeping(server_state.store(), found.look, by=by): found for found in ready if found.look}
    st.session_state[KEEPING] = kept
    for found in looked.values():
        if not found.ready:
            found.forget()
    st.session_state[ROUND] += 1
    wait([job.found for job in kept], QUICK_SECONDS)
    st.rerun()


def _say_what_was_kept(words: Words) -> None:
    """What became of each file, now that all are kept or could not be."""
    kept: dict[Job[Batch], Looked] = st.session_state.pop(KEEPING)
    for job, found in kept.items():
        found.forget()
        try:
            batch = job.found.result()
            said = "upload.duplicate" if batch.duplicate else "upload.kept"
            st.toast(plain(words(said, file=found.name, n=batch.rows_new + batch.rows_changed)))
        except PaybackError as error:
            st.toast(plain(words(f"error.{error.key}", **error.facts)))
    server_state.renew()
    st.rerun()
