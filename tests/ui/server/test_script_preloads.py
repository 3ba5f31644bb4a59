"""The scripts of the elements on every page are named in the start page."""

from __future__ import annotations

import pytest

from payback.ui.server.script_preloads import ELEMENTS, element_scripts, preloads, scripts_of
from payback.ui.server.start_page import start_page_html
from payback.ui.server.static_files import streamlit_files


@pytest.mark.parametrize("element", ELEMENTS)
def test_each_element_has_one_script(element: str) -> None:
    """A version of Streamlit that renames one fails here, not in a slower first visit."""
    assert len(scripts_of(element)) == 1


def test_what_a_script_imports_is_found_too() -> None:
    """The slider needs React and its own parts."""
    names = {address.rpartition("/")[2].partition(".")[0] for address in element_scripts()}
    assert {"Slider", "useBasicWidgetState", "react-dom"} <= names


def test_nothing_is_named_twice() -> None:
    """What Streamlit's page names already is not added."""
    page = start_page_html("en")
    assert preloads(page) == ""
    assert all(page.count(f'".{address}"') == 1 for address in element_scripts())


def test_only_files_that_exist_are_named() -> None:
    """A link that leads nowhere would be an error in the console."""
    assert set(element_scripts()) <= set(streamlit_files())
