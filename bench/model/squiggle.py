"""The same model in Squiggle's own engine, under node."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from payback.model.plan.ranges import Z90, logit, ranges_of
from payback.model.sampling import TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.deadline import Deadline

    from payback.model import Plan
    from payback.model.plan.ranges import Range
    from payback.model.types import Array, Values

HERE = Path(__file__).parent
PACKAGE = "@quri/squiggle-lang@0.10.0"

COMMON = "common = SampleSet.fromDist(normal(0, 1))"
"""What the assumptions that go together have in common."""


def source(name: str, limits: Range) -> str:
    """One assumption as a line of Squiggle."""
    together = name in TOGETHER
    name = "followers_today" if name == "followers" else name
    low, likely, high = (repr(float(x)) for x in (limits.low, limits.likely, limits.high))
    if limits.certain:
        return f"{name} = {likely}"
    if limits.shape in {"lognormal", "rate"}:
        ends = [(log if limits.shape == "lognormal" else logit)(x) for x in (limits.low, limits.high)]
        middle, spread = sum(ends) / 2, (ends[1] - ends[0]) / (2 * Z90)
        z = "SampleSet.fromDist(normal(0, 1))"
        z = f"(correlation^0.5*common + (1 - correlation)^0.5*{z})" if together else z
        x = f"({middle!r} + {spread!r}*{z})"
        return f"{name} = exp({x})" if limits.shape == "lognormal" else f"{name} = 1/(1 + exp(-1*{x}))"
    a = 1 + 4 * (limits.likely - limits.low) / (limits.high - limits.low)
    return f"{name} = SampleSet.fromDist({low} + ({high} - {low})*beta({a!r}, {6 - a!r}))"


def given(name: str, column: Array) -> str:
    """One assumption as a line of Squiggle, with draws that are known."""
    name = "followers_today" if name == "followers" else name
    draws = ",".join(repr(float(x)) for x in column)
    return f"{name} = {draws}" if column.size == 1 else f"{name} = SampleSet.fromList([{draws}])"


def program(plan: Plan, values: Values | None = None) -> str:
    """The whole program: the assumptions of a plan, then the model.

    Args:
        plan: What is worked out.
        values: The draws where they are known; without them it makes its own.
    """
    if values is None:
        ranges = dict(ranges_of(plan))
        lines = [source("correlation", ranges.pop("correlation")), COMMON]
        lines += [source(name, limits) for name, limits in ranges.items()]
    else:
        lines = [given(name, column) for name, column in values.items()]
    return "\n".join([f"months = {plan.months}", *lines, (HERE / "model.squiggle").read_text("utf-8")])


@contextmanager
def installed(deadline: Deadline) -> Iterator[Path]:
    """A folder with the engine in it, for as long as it is needed; needs node and npm.

    Raises:
        LookupError: There is no node on this machine.
        TimeoutExpired: It takes longer than is left.
    """
    if not (shutil.which("node") and shutil.which("npm")):
        raise LookupError("node")
    with tempfile.TemporaryDirectory() as folder:
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE]
        subprocess.run(install, check=True, timeout=deadline.left())
        yield Path(folder)


def measured(folder: Path, code: str, draws: int, runs: int, deadline: Deadline) -> tuple[float, list[float]]:
    """Milliseconds of the fastest run of a program, and the figures that it says.

    Raises:
        TimeoutExpired: It takes longer than is left.
    """
    file = folder / "program.squiggle"
    file.write_text(code, "utf-8")
    run = ["node", HERE / "run.mjs", folder, file, str(draws), str(runs)]
    done = subprocess.run(run, check=True, capture_output=True, text=True, timeout=deadline.left())
    result = json.loads(done.stdout)
    return float(result["ms"]), [float(x) for x in str(result["output"]).strip("[]").split(",")]
