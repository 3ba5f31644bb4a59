"""Measure one verdict against the floor and against pandas, Squiggle and LibreOffice; write RESULTS.md.

Every peer works out the same plan, and what it says is checked before its time counts.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from bench.deadline import Deadline, add_option
from bench.model import frames, spreadsheet, squiggle
from bench.model.timing import best_ms

from payback.model import DRAWS, Plan, evaluate, finance, likely_case
from payback.model.projection_cache import CACHE
from payback.model.sampling import sample
from payback.model.simulation import simulated

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike

    from payback.model.simulation import Simulation
    from payback.model.types import Array

PLAN = Plan(followers=250_000, addressable=2_000_000)
RUNS = 15
SOME = 200
"""Draws of the spreadsheet, whose time grows with them in a straight line, and of Squiggle's check."""

CENT = 0.005
"""What two figures that agree to the cent may differ by."""

SIGMAS = 3
"""Standard errors that the figures of other draws may be off by."""

METHOD = (
    "The peers implement the equations of [the method](../../docs/method.md) that bear on this plan, all of them: one "
    "post in Québec that falls vacant and is filled again, raises and prices that rise, growth that comes by itself, "
    "reach that falls as posts multiply, five assumptions that go together, and sales, answers and customers who stay. "
    "It starts at once, has no season, no history and no further hires, and its other streams are worth nothing. A "
    "peer that has our draws says our figures to the cent; Squiggle makes its own for the time that counts, and their "
    "mean and median may be off by three standard errors."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results.

    Attributes:
        what: What was measured.
        ms: Processor milliseconds for one verdict of 10,000 draws.
        note: What it said, or how it was measured.
    """

    what: str
    ms: float
    note: str = ""


def floor(deadline: Deadline) -> Row:
    """One pass of numpy over an array of the size of both paths."""
    x = np.random.default_rng(1).random((PLAN.months, 2, DRAWS))
    out = np.empty_like(x)
    ms = best_ms(lambda _: np.multiply(x, 1.01, out=out), RUNS, deadline)
    return Row("the floor: one numpy pass over both paths", ms)


def moved(name: str, step: float) -> Callable[[int], object]:
    """A slider that stands somewhere else on every run."""
    return lambda run: evaluate(replace(PLAN, **{name: getattr(PLAN, name) + step * (run + 1)}))


def ours(deadline: Deadline) -> list[Row]:
    """A verdict from nothing, after each kind of slider, and the likely case alone."""
    probabilities = evaluate(PLAN).probabilities

    def from_nothing(_: int) -> None:
        CACHE.clear()
        evaluate(PLAN)

    return [
        Row(
            "one verdict after a slider that changes who follows (follower growth)",
            best_ms(moved("follower_growth", 0.0005), RUNS, deadline),
            f"mean net value {probabilities.npv_mean:,.0f}, median payback month {probabilities.payback_p50:.2f}",
        ),
        Row("one verdict after one that changes what is done (posts)", best_ms(moved("posts", 1), RUNS, deadline)),
        Row(
            "one verdict after one that changes who is there (people leaving)",
            best_ms(moved("turnover", 0.01), RUNS, deadline),
        ),
        Row("one verdict after a price or a rate (conversion)", best_ms(moved("conversion", 0.0005), RUNS, deadline)),
        Row("one verdict after the salary", best_ms(moved("salary", 500), RUNS, deadline)),
        Row("the first verdict of a process, its draws made too", best_ms(from_nothing, 5, deadline)),
        Row("the likely case alone", best_ms(lambda _: likely_case(PLAN), RUNS, deadline)),
    ]


def in_pandas(deadline: Deadline) -> Row:
    """The month-by-month pandas version, on the same draws."""
    worth, median, fan = frames.verdict(PLAN, DRAWS)
    check([worth, median, fan.to_numpy()[1, -1]], figures(simulated(PLAN)))
    ms = best_ms(lambda _: frames.verdict(PLAN, DRAWS), 10, deadline)
    return Row("pandas, month by month", ms, "same figures to the cent")


def in_squiggle(deadline: Deadline) -> Row:
    """Squiggle's engine: checked on some of our draws, measured on its own."""
    with squiggle.installed(deadline) as folder:
        _, same = squiggle.measured(folder, squiggle.program(PLAN, sample(PLAN, SOME)), SOME, 1, deadline)
        check(same, figures(simulated(PLAN, SOME)))
        ms, (worth, median, _) = squiggle.measured(folder, squiggle.program(PLAN), DRAWS, 3, deadline)
    simulation = simulated(PLAN)
    error = 1 / np.sqrt(DRAWS)
    assert abs(worth - simulation.npv.mean()) < SIGMAS * error * simulation.npv.std()
    earliest, latest = np.quantile(months_back(simulation), 0.5 + np.array([-0.5, 0.5]) * SIGMAS * error)
    assert earliest < median < latest
    note = f"its own draws: mean {worth:,.0f}, median {median:.2f}; on {SOME} of ours same figures to the cent"
    return Row("Squiggle's engine under node", ms, note)


def in_libreoffice(deadline: Deadline) -> Row:
    """LibreOffice recalculating a workbook of some draws, scaled up to all."""
    seconds, formulas, results = spreadsheet.recalculated(PLAN, SOME, deadline)
    simulation = simulated(PLAN, SOME)
    check(results[:, 0], simulation.npv)
    check(results[:, 1], np.minimum(months_back(simulation), spreadsheet.NEVER))
    note = f"{SOME} draws ({formulas:,} formulas) in {seconds:.1f} s, scaled up; same figures to the cent"
    return Row("LibreOffice Calc, recalculation alone", seconds * 1_000 * DRAWS / SOME, note)


def months_back(simulation: Simulation) -> Array:
    """Payback month of each draw, infinite where there is none."""
    return np.nan_to_num(finance.payback_months(simulation.total), nan=np.inf)


def figures(simulation: Simulation) -> list[float]:
    """What a peer has to say: mean net present value, median payback month, median of the last running sum."""
    return [simulation.npv.mean(), np.median(months_back(simulation)), np.median(simulation.total[-1])]


def check(theirs: ArrayLike, ours: ArrayLike) -> None:
    """Refuse figures of a peer that are not ours to the cent."""
    np.testing.assert_allclose(theirs, ours, rtol=0, atol=CENT)


def peers(deadline: Deadline) -> list[Row | str]:
    """Each peer's row, or why it was left out."""
    rows: list[Row | str] = []
    for peer in (in_pandas, in_squiggle, in_libreoffice):
        try:
            rows.append(peer(deadline))
        except LookupError as missing:
            rows.append(f"{peer.__name__.removeprefix('in_')}: left out, {missing} is not on this machine")
        except subprocess.TimeoutExpired:
            rows.append(f"{peer.__name__.removeprefix('in_')}: left out, the time was over")
    return rows


def _first_line_of(*command: str) -> str:
    if not shutil.which(command[0]):
        return "-"
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip().splitlines()[0]


def machine() -> str:
    """What it was measured on and with."""
    cpu = next((x.partition(":")[2].strip() for x in _lines("/proc/cpuinfo") if x.startswith("model name")), "")
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "scipy", "pandas"))
    others = f"Squiggle {squiggle.PACKAGE.rpartition('@')[2]}, node {_first_line_of('node', '--version')}"
    python = f"Python {platform.python_version()}"
    return ", ".join([cpu or platform.machine(), python, packages, others, _first_line_of("soffice", "--version")])


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text("utf-8").splitlines() if file.exists() else []


