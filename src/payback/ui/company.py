"""Whose decision it is: the store of this server and the plan that everybody starts from, each opened once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import streamlit as st

from payback.core import Plan

ROOT = Path(__file__).resolve().parents[3]


@st.cache_resource
def starting_plan() -> Plan:
    """The plan of a first visit."""
    text = (ROOT / "data" / "demo" / "plan.toml").read_text("utf-8")
    return Plan(**tomllib.loads(text))
