"""What a person reads when a page fails: a sentence that says what to do, and a reference to find it in the log."""

from __future__ import annotations

import secrets

import streamlit as st
import structlog

from payback.errors import PaybackError
from payback.i18n import Words, best_language
from payback.ui.measurements import MEASURED
from payback.wording.refusals import refusal
from payback.wording.text_escapes import markdown_text

_log = structlog.get_logger()


def show_error(problem: Exception) -> bool:
    """Show the sentence in place of the page, and log where it happened.

    Returns:
        True: Streamlit must not show the exception itself.
    """
    language = st.session_state.get("lang") or st.query_params.get("lang")
    words = Words(best_language(language, st.context.locale))
    if isinstance(problem, PaybackError):
        _log.warning("a page could not be shown", exc_info=problem)
        MEASURED.count("payback_page_errors", "refused")
        st.error(markdown_text(refusal(problem, words)))
        return True
    reference = secrets.token_hex(3)
    _log.error("a page failed", exc_info=problem, reference=reference)
    MEASURED.count("payback_page_errors", "failed")
    st.error(words("error.unexpected", reference=reference))
    return True
