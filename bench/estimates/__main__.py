"""Count over made-up companies how many ranges hold the truth, by assumption; write RESULTS.md.

A range is one of 90 %: nine of ten should hold it. Fifty companies take a quarter of a minute.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from bench.deadline import Deadline, add_option
from demo_company import live, read_truth, vary
from demo_company.by_month import history_of, holds_the_truth

HERE = Path(__file__).parent
TRUTH = HERE.parents[1] / "data" / "demo" / "truth.toml"
ALL, EACH = 0.9, 0.8
"""Shares of all ranges, and of those of each assumption, that have to hold the truth."""


def count(companies: int, deadline: Deadline) -> tuple[Counter[str], int]:
    """Ranges that hold the truth, by assumption, and of how many companies."""
    truth, inside = read_truth(TRUTH), Counter[str]()
    for seed in range(companies):
        if deadline.over():
            return inside, seed
        company = vary(truth, seed)
        inside.update(holds_the_truth(history_of(live(company, seed)), company))
    return inside, companies


def report(inside: Counter[str], companies: int) -> str:
    """The counts as a table, and whether the aims are reached."""
    everything, fewest = inside.total() / (companies * len(inside)), min(inside.values()) / companies
    rows = "\n".join(f"| {name} | {held} |" for name, held in sorted(inside.items()))
    return f"""# What a history says, beside the truth

Written by `python -m bench.estimates`, {datetime.now(UTC):%Y-%m-%d}: {companies} made-up companies of three years.

| aim | found | |
|---|---|---|
| {ALL:.0%} of all ranges of 90 % hold the truth | {everything:.1%} | {_verdict(everything >= ALL)} |
| {EACH:.0%} of those of each single assumption | {fewest:.1%} | {_verdict(fewest >= EACH)} |

| assumption | ranges that hold the truth, of {companies} |
|---|---|
{rows}
"""


def _verdict(reached: bool) -> str:  # noqa: FBT001 - one fact, one word
    return "reached" if reached else "**not reached**"


def main() -> None:
    """Count and write down."""
    parser = argparse.ArgumentParser(prog="python -m bench.estimates", description=__doc__)
    parser.add_argument("--companies", type=int, default=50, help="how many (50)")
    add_option(parser)
    asked = parser.parse_args()
    inside, companies = count(asked.companies, Deadline.after(asked.minutes))
    text = report(inside, companies) if companies else "Not one company within that time.\n"
    if companies:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
