"""Count over made-up truths how often the 80 % band of a plan told again holds them; write RESULTS.md.

A truth is another draw of the plan, whose months scatter; a plan that was too hopeful brings less than it says.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from bench.deadline import Deadline, add_option

from payback.model import Plan, finance
from payback.model.plan.presets import BUSINESS, applied
from payback.model.reforecast import paths_of, reforecast

HERE = Path(__file__).parent
PLAN = applied(Plan(), BUSINESS["chain"])
LEVELS = {"as the plan says": 1.0, "a quarter less": 0.75, "a quarter more": 1.25}
MONTHS = (3, 6, 12)
DRAWS, TRUTHS = 2_000, 1_999
LEAST, MOST = 0.75, 0.88
SEED = 90_000

Held = dict[tuple[str, int], list[tuple[bool, bool, float]]]


def count(most: int, deadline: Deadline) -> Held:
    """By level and month: whether the bands of payback month and last sum hold the truth, and how wide they are."""
    paths, truths = paths_of(PLAN, draws=DRAWS), paths_of(PLAN, draws=TRUTHS)
    found: Held = defaultdict(list)
    random = np.random.default_rng(SEED)
    for _ in range(most):
        if deadline.over(0.95):
            break
        truth = random.integers(TRUTHS)
        scatter = 1 + paths.scatter * random.standard_normal(PLAN.months)
        for name, level in LEVELS.items():
            value = level * truths.gained[:, truth] * scatter
            total = finance.cumulative(finance.from_today(value - truths.spent[:, truth]))
            back = float(np.nan_to_num(finance.payback_months(total[:, None])[0], nan=np.inf))
            for months in MONTHS:
                now = reforecast(paths, value[:months], truths.spent[:months, truth])
                low, high = (np.inf if end is None else end for end in now.payback_80)
                fan = now.fan
                held = bool(fan.p10[-1] <= total[-1] <= fan.p90[-1])
                found[name, months].append((low <= back <= high, held, float(fan.p90[-1] - fan.p10[-1])))
    return found


def report(found: Held) -> str:
    """The shares as a table."""
    rows = []
    for (name, months), every in found.items():
        payback, total, width = np.mean(np.array(every, dtype=float), axis=0)
        rows.append(f"| {name} | {months} | {_marked(payback)} | {_marked(total)} | {width / 1000:,.0f} |")
    each = len(next(iter(found.values())))
    return f"""# A plan told again, beside the truth

Written by `python -m bench.reforecast`, {datetime.now(UTC):%Y-%m-%d}: {each} truths of each kind, drawn from the plan
of the preset `chain` over {PLAN.months} months, which scatter by {PLAN.trial_scatter:.0%}. The plan knows none.

Share of the truths inside the 80 % band: of the payback month (a truth that never pays back is inside where the
band has no end), and of the running sum at the horizon, which always exists. Aim: {LEAST:.2f} to {MOST:.2f}; what
misses it is in **bold**.

| what comes | months known | payback month | sum at the horizon | width of its band, thousands |
|---|---|---|---|---|
{chr(10).join(rows)}
"""


def _marked(share: float) -> str:
    """A share, in bold where it misses the aim."""
    mark = "" if LEAST <= round(share, 2) <= MOST else "**"
    return f"{mark}{share:.2f}{mark}"


def main() -> None:
    """Count and write down."""
    parser = argparse.ArgumentParser(prog="python -m bench.reforecast", description=__doc__)
    parser.add_argument("--truths", type=int, default=200, help="how many (200)")
    add_option(parser)
    asked = parser.parse_args()
    found = count(asked.truths, Deadline.after(asked.minutes))
    if not found:
        sys.exit("Not one truth within that time.")
    text = report(found)
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
