"""Pages with everything that a strict content policy could break, and one that fails."""

import streamlit as st

SCRIPT = """
export default function ({ data, parentElement }) {
  parentElement.querySelector("output").textContent = `drawn ${data.month}`;
}
"""
inline = st.components.v2.component("probe", html="<output></output>", js=SCRIPT, isolate_styles=False)


def rich() -> None:
    """A component, a sparkline, a table, a chart of Plotly's and an uploader."""
    inline(key="probe", data={"month": 14})
    st.metric("Net", 38_200, chart_data=[1, 3, 2], chart_type="area")
    st.dataframe({"month": [1, 2], "net": [-5, 7]})
    st.plotly_chart({"data": [{"x": [1, 2], "y": [3, 4]}], "layout": {"height": 200}}, key="chart", height=200)
    st.file_uploader("File")


def failing() -> None:
    """A programmer's error whose text quotes an amount."""
    raise LookupError(st.session_state.salary)


pages = [st.Page(rich, title="Rich", default=True), st.Page(failing, title="Failing", url_path="failing")]
chosen = st.navigation(pages, position="top")
st.slider("Salary", 30_000, 150_000, 62_000, 500, key="salary", bind="query-params")
chosen.run()
