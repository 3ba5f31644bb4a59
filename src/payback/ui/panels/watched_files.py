"""Files of the watched folder that only a person can take in, each with its question or reason."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui import watching
from payback.wording.refusals import refusal

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.workflows.watched_folder import Arrived

QUESTIONS = ("question_open", "question_guessed")


def watched_files(words: Words) -> None:
    """The list of what was set aside; nothing where nothing was."""
    if files := watching.set_aside():
        with st.container(key="card-watched"):
            items = "".join(f"<li>{escape(_sentence(file, words))}</li>" for file in files)
            st.html(f"<h2>{escape(words('watch.title', n=len(files)))}</h2><ul>{items}</ul>")


def _sentence(arrived: Arrived, words: Words) -> str:
    if arrived.error is None:
        return arrived.file
    if arrived.error.key in QUESTIONS:
        question = words(f"question.{arrived.error.facts['name']}")
        return words("watch.question", file=arrived.file, question=question)
    return words("watch.reason", file=arrived.file, reason=refusal(arrived.error, words))
