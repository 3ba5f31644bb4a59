"""The measurements as a page: a table of what visitors waited for, and the memory."""

from __future__ import annotations

import os
import platform
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from bench.hosting.visitors import DRAG_SECONDS, LOOK_SECONDS

if TYPE_CHECKING:
    from bench.hosting.load import Soak, Stage

METHOD = Path(__file__).with_name("method.md")
GROWTH_MB = 2.0
"""Megabytes a minute that a soak of one process may grow by."""

LEAST_SECONDS = 120
"""A soak that is shorter tells nothing: caches fill."""


@dataclass(slots=True)
class Measured:
    """One run.

    Attributes:
        load: Of the machine before anything was started.
        missing: What the time did not allow, or what is not installed.
    """

    load: float = field(default_factory=lambda: os.getloadavg()[0])
    stages: list[Stage] = field(default_factory=list)
    soaks: list[Soak] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def report(measured: Measured) -> str:
    """The page."""
    missing = "".join(f"Not measured: {what}.\n" for what in measured.missing)
    parts = [_head(measured.load), _table(measured.stages), _memory(measured.soaks), missing, METHOD.read_text("utf-8")]
    return "\n".join(part for part in parts if part)


def _head(load: float) -> str:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    packages = ", ".join(f"{name} {version(name)}" for name in ("payback", "streamlit", "duckdb", "pandas"))
    return (
        "# Viewers: one process, three replicas, plain Streamlit on pandas\n\n"
        f"Written by `python -m bench.hosting` on {datetime.now(UTC):%Y-%m-%d}, at commit {commit.stdout.strip()}.\n\n"
        f"{os.cpu_count()} processors, Linux {platform.release()}, Python {platform.python_version()}, {packages}; "
        f"load {load:.1f} at the start, before any of this.\n"
    )


def _table(stages: list[Stage]) -> str:
    lines = [
        f"Each drags for {DRAG_SECONDS:g} s, lets go, waits until the page is settled, looks for {LOOK_SECONDS:g} s.\n",
        "| | viewers | release → settled, p50 / p95, ms | runs a second | errors | memory a session, MB |",
        "|---|---|---|---|---|---|",
    ]
    for each in stages:
        middle, late = 1_000 * np.quantile(each.seconds or [np.nan], [0.5, 0.95])
        wrong = ", ".join(f"{n} {name}" for name, n in Counter(each.errors).items()) or "0"
        rate = len(each.seconds) / each.duration
        lines.append(
            f"| {each.cluster} | {each.viewers} | {middle:,.0f} / {late:,.0f} | {rate:.1f} | {wrong} "
            f"| {each.session_mb:.2f} |"
        )
    return "\n".join([*lines, ""]) if stages else ""


def _memory(soaks: list[Soak]) -> str:
    lines = [
        "| soak | viewers | seconds | first, MB | last, MB | growth after a third of it, MB a minute | |",
        "|---|---|---|---|---|---|---|",
    ]
    for each in soaks:
        growth = each.growth()
        held = "held" if growth <= GROWTH_MB else f"**above {GROWTH_MB:g}**"
        held = held if each.at[-1] >= LEAST_SECONDS else "too short to tell"
        lines.append(
            f"| {each.cluster} | {each.viewers} | {each.at[-1]:.0f} | {each.resident_mb[0]:,.0f} "
            f"| {each.resident_mb[-1]:,.0f} | {growth:.2f} | {held} |"
        )
    return "\n".join([*lines, ""]) if soaks else ""
