"""The same model in Squiggle's own engine, under node."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from payback.model.plan.ranges import ranges_of

if TYPE_CHECKING:
    from bench.deadline import Deadline

    from payback.model import Plan
    from payback.model.plan.ranges import Range

HERE = Path(__file__).parent
PACKAGE = "@quri/squiggle-lang@0.10.0"


def source(name: str, limits: Range) -> str:
    """One assumption as a line of Squiggle."""
    name = "followers_today" if name == "followers" else name
    low, likely, high = (repr(float(x)) for x in (limits.low, limits.likely, limits.high))
    if limits.certain:
        return f"{name} = {likely}"
    if limits.shape == "lognormal":
        return f"{name} = SampleSet.fromDist({low} to {high})"
    if limits.shape == "rate":
        logit = f"normal({{p5: log({low}/(1 - {low})), p95: log({high}/(1 - {high}))}})"
        return f"{name} = SampleSet.fromDist(1/(1 + exp(-1*({logit}))))"
    a = 1 + 4 * (limits.likely - limits.low) / (limits.high - limits.low)
    return f"{name} = SampleSet.fromDist({low} + ({high} - {low})*beta({a!r}, {6 - a!r}))"


def program(plan: Plan) -> str:
    """The whole program: the assumptions of a plan, then the model."""
    lines = [source(name, limits) for name, limits in ranges_of(plan).items()]
    return "\n".join([f"months = {plan.months}", *lines, (HERE / "model.squiggle").read_text("utf-8")])


def measured(plan: Plan, draws: int, runs: int, deadline: Deadline) -> tuple[float, str]:
    """Milliseconds of one run and what it says; needs node and npm.

    Raises:
        LookupError: There is no node on this machine.
        TimeoutExpired: It takes longer than is left.
    """
    if not (shutil.which("node") and shutil.which("npm")):
        raise LookupError("node")
    with tempfile.TemporaryDirectory() as folder:
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, PACKAGE]
        subprocess.run(install, check=True, timeout=deadline.left())
        code = Path(folder) / "program.squiggle"
        code.write_text(program(plan), "utf-8")
        run = ["node", HERE / "run.mjs", folder, code, str(draws), str(runs)]
        done = subprocess.run(run, check=True, capture_output=True, text=True, timeout=deadline.left())
    result = json.loads(done.stdout)
    return float(result["ms"]), str(result["output"])
