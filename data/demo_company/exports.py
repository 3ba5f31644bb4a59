"""Which files the company's manager downloads, year by year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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

FILES: Mapping[str, Callable[[Life, Period], bytes]] = {
    "{first}_{last}_7420000000000001.csv": meta_content.facebook,
    "{first}_{last}_7420000000000002.csv": meta_content.instagram,
    "Follows.csv": partial(meta_daily.daily, "follows"),
    "Reach.csv": partial(meta_daily.daily, "reach"),
    "Views.csv": partial(meta_daily.daily, "views"),
    "Visits.csv": partial(meta_daily.daily, "visits"),
    "Link clicks.csv": partial(meta_daily.daily, "link_clicks"),
    "LPB-Ads-{first}-{last}.csv": meta_ads.ads,
    f"{SLUG}_followers_1793500000001.xls": linkedin.followers,
    f"{SLUG}_content_1793500000002.xls": linkedin.content,
    f"{SLUG}_competitor_analytics_1793500000003.xlsx": linkedin.competitors,
    "Profile Performance {first} to {last}.csv": sprout.profiles,
    "orders_export_1.csv": shopify.orders,
}
"""File names as the platforms give them; one of each lands in every year's folder."""


def generate(truth: Truth, seed: int, folder: Path) -> tuple[Path, ...]:
    """Write the exports of a company into `folder`; the same truth and seed give the same bytes."""
    life = live(truth, seed)
    written = []
    for period in yearly(truth.first_day, truth.last_day):
        (folder / period.folder).mkdir(parents=True, exist_ok=True)
        for name, write in FILES.items():
            path = folder / period.folder / period.named(name)
            path.write_bytes(write(life, period))
            written.append(path)
    return tuple(written)
