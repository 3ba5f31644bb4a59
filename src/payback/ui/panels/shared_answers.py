"""One answer for all the files that lie on the page: whose they are, in which currency, how their days are written."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.i18n import Words
    from payback.workflows.inspection_jobs import InspectedFile

SHARED, GIVEN = ("account", "currency", "date_order"), "_shared_answers"
"""Questions whose answer is the same for every file that somebody drops together."""


def share(answers: Mapping[str, str]) -> None:
    """Keep in mind what was answered for one file, for the others."""
    st.session_state[GIVEN] = _given() | {name: answers[name] for name in SHARED if answers.get(name)}


def forget() -> None:
    """The next files are asked about anew."""
    st.session_state.pop(GIVEN, None)


def for_file(file: InspectedFile) -> Mapping[str, str]:
    """What was answered for another file and is asked of this one as well; empty when nothing is."""
    if file.inspection is None:
        return {}
    given, known = _given(), file.inspection.answers
    return {
        question.name: given[question.name]
        for question in file.inspection.reading.questions
        if question.name in given and question.name not in known
        and (not question.choices or given[question.name] in question.choices)
    }  # fmt: skip


def shared_note(words: Words) -> None:
    """Which answers hold for all files on the page."""
    if given := _given():
        answers = "; ".join(
            f"{words(f'question.{name}')} {_written(name, text, words)}" for name, text in given.items()
        )
        st.html(f'<p class="pb-note" role="status">{escape(words("upload.shared", answers=answers))}</p>')


def _written(name: str, text: str, words: Words) -> str:
    return words(f"choice.{text}") if name != "account" and words.has(f"choice.{text}") else text


def _given() -> dict[str, str]:
    return dict(st.session_state.get(GIVEN, {}))
