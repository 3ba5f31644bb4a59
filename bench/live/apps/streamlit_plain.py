"""Plain Streamlit: native sliders, a cached model, a fragment, one chart with a key."""

import streamlit as st
from bench.live.job import LABELS, SLIDERS, START, figure, picture

st.set_page_config(page_title="Job", layout="wide")
cached = st.cache_data(picture, max_entries=512)  # as many as ours keeps


@st.fragment
def show() -> None:
    """Everything that a slider moves."""
    columns = st.columns(3)
    values = {
        name: column.slider(
            LABELS[name], *map(float, (row.low, row.high, getattr(START, name), row.step)), key=name, format="%g"
        )
        for column, (name, row) in zip(columns, SLIDERS.items(), strict=True)
    }
    shown = cached(**values)
    for column, (label, text) in zip(st.columns(3), shown.figures.items(), strict=True):
        column.metric(label, text)
    st.plotly_chart(figure(shown), key="curve", config={"displayModeBar": False})


show()
