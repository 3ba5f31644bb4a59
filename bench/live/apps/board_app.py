"""Serves the board by itself, as the product is served."""

from pathlib import Path

import streamlit as st

from payback.ui import server, server_state

app = st.App(
    Path(__file__).parent / "board_page.py",
    routes=server.routes(server_state.data_version),
    middleware=server.middleware(),
    lifespan=server.lifespan(server_state.prepare),
)
