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
from bench.effect.shares import FALSE, LEAST, MOST, Share, aims, power
from bench.effect.unseen_families import UNSEEN_FAMILIES

HERE = Path(__file__).parent
SEED = 400_000
"""First seed; no recipe was tuned on any from here on."""

KINDS = {
    "Kinds that the recipe was made on": FAMILIES,
    "Kinds that neither was made on": NEW_FAMILIES,
    "Kinds written after the recipe had been changed by those above": LATEST_FAMILIES,
    "Kinds written after it had been changed by those": JUDGING_FAMILIES,
    "Kinds written after the recipe had last been changed": UNSEEN_FAMILIES,
}

HEAD = """| family | aims | ours: coverage | false | power | too early | peer: coverage | false | power | ours sees |
|---|---|---|---|---|---|---|---|---|---|"""


def count(most: int, deadline: Deadline) -> dict[str, list[Judged]]:
    """As many series of every family as the time allows, the same number of each."""
    found: dict[str, list[Judged]] = defaultdict(list)
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        for seed in range(SEED, SEED + most):
            if deadline.over(0.9):
                break
            for name, one in pool.imap_unordered(judged, [(name, seed) for name in ALL]):
                found[name].append(one)
    return found


def share(flags: list[bool]) -> Share:
    """What is true, of all."""
    return Share(sum(flags), len(flags))


def held(every: list[tuple[bool, ...]]) -> Share:
    """Intervals that hold the truth; a series is one case, whose two verdicts rest on the same months before."""
    told = [flags for flags in every if flags]
    return Share(sum(sum(flags) / len(flags) for flags in told), len(told))


def row(name: str, every: list[Judged]) -> tuple[str, str, str]:
    """A line of the table, whether the aims are met, and how the power compares."""
    found, false = held([one.held for one in every]), share([one.false for one in every])
    seen, early = share([one.seen for one in every]), sum(one.early for one in every) / (2 * len(every))
    peer_found, peer_false = held([one.peer_held for one in every]), share([one.peer_false for one in every])
    peer_seen = share([one.peer_seen for one in every])
    reached, strong = aims(found, false), power(seen, peer_seen, peer_false)
    cells = (name, reached, found, false, seen, f"{early:.2f}", peer_found, peer_false, peer_seen, strong)
    return f"| {' | '.join(map(str, cells))} |", reached, strong


def _tables(rows: dict[str, tuple[str, str, str]]) -> str:
    """A table of each kind of families."""
    return "\n".join(
        "\n".join(["", f"## {title}", "", HEAD, *(rows[name][0] for name in names)]) for title, names in KINDS.items()
    )


def report(found: dict[str, list[Judged]]) -> str:
    """The families as tables, and how many reach the aims."""
    rows = {name: row(name, every) for name, every in found.items()}
    reached = [aim.strip("*").partition(":")[0].partition(",")[0] for _, aim, _ in rows.values()]
    within, outside = reached.count("within"), reached.count("outside")
    less = sum("less" in strong and "no" not in strong for *_, strong in rows.values())
    everything = [one for every in found.values() for one in every]
    together = row("all together", everything)[0].split(" | ")
    ours, peer = (np.mean([getattr(one, name) for one in everything]) for name in ("seconds", "peer_seconds"))
    each = len(next(iter(found.values())))
    return f"""# What a hire brought, beside the truth

Written by `python -m bench.effect`, {datetime.now(UTC):%Y-%m-%d}: {each} series of each family, each judged
without a hire and with one who brings {LIFT:.0%} more, by ours and by the peer; seeds from {SEED} on, on which nothing
was tuned. Each family has noise of its own. A series takes ours {ours:.2f} s of a processor, the peer {peer:.2f} s.

Coverage: 95 % intervals of the mean effect that hold the truth, where the verdict is not "too early".
False: effects claimed of no hire, of either sign. Power: hires said to have brought something. Too early:
share of all verdicts. The peer is `UnobservedComponents` with a local level and the controls; it claims what
its 95 % interval leaves out. In brackets what the true share lies between with 95 % probability (Wilson); the two
verdicts on a series rest on the same months before, and count as one.

Aim: coverage of {LEAST:.2f} to {MOST:.2f}, false claims of at most {FALSE:.2f}, or the verdict "too early". A family is
*within* where the brackets leave no doubt: coverage wholly above {LEAST:.2f}, or no verdict at all, and false claims
wholly below {FALSE:.2f}. It is *outside* where one of them lies wholly on the other side; else so many series *cannot
tell*. *Wide* says that the coverage lies wholly above {MOST:.2f}: more careful than need be.
Of {len(rows)} families {within} are within, {outside} outside, of {len(rows) - within - outside} it cannot be told.

Power is *less* or *no less* where the 95 % interval of the difference (Newcombe) leaves no doubt, and not compared
where the peer's false claims lie wholly above {FALSE:.2f}; in {less} families it is less. Brackets leave the truth out
one time in twenty, half of these on either side: of {len(rows)} families just within the aims, one would be called
outside by chance.

{HEAD}
{" | ".join([together[0], "", *together[2:-1], " |"])}
{_tables(rows)}
"""


def main() -> None:
    """Count and write down."""
    parser = argparse.ArgumentParser(prog="python -m bench.effect", description=__doc__)
    parser.add_argument("--series", type=int, default=400, help="most of each family (400)")
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
