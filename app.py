"""Starts Payback: `streamlit run app.py`, `python app.py` or, from this folder, `uvicorn app:app --no-server-header`.

The script that Streamlit runs is the router inside the package. Beside a `pages/` folder it would break shared links:
the first visitor of a fresh server would get one page without navigation and without the plan of the link.
"""

from pathlib import Path

import streamlit as st

from payback.ui import error_page, server, server_state

server.start_or_exit()
app = st.App(
    Path(__file__).parent / "src" / "payback" / "ui" / "router.py",
    routes=server.routes(server_state.data_version, server_state.store, server_state.today),
    middleware=server.middleware(),
    lifespan=server.lifespan(server_state.prepare, server_state.stop),
    on_script_error=error_page.show_error,
)

if __name__ == "__main__":
    app.run()
