"""Which files the company's manager downloads: some year by year, some once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from demo_company.files import linkedin, meta_ads, meta_content, meta_daily, shopify, sprout
from demo_company.files.period import yearly
from demo_company.life import live
from demo_company.texts import SLUG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from demo_company.files.period import Period
    from demo_company.life import Life
    from demo_company.truth import Truth

Writer: TypeAlias = "Callable[[Life, Period], bytes]"

YEARLY: Mapping[str, Writer] = {
    "{first}_{last}_7420000000000001.csv": meta_content.facebook,
    "{first}_{last}_7420000000000002.csv": meta_content.instagram,
    "Reach.csv": partial(meta_daily.daily, "reach"),
    "LPB-Ads-{first}-{last}.csv": meta_ads.ads,
    f"{SLUG}_followers_1793500000001.xls": linkedin.followers,
    f"{SLUG}_content_1793500000002.xls": linkedin.content,
    "orders_export_1.csv": shopify.orders,
}
"""What she downloads every year, by the names that the platforms give."""

ONCE: Mapping[str, Writer] = {
    "Follows.csv": partial(meta_daily.daily, "follows"),
    "Views.csv": partial(meta_daily.daily, "views"),
    "Visits.csv": partial(meta_daily.daily, "visits"),
    "Link clicks.csv": partial(meta_daily.daily, "link_clicks"),
    f"{SLUG}_competitor_analytics_1793500000003.xlsx": linkedin.competitors,
    "Profile Performance {first} to {last}.csv": sprout.profiles,
}
"""What she downloads at the end, for the whole time."""

FOLLOWED = (meta_content.facebook, meta_content.instagram, linkedin.content, shopify.orders, sprout.profiles)
"""What a hire is followed by."""


def generate(truth: Truth, seed: int, folder: Path) -> tuple[Path, ...]:
    """Write the exports of a company into `folder`; the same truth and seed give the same bytes.

    Once somebody is hired, only what her work is followed by is downloaded.
    """
    life = live(truth, seed)
    years = yearly(truth.first_day, truth.last_day)
    whole = replace(years[-1], first=truth.first_day)
    downloads = [
        (period, row)
        for period, row in [*product(years, YEARLY.items()), *product([whole], ONCE.items())]
        if not truth.hired or row[1] in FOLLOWED
    ]
    return tuple(saved(folder, period, name, write(life, period)) for period, (name, write) in downloads)


def saved(folder: Path, period: Period, name: str, data: bytes) -> Path:
    """Where one export was written: in the folder of the year it ends in."""
    path = folder / period.folder / period.named(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
