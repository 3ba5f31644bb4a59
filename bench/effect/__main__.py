"""Count over made-up series how often an effect is rightly seen and wrongly claimed, beside CausalImpact's model.

Every series is judged twice: as it is without a hire, and with one who brings a quarter more. Writes RESULTS.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from bench.deadline import Deadline, add_option
from bench.effect.families import FAMILIES, LATEST_FAMILIES, LIFT, NEW_FAMILIES
from bench.effect.judgement import ALL, Judged, judged
from bench.effect.judging_families import JUDGING_FAMILIES

HERE = Path(__file__).parent
SEED = 400_000
"""First seed; no recipe was tuned on any from here on."""

LEAST, MOST, FALSE = 0.90, 0.98, 0.05


def count(most: int, deadline: Deadline) -> dict[str, list[Judged]]:
    """As many series of every family as the time allows, the same number of each."""
    found: dict[str, list[Judged]] = defaultdict(list)
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        for seed in range(SEED, SEED + most):
            if deadline.over(0.9):
                break
            for name, one in pool.map(judged, [(name, seed) for name in ALL], chunksize=1):
                found[name].append(one)
    return found


def share(flags: list[bool]) -> float:
    """Share of what is true; NaN of nothing."""
    return float(np.mean(flags)) if flags else float("nan")


def row(name: str, every: list[Judged]) -> tuple[str, bool, bool]:
    """A line of the table, whether the aims are met, and whether the power is the peer's where that is honest."""
    held = share([flag for one in every for flag in one.held])
    early = sum(one.early for one in every) / (2 * len(every))
    false, seen = share([one.false for one in every]), share([one.seen for one in every])
    peer_held = share([flag for one in every for flag in one.peer_held])
    peer_false, peer_seen = share([one.peer_false for one in every]), share([one.peer_seen for one in every])
    good = false <= FALSE and (np.isnan(held) or held >= LEAST)
    strong = peer_false > FALSE or seen >= peer_seen
    coverage = "" if np.isnan(held) else f"{held:.2f}"
    ours = f"{coverage} / {false:.2f} / {seen:.2f} | {early:.2f}"
    peer = f"{peer_held:.2f} / {peer_false:.2f} / {peer_seen:.2f}"
    mark = "**" if not good else ""
    return f"| {mark}{name}{mark} | {ours} | {peer} | {'' if strong else 'less power'} |", good, strong


def report(found: dict[str, list[Judged]]) -> str:
    """The families as tables, and how many reach the aims."""
    rows = {name: row(name, every) for name, every in found.items()}
    reached, strong = sum(good for _, good, _ in rows.values()), sum(strong for *_, strong in rows.values())
    wide = sum(share([flag for one in every for flag in one.held]) > MOST for every in found.values())
    together, *_ = row("all together", [one for every in found.values() for one in every])
    head = "| family | ours: coverage / false / power | too early | CausalImpact's model | |\n|---|---|---|---|---|"
    kinds = (FAMILIES, NEW_FAMILIES, LATEST_FAMILIES, JUDGING_FAMILIES)
    old, new, latest, judging = ("\n".join(rows[name][0] for name in names) for names in kinds)
    each = len(next(iter(found.values())))
    return f"""# What a hire brought, beside the truth

Written by `python -m bench.effect`, {datetime.now(UTC):%Y-%m-%d}: {each} series of each family, each judged
without a hire and with one who brings {LIFT:.0%} more; seeds from {SEED} on, on which nothing was tuned.

Coverage: 95 % intervals of the mean effect that hold the truth, where the verdict is not "too early".
False: effects claimed of no hire, of either sign. Power: hires said to have brought something. Too early:
share of all verdicts. The peer is `UnobservedComponents` with a local level and the controls; it claims what
its 95 % interval leaves out.

Aim: coverage of {LEAST:.2f} to {MOST:.2f}, false claims of at most {FALSE:.2f}. Of {len(rows)} families
{reached} reach {LEAST:.2f} and {FALSE:.2f} ({wide} of all cover more than {MOST:.2f}: wider than need be); the
others are in **bold**. In {strong} the power is the peer's at least, or the peer claims too much. One series more
or less moves a share by {1 / each:.2f}. Families of as many months have the same noise for the same
seed, so that what falls out badly in one does in others, and all together weigh less than their number.

{head}
{together}

## Kinds that the recipe was made on

{head}
{old}

## Kinds that neither was made on

{head}
{new}

## Kinds written after the recipe had been changed by those above

{head}
{latest}

## Kinds written after the recipe had last been changed

{head}
{judging}
"""


def main() -> None:
    """Count and write down."""
    parser = argparse.ArgumentParser(prog="python -m bench.effect", description=__doc__)
    parser.add_argument("--series", type=int, default=200, help="most of each family (200)")
    add_option(parser)
    asked = parser.parse_args()
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[threads] = "1"
    found = count(asked.series, Deadline.after(asked.minutes))
    if not found:
        sys.exit("Not one series of each family within that time.")
    text = report(found)
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
