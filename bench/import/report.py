"""The samples as a page: tables, what was aimed at, and what was reached."""

from __future__ import annotations

import platform
import statistics
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

NAMES = {
    "floor": "the floor: DuckDB reads all cells as text into a table",
    "ours": "ours: read, typed, checked, kept with versions and sums",
    "pandas": "pandas, Arrow's reader and columns",
    "polars": "polars, one lazy query",
    "the same rows again, in a file with other bytes": "ours, the same rows again (other bytes)",
    "the very same file again": "ours, the very same file again",
}
QUERY_MS = 25
METHOD = Path(__file__).with_name("method.md")
Samples = dict[str, list[dict[str, dict[str, Any]]]]


def machine() -> str:
    """What it was measured on and with."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    cpu = next((x.partition(":")[2].strip() for x in lines if x.startswith("model name")), platform.machine())
    packages = ", ".join(f"{name} {version(name)}" for name in ("duckdb", "pandas", "pyarrow", "polars"))
    cores = sum(line.startswith("processor") for line in lines)
    return f"{cpu}, {cores} processors, Python {platform.python_version()}, {packages}"


def median(turns: list[dict[str, dict[str, Any]]], name: str, what: str) -> float:
    """Over the turns of one size."""
    return statistics.median(float(turn[name][what]) for turn in turns)


def table(turns: list[dict[str, dict[str, Any]]]) -> str:
    """One size: seconds, processor seconds, gigabytes, and the processor time beside the floor's."""
    floor = median(turns, "floor", "cpu")
    lines = ["| | wall s | CPU s | CPU, times the floor | peak GB | load |", "|---|---|---|---|---|---|"]
    for name, shown in NAMES.items():
        if not all(name in turn for turn in turns):
            lines.append(f"| {shown} | not measured | | | | |")
            continue
        wall, cpu, peak, load = (median(turns, name, what) for what in ("wall", "cpu", "peak", "load"))
        lines.append(f"| {shown} | {wall:.1f} | {cpu:.1f} | {cpu / floor:.2f} | {peak:.2f} | {load:.1f} |")
    return "\n".join(lines)


def queries(turns: list[dict[str, dict[str, Any]]]) -> str:
    """The reads of the pages."""
    lines = ["| what a page reads | median ms |", "|---|---|"]
    reads = turns[0]["asked"]["ms"]
    lines += [f"| {name} | {statistics.median(t['asked']['ms'][name] for t in turns):.1f} |" for name in reads]
    return "\n".join(lines)


def again(turns: list[dict[str, dict[str, Any]]], own: float) -> tuple[tuple[str, str, str, float], ...]:
    """The aim of a second import, where there was one."""
    name = "the same rows again, in a file with other bytes"
    if not all(name in turn for turn in turns):
        return ()
    return (("the same rows again no slower", f"{median(turns, name, 'cpu') / own:.2f} times the first", "again", 1.0),)


def aims(turns: list[dict[str, dict[str, Any]]]) -> str:
    """Aimed at, measured, reached or not."""
    own = median(turns, "ours", "cpu")
    slowest = max(ms for t in turns for name, ms in t["asked"]["ms"].items() if not name.startswith("history"))
    rows = (
        ("4 times as fast as pandas", f"{median(turns, 'pandas', 'cpu') / own:.2f} times", "pandas", 4.0),
        ("within twice the floor", f"{own / median(turns, 'floor', 'cpu'):.2f} times", "floor", 2.0),
        ("peak memory below 4 GB", f"{median(turns, 'ours', 'peak'):.2f} GB", "peak", 4.0),
        *again(turns, own),
        (f"every read of a page within {QUERY_MS} ms", f"slowest {slowest:.0f} ms", "reads", QUERY_MS),
    )
    values = [float(measured.removeprefix("slowest ").split()[0]) for _, measured, _, _ in rows]
    reached = [
        v >= limit if kind == "pandas" else v <= limit for v, (_, _, kind, limit) in zip(values, rows, strict=True)
    ]
    lines = ["| aim | measured (CPU) | |", "|---|---|---|"]
    lines += [
        f"| {aim} | {measured} | {'reached' if ok else 'not reached'} |"
        for (aim, measured, _, _), ok in zip(rows, reached, strict=True)
    ]
    return "\n".join(lines)


def report(samples: Samples) -> str:
    """The whole page."""
    parts = [
        "# From an export to the history",
        f"{datetime.now(UTC):%Y-%m-%d}. {machine()}.",
        METHOD.read_text("utf-8"),
    ]
    for rows, turns in samples.items():
        parts += [f"## {int(rows):,} rows, {len(turns)} turns", table(turns), aims(turns), queries(turns)]
    return "\n\n".join(part.strip() for part in parts) + "\n"
