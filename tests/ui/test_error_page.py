"""A page that fails shows a sentence and a reference; the log has the place, nobody has the amounts."""

from __future__ import annotations

import re
from textwrap import dedent

from streamlit.testing.v1 import AppTest


def run(raised: str, **query: str) -> AppTest:
    """A script that shows an error."""
    script = dedent(f"""
        from payback.errors import PaybackError
        from payback.ui.error_page import show_error
        assert show_error({raised}) is True
    """)
    app = AppTest.from_string(script, default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_a_programming_error_shows_a_reference_and_no_detail() -> None:
    """The person gets something to quote, never the text of the exception."""
    app = run("ValueError('62000')")
    assert not app.exception
    assert re.search(r"reference [0-9a-f]{6}", app.error[0].value)
    assert "62000" not in app.error[0].value


def test_an_error_of_ours_shows_its_sentence_in_the_language_of_the_link() -> None:
    """The words come from the catalogue."""
    assert "Augmentez la marge" in run("PaybackError('no_margin')", lang="fr").error[0].value
