"""Serves the product with a demonstration company whose files come in once somebody writes to the pipe beside them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from payback.ui import server, server_state
from payback.workflows import demo_arrival
from payback.workflows.demo_company import first_start

if TYPE_CHECKING:
    from payback.ingest.progress import Report
    from payback.store import Store

FOLDER = Path(os.environ["HELD_DEMO"])
ROUTER = Path(server_state.__file__).with_name("router.py")


def held_start(store: Store, _folder: Path, *, report: Report) -> bool:
    """Wait at the pipe, then take in the few files of the folder."""
    (FOLDER / "pipe").read_bytes()
    return first_start(store, FOLDER, report=report)


demo_arrival.first_start = held_start

app = st.App(
    ROUTER,
    routes=server.routes(server_state.data_version, server_state.store, server_state.today),
    middleware=server.middleware(),
    lifespan=server.lifespan(server_state.prepare, server_state.stop),
)
