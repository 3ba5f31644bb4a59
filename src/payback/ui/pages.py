"""The pages, in the order of the navigation: a script in `pages/`, its words below ``page.``, and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from payback.i18n import Words

FOLDER = Path(__file__).resolve().parents[3] / "pages"


@dataclass(frozen=True, slots=True)
class PageFile:
    """One page.

    Attributes:
        name: Of its script, and of its address; the first page has none.
        headline: Whether the three headline sliders move something on it, and so stand above it.
        curve: Whether the payback curve stands on it, which moves with tables of its own.
    """

    name: str
    headline: bool
    curve: bool = False

    @property
    def path(self) -> Path:
        """The script."""
        return FOLDER / f"{self.name}.py"


PAGES = (
    PageFile("decide", headline=True, curve=True),
    PageFile("drivers", headline=True),
    PageFile("team", headline=True),
    PageFile("track", headline=False),
    PageFile("scenarios", headline=False),
    PageFile("data", headline=False),
    PageFile("method", headline=False),
)


def page_paths() -> frozenset[str]:
    """Path of every page below the server's address, without a slash at its end; the first page is the address."""
    return frozenset({"", *(f"/{page.name}" for page in PAGES[1:])})


def scripts(words: Words) -> tuple[st.Page, ...]:
    """Every page as Streamlit's navigation takes it, in the order of `PAGES`."""
    return tuple(st.Page(page.path, title=words(f"page.{page.name}"), default=page is PAGES[0]) for page in PAGES)


def navigate(pages: tuple[st.Page, ...]) -> st.Page:
    """Draw the navigation; the page that the address names, which may then run once."""
    return st.navigation(pages, position="top")
