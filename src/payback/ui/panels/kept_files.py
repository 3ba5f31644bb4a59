"""What became of the files that somebody kept, and what the history says since that it did not say before."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.model import ASSUMPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from payback.i18n import Words
    from payback.model.estimation import Estimate

KEPT = "_kept_files"


def note_kept(n: int, lines: Sequence[str], before: Mapping[str, Estimate], after: Mapping[str, Estimate]) -> None:
    """Keep in mind how many files were kept, what became of each, and the estimates before and after."""
    st.session_state[KEPT] = n, tuple(lines), before, after


def kept_files(words: Words, currency: str) -> None:
    """The confirmation, until somebody has read it."""
    if KEPT not in st.session_state:
        return
    n, lines, before, after = st.session_state[KEPT]
    changes = list(_changes(before, after, words, currency))
    changed = words("upload.estimates", n=len(changes)) if changes else words("upload.no_estimates")
    with st.container(key="card-kept"):
        items = "".join(f"<li>{escape(line)}</li>" for line in lines)
        rows = "".join(f"<li>{escape(change)}</li>" for change in changes)
        st.html(
            f'<div role="status"><h2>{escape(words("upload.kept_title", n=n))}</h2><ul>{items}</ul>'
            f"<p>{escape(changed)}</p><ul>{rows}</ul></div>"
        )
        st.button(words("header.dismiss"), key="close_kept", on_click=_close)


def _close() -> None:
    st.session_state.pop(KEPT, None)


def _changes(
    before: Mapping[str, Estimate], after: Mapping[str, Estimate], words: Words, currency: str
) -> Iterator[str]:
    """Each assumption of which the history says something else now, or says something for the first time."""
    for name, row in ASSUMPTIONS.items():
        old, new = (
            words.unit_value(each[name].value, row.unit, currency=currency) if name in each else ""
            for each in (before, after)
        )
        if new and old != new:
            key = "upload.estimate_changed" if old else "upload.estimate_new"
            yield words(key, name=words(f"assumption.{name}.label"), old=old, new=new)
