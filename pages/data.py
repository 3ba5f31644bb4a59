"""Data: drop exports, see what was recognised before keeping it, history, batches with undo."""

import streamlit as st

st.write("soon")
