"""What runs again when something has changed."""

from __future__ import annotations

from enum import StrEnum
from typing import NoReturn

import streamlit as st


class Rerun(StrEnum):
    """What runs again.

    Attributes:
        PAGE: The page with its headline sliders and what follows the plan; the key of its fragment.
        EVERYTHING: Header and sidebar too; Streamlit's own name for it.
    """

    PAGE = "page"
    EVERYTHING = "app"


def rerun(scope: Rerun) -> NoReturn:
    """Run again, at once; ``PAGE`` only in the callback of a widget."""
    st.rerun(scope)
