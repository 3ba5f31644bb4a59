"""Dropping exports: every file is looked at, and nothing is kept before somebody says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.ui import company
from payback.ui.panels.found import what_was_found
from payback.ui.panels.notices import plain
from payback.workflows.keeping import Look, Upload, forget, keep, look, receive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from payback.i18n import Words

LOOKED, ROUND = "_looked", "_uploads"
KINDS = ("csv", "tsv", "txt", "xlsx", "xls", "zip")


@dataclass(frozen=True, slots=True)
class Looked:
    """One dropped file: its bytes put aside and what they hold, or why they are refused."""

    name: str
    upload: Upload | None = None
    look: Look | None = None
    error: PaybackError | None = None

    @property
    def ready(self) -> bool:
        """Whether it could be kept now."""
        return self.look is not None and self.look.comparison is not None


def uploads(words: Words, by: str) -> None:
    """The place to drop files, what was recognised in each, and the button that keeps them."""
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
    looked: dict[str, Looked] = st.session_state.setdefault(LOOKED, {})
    here = {file.file_id for file in files}
    for gone in [file_id for file_id in looked if file_id not in here]:
        _forget(looked.pop(gone))
    fresh = [file for file in files if file.file_id not in looked]
    if fresh:
        with st.status(words("upload.reading", n=len(fresh)), expanded=True) as status:
            bar = st.progress(0.0)
            for number, file in enumerate(fresh, start=1):
                bar.progress((number - 1) / len(fresh), text=plain(file.name))
                looked[file.file_id] = _look(file)
            bar.empty()
            status.update(label=words("upload.read", n=len(fresh)), state="complete", expanded=False)
    return looked


def _look(file: UploadedFile) -> Looked:
    upload = None
    try:
        upload = receive(company.store(), file, file.name)
        return Looked(file.name, upload, look(company.store(), upload.path, file.name))
    except PaybackError as error:
        if upload is not None:
            forget(upload)
        return Looked(file.name, error=error)


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
    looked: dict[str, Looked] = st.session_state[LOOKED]
    try:
        again = look(company.store(), found.upload.path, found.name, answers={**found.look.answers, **answers})
        looked[file_id] = Looked(found.name, found.upload, again)
    except PaybackError as error:
        looked[file_id] = Looked(found.name, found.upload, error=error)
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
        _forget(found)
    st.session_state[ROUND] += 1


def _forget(found: Looked) -> None:
    for left in (found.look, found.upload):
        if left is not None:
            forget(left)