def table(rows: list[Row | str], unit: float, verdict: float) -> str:
    """The results as a table, in milliseconds, passes of numpy and verdicts of ours."""
    lines = ["| what | ms | numpy passes | times our verdict | |", "|---|---|---|---|---|"]
    for row in rows:
        if isinstance(row, Row):
            lines.append(
                f"| {row.what} | {row.ms:,.1f} | {row.ms / unit:,.0f} | {row.ms / verdict:,.2g} | {row.note} |"
            )
        else:
            lines.append(f"| {row} | | | | |")
    return "\n".join(lines)


def main() -> None:
    """Measure everything and write it down."""
    parser = argparse.ArgumentParser(prog="python -m bench.model", description=__doc__)
    add_option(parser)
    deadline = Deadline.after(parser.parse_args().minutes)
    load = f"{os.cpu_count()} processors, load average {os.getloadavg()[1]:.1f} as it began"
    base, own = floor(deadline), ours(deadline)
    rows: list[Row | str] = [base, *own, *peers(deadline)]
    text = "\n\n".join([
        "# One verdict: hire and no hire, 10,000 draws, 60 months",
        f"Processor time of one core, the fastest of several runs, {datetime.now(UTC):%Y-%m-%d}. {machine()}. {load}.",
        "Written by `python -m bench.model`. Every peer works out the same plan; its figures are checked first.",
        METHOD,
        table(rows, base.ms, own[0].ms),
    ])  # fmt: skip
    Path(__file__).with_name("RESULTS.md").write_text(text + "\n", "utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
