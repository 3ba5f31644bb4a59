"""What was measured, as RESULTS.md: the machine, a table, the aims reached or not, where the rest of the time goes."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

from bench.live.aims import aims
from bench.live.servers import APPLICATIONS, OURS
from bench.live.viewers import VIEWERS
from bench.live.visit import QUICK, SLOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bench.live.run import Measurements

PACKAGES = ("payback", "streamlit", "dash", "fastapi", "panel", "bokeh", "marimo", "plotly", "numpy", "scipy",
            "uvicorn", "tornado", "playwright")  # fmt: skip


METHOD = (Path(__file__).parent / "method.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure, and how its samples become one cell."""

    words: str
    figure: str
    cell: Callable[[Sequence[float]], str]


def p95(values: Sequence[float]) -> float:
    """The value that nineteen of twenty samples stay below."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def _both(values: Sequence[float]) -> str:
    return f"{median(values):,.0f} / {p95(values):,.0f}"


def _within(frames: int) -> Callable[[Sequence[float]], str]:
    return lambda values: f"{100 * sum(x <= frames for x in values) / len(values):.0f} %"


def _thousands(values: Sequence[float]) -> str:
    return f"{median(values) / 1_000:,.1f}"


ROWS = (
    Row(f"pointer move → curve painted, {1 / QUICK.pause_seconds:.0f} moves a second", "move to curve", _both),
    Row("… by the next frame", "frames to curve", _within(1)),
    Row("… within two frames", "frames to curve", _within(2)),
    Row("… and the slider's own thumb", "move to thumb", _both),
    Row(f"pointer move → curve painted, {1 / SLOW.pause_seconds:.0f} moves a second", "slow move to curve", _both),
    Row("curves a second during a drag", "pictures a second", lambda values: f"{mean(values):.0f}"),
    Row("frames missed during a drag", "frames missed", lambda values: f"{mean(values):.1f} %"),
    Row("the recorder's own time, a frame", "recorder's own, a frame", lambda values: f"{median(values):.2f}"),
    Row("key press → curve painted", "key to curve", _both),
    Row("key press → page at rest", "key to rest", _both),
    Row("release → curve painted (where none moved)", "release to curve", _both),
    Row("release → page at rest", "release to rest", _both),
    Row("first visit → curve, empty cache", "cold visit", _both),
    Row("first visit → curve, warm cache", "warm visit", _both),
    Row("bytes of a first visit, empty cache, kB", "cold visit, bytes", _thousands),
    Row("bytes of a first visit, warm cache, kB", "warm visit, bytes", _thousands),
    Row("bytes of a key press, kB", "key, bytes", _thousands),
    Row(f"bytes of a drag of {QUICK.moves} moves, kB", "drag, bytes", _thousands),
    Row(f"runs a second at {VIEWERS} viewers", "runs a second", lambda values: f"{median(values):.1f}"),
    Row(f"one run at {VIEWERS} viewers", "run", _both),
    Row("server's processor time of such a run", "processor time of a run", lambda values: f"{mean(values):.1f}"),
)
RATIOS = ("move to curve", "slow move to curve", "key to curve", "key to rest", "release to rest", "cold visit",
          "warm visit", "cold visit, bytes", "warm visit, bytes", "key, bytes", "drag, bytes")  # fmt: skip


def report(measured: Measurements) -> str:
    """The whole document."""
    samples = measured.samples
    names = [app.name for app in APPLICATIONS if app.name in samples]
    kept = ([aim.words, aim.measured, "reached" if aim.reached else "**not reached**"] for aim in aims(samples))
    parts = [
        "# The live curve beside other dashboard frameworks",
        _machine(measured),
        "Medians / 95th percentiles, in milliseconds unless another unit is named.",
        _table(["", *names], ([row.words, *_cells(row, measured, names)] for row in ROWS)),
        _failed(measured),
        "## Aims",
        _table(["aim", "measured", ""], kept),
        "## As multiples of ours",
        _table(["median", *names], ([figure, *_ratios(figure, measured, names)] for figure in RATIOS)),
        "## Where the time goes",
        _parts(measured),
        METHOD,
    ]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _machine(measured: Measurements) -> str:
    models = (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name"))
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    day = datetime.now(tz=UTC).date()
    facts = [
        f"{os.cpu_count()} cores ({next(models, platform.processor())})",
        f"{platform.system()} {platform.release()}, load {measured.load:.1f} at the start",
        f"Chromium {measured.browser} without a graphics card",
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in PACKAGES),
    ]
    run = f"{measured.turns} turns of each app, at commit {commit.stdout.strip() or 'unknown'}"
    return f"Written by `python -m bench.live` on {day}: {run}.\n\n{', '.join(facts)}."


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines() if Path(path).exists() else []


def _cells(row: Row, measured: Measurements, names: Iterable[str]) -> list[str]:
    samples = (measured.samples[name].get(row.figure) for name in names)
    return [row.cell(values) if values else "–" for values in samples]


def _ratios(figure: str, measured: Measurements, names: Iterable[str]) -> list[str]:
    ours = measured.samples.get(OURS.name, {}).get(figure)
    samples = (measured.samples[name].get(figure) for name in names)
    return [f"{median(values) / median(ours):.1f}" if values and ours and median(ours) else "–" for values in samples]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _parts(measured: Measurements) -> str:
    """Medians of the parts of a whole, where a page talks through a websocket."""
    figures: dict[str, None] = {}
    for mine in measured.samples.values():
        figures |= dict.fromkeys(name for name in mine if ": " in name or name == "model alone")
    names = [app.name for app in APPLICATIONS if any(": " in figure for figure in measured.samples.get(app.name, {}))]
    rows = []
    for figure in figures:
        samples = [measured.samples[name].get(figure) for name in names]
        rows.append([figure, *(f"{median(values):,.1f}" if values else "–" for values in samples)])
    return _table(["median", *names], rows)


def _failed(measured: Measurements) -> str:
    return "\n".join(f"{name}: {len(why)} turns did not end ({why[0]})." for name, why in measured.failed.items())
