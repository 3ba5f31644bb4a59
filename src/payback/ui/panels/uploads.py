"""Dropping exports: every file is looked at, and nothing is kept before somebody says so."""

from __future__ import annotations

from concurrent.futures import wait
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.ui import company
from payback.ui.panels.found import what_was_found
from payback.ui.panels.notices import plain
from payback.workflows.keeping import forget, keep
from payback.workflows.looking import Looked, Looking, begin, begin_again, share
from payback.workflows.sandbox import get_ready

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from payback.i18n import Words

LOOKED, ROUND = "_looked", "_uploads"
KINDS = ("csv", "tsv", "txt", "xlsx", "xls", "zip")
BEAT_SECONDS = 0.2


def uploads(words: Words, by: str) -> None:
    """The place to drop files, what was recognised in each, and the button that keeps them."""
    get_ready()
    rounds = st.session_state.setdefault(ROUND, 0)
    files = st.file_uploader(
        words("upload.drop"), type=KINDS, accept_multiple_files=True, key=f"files_{rounds}", help=words("upload.help")
    )
    looked = _looked_at(files or [], words)
    for number, (file_id, found) in enumerate(looked.items()):
        with st.container(key=f"card-file-{number}"):
            _card(file_id, found, words)
    ready = [found for found in looked.values() if found.ready]
    if looked and st.button(
        words("upload.keep", n=len(ready)), type="primary", disabled=not ready, key="keep_files", icon=None
    ):
        _keep(ready, words, by)


def _looked_at(files: list[UploadedFile], words: Words) -> dict[str, Looked]:
    """Every file that lies there, looked at once; what was taken away is forgotten."""
    looked: dict[str, Looked | Looking] = st.session_state.setdefault(LOOKED, {})
    for gone in looked.keys() - {file.file_id for file in files}:
        looked.pop(gone).forget()
    for file in files:
        if file.file_id not in looked:
            looked[file.file_id] = begin(company.store(), file, file.name, file.size)
    _follow([found for found in looked.values() if isinstance(found, Looking)], words)
    return {file.file_id: _found(looked, file.file_id) for file in files}


def _follow(going: Sequence[Looking], words: Words) -> None:
    """A bar for each file until all are looked at; whoever leaves meanwhile finds them further on."""
    if not going:
        return
    with st.status(words("upload.reading", n=len(going)), expanded=True) as status:
        bars = [(looking, st.progress(0.0, text=plain(looking.name))) for looking in going]
        while wait([looking.found for looking in going], BEAT_SECONDS).not_done:
            for looking, bar in bars:
                at = looking.progress()
                text = plain(words(f"progress.{at.phase}", file=looking.name, **at.facts))
                bar.progress(1.0 if looking.found.done() else share(at), text=text)
        status.update(label=words("upload.read", n=len(going)), state="complete", expanded=False)


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
    accounts = company.account_names(company.start().version)
    answers = what_was_found(found.look, words, accounts, key=file_id)
    if answers is not None:
        _again(file_id, found, answers)


def _again(file_id: str, found: Looked, answers: Mapping[str, str]) -> None:
    """Read a file once more with what somebody answered."""
    if found.look is None or found.upload is None:
        return
    forget(found.look)
    every = {**found.look.answers, **answers}
    st.session_state[LOOKED][file_id] = begin_again(company.store(), found.upload, every)
    st.rerun()


def _keep(ready: list[Looked], words: Words, by: str) -> None:
    """Keep every file that is ready, one transaction each; say what could not be kept."""
    bar = st.progress(0.0, text=words("upload.keeping"))
    for number, found in enumerate(ready, start=1):
        try:
            batch = keep(company.store(), found.look, by=by) if found.look else None
            said = "upload.duplicate" if batch and batch.duplicate else "upload.kept"
            st.toast(plain(words(said, file=found.name, n=batch.rows_new + batch.rows_changed if batch else 0)))
        except PaybackError as error:
            st.toast(plain(words(f"error.{error.key}", **error.facts)))
        bar.progress(number / len(ready))
    company.renew()
    _clear()
    st.rerun()


def _clear() -> None:
    """Empty the place to drop files."""
    for found in st.session_state.pop(LOOKED, {}).values():
        found.forget()
    st.session_state[ROUND] += 1
