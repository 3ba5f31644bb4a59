"""The same question as most people would write it: Streamlit, its sliders, pandas; the whole script each time."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="Social media", layout="wide")


@st.cache_data
def history() -> pd.DataFrame:
    """Four years of days as their months."""
    days = pd.date_range("2022-01-01", "2025-12-31", name="day")
    noise = np.random.default_rng(1).lognormal(0, 0.3, (5, len(days)))
    frame = pd.DataFrame(noise.T * [900, 40, 12, 5, 60], days, ["views", "clicks", "likes", "orders", "spend"])
    return frame.resample("MS").sum()


salary = st.slider("Salary", 30_000.0, 150_000.0, 62_000.0, 500.0, key="salary")
growth = st.slider("Follower growth, % a month", 0.0, 10.0, 1.5, 0.1, key="growth")
conversion = st.slider("Conversion, %", 0.0, 10.0, 1.2, 0.1, key="conversion")
months = pd.DataFrame({"month": range(1, 61)})
months["followers"] = 25_000 * (1 + growth / 100) ** months["month"]
months["value"] = months["followers"] * 0.4 * conversion / 100 * 85 * 0.3
months["net"] = months["value"] - salary * 1.15 / 12
draws = np.random.default_rng(2).lognormal(0, 0.25, (2_000, 1)) * months["value"].to_numpy() - salary * 1.15 / 12
low, high = np.percentile(draws.cumsum(axis=1), (10, 90), axis=0)
total = months["net"].cumsum()
paid = months.loc[total >= 0, "month"]
for column, (label, text) in zip(
    st.columns(3),
    {
        "Payback month": str(paid.iloc[0]) if len(paid) else "never",
        "Deepest hole": f"${total.min():,.0f}",
        "Net value": f"${total.iloc[-1]:,.0f}",
    }.items(),
    strict=True,
):
    column.metric(label, text)
lines = {"low": low, "likely": total, "high": high}
st.plotly_chart(go.Figure([go.Scatter(x=months["month"], y=y, name=name) for name, y in lines.items()]))
st.bar_chart(history()[["views", "clicks"]])
