"""No estimate crosses a break of what it is made of, whichever break: those of the data, and one of every measure."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from payback.history.measure_breaks import BREAKS, Break
from payback.store import open_store
from payback.workflows.history_estimates import estimates_from_history
from payback.workflows.monthly_history import months as months_module
from tests.store.readings import reading, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.store import Store

MONTHS = 6
"""Of the history on either side of a break."""

ESTIMATED = (
    "followers", "followers_gained", "followers_lost", "messages", "reach", "link_clicks",
    "spend", "impressions", "conversions", "conversions_value", "leads",
)  # fmt: skip
"""Measures that estimates rest on."""

DATED = [(each, measure) for each in BREAKS for measure in each.measures]
INVENTED = [Break("facebook", date(2025, 9, 10), (measure,), "invented") for measure in ESTIMATED]


def first_of(day: date, months: int = 0) -> date:
    """First day of the month so many after that of a day."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def rows(platform: str, day: date) -> Iterator[dict[str, Any]]:
    """Every measure of an account, its posts and its campaigns; before the month of a day all figures are others."""
    for number in range(-MONTHS, MONTHS + 1):
        first, factor = first_of(day, number), 3 if number <= 0 else 1
        about = {"platform": platform, "account_id": "1"}
        for n in range((first_of(first, 1) - first).days):
            figures = {"messages": 2 + n % 3, "followers_gained": 5 + n % 4, "followers_lost": 2 + n % 2}
            counted = {name: value * factor for name, value in figures.items()}
            total = 1_000 * factor + 30 * number + n
            yield {"date_day": first + timedelta(n), **about, "level": "account", "followers": total, **counted}
        for n in range(6):
            of_post = {"reach": (300 + 10 * n) * factor, "link_clicks": (9 + n) * factor}
            entity = {"level": "post", "entity_id": f"{number}-{n}", "created_at": None}
            yield {"date_day": first + timedelta(4 * n), **about, **entity, **of_post}
        campaign = {"level": "campaign", "entity_id": f"c{number}", "name": f"c{number}", "currency": "CAD"}
        bought = {"spend": 40.0 + number, "impressions": 2_000, "link_clicks": 300}
        won = {"conversions": 4.0 * factor + number % 3, "conversions_value": 300.0, "leads": 7 * factor + number % 2}
        yield {"date_day": first, **about, **campaign, **bought, **won}


Estimates = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def estimates(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Estimates]:
    """What is estimated of the history around a day: each is kept once, and asked once for each list of breaks."""
    stores: list[Store] = []

    @cache
    def kept(platform: str, day: date, without: str) -> Store:
        """That history, `without` one measure in the months up to that of the day."""
        told = [
            {name: value for name, value in row.items() if name != without or row["date_day"] >= first_of(day, 1)}
            for row in rows(platform, day)
        ]
        stores.append(open_store(Path(shutil.copy(empty_file, tmp_path_factory.mktemp("kept") / "h.duckdb"))))
        stores[-1].keep(reading(table(stores[-1].inbox, told, platform=platform)), by="ada")
        return stores[-1]

    @cache
    def estimated(platform: str, day: date, *, without: str = "", breaks: tuple[Break, ...] = BREAKS) -> dict[str, Any]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(months_module, "BREAKS", breaks)
            asked = first_of(day, MONTHS + 1) + timedelta(9)
            return dict(estimates_from_history(kept(platform, day, without), asked))

    yield estimated
    for store in stores:
        store.close()


@pytest.mark.parametrize(("dated", "measure"), DATED, ids=lambda each: str(getattr(each, "day", each)))
def test_months_before_a_break_change_no_estimate(estimates: Estimates, dated: Break, measure: str) -> None:
    """For every break of the data: whether or not its measure was exported before, the estimates are the same."""
    assert estimates(dated.platform, dated.day)
    assert estimates(dated.platform, dated.day, without=measure) == estimates(dated.platform, dated.day)


@pytest.mark.parametrize("invented", INVENTED, ids=lambda each: each.measures[0])
def test_a_break_of_any_measure_would_be_kept(estimates: Estimates, invented: Break) -> None:
    """A break that is listed tomorrow, of any measure that an estimate rests on, parts what today is joined."""
    (measure,) = invented.measures

    def joined_and_parted(without: str = "") -> list[dict[str, Any]]:
        return [
            estimates(invented.platform, invented.day, without=without, breaks=breaks) for breaks in ((), (invented,))
        ]

    joined, parted = joined_and_parted()
    joined_without, parted_without = joined_and_parted(measure)
    assert joined_without != joined
    assert parted != joined
    assert parted_without == parted
