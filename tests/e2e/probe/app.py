"""Our server around a small script of its own: what the server does can be tested apart from the product's pages."""

from pathlib import Path
from typing import NoReturn

import streamlit as st

from payback.errors import PaybackError
from payback.ui import error_page, server


def out_of_reach() -> NoReturn:
    """A store that does not answer."""
    raise PaybackError("store_busy")


app = st.App(
    Path(__file__).parent / "inside" / "router.py",
    routes=server.routes(out_of_reach, out_of_reach, out_of_reach),
    middleware=server.middleware(frozenset({"", "/failing"})),
    lifespan=server.lifespan(out_of_reach),
    on_script_error=error_page.show_error,
)
