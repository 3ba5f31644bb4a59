"""The vocabulary of imported history: what can be measured, at which grain, and what a read file holds.

The reader of exports, the store and the charts all speak these words; none of them knows another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measure:
    """One column of figures in the store.

    Attributes:
        unit: ``count``, ``money``, ``ratio``, ``seconds`` or ``hours``.
        additive: May be summed over days and entities (reach and running totals may not).
    """

    unit: str = "count"
    additive: bool = True


MEASURES: Mapping[str, Measure] = {
    "impressions": Measure(),
    "views": Measure(),
    "reach": Measure(additive=False),
    "unique_impressions": Measure(additive=False),
    "likes": Measure(),
    "reactions": Measure(),
    "comments": Measure(),
    "shares": Measure(),
    "reposts": Measure(),
    "saves": Measure(),
    "engagements": Measure(),
    "clicks": Measure(),
    "clicks_all": Measure(),
    "link_clicks": Measure(),
    "profile_visits": Measure(),
    "visitors": Measure(additive=False),
    "sessions": Measure(),
    "messages": Measure(),
    "posts": Measure(),
    "followers": Measure(additive=False),
    "followers_gained": Measure(),
    "followers_lost": Measure(),
    "followers_net": Measure(),
    "video_views": Measure(),
    "engaged_views": Measure(),
    "engaged_users": Measure(additive=False),
    "new_users": Measure(),
    "watch_hours": Measure("hours"),
    "spend": Measure("money"),
    "conversions": Measure("count"),
    "conversions_value": Measure("money"),
    "leads": Measure(),
    "results_mixed": Measure(),
}
"""Names of the store's metric columns. ``results_mixed`` mixes units: read as a check, never stored."""

STORED_MEASURES = tuple(name for name in MEASURES if name != "results_mixed")


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which a platform counts another thing: figures before and after it do not compare.

    Attributes:
        measures: Those that begin, end or change their meaning on that day.
    """

    platform: str
    day: date
    measures: tuple[str, ...]


BREAKS = (
    Break("instagram", date(2025, 4, 21), ("impressions", "views")),
    Break("facebook", date(2025, 11, 15), ("impressions", "views")),
)
"""Views in the place of impressions. Source: Meta for Developers, "Page Insights API Updates" (August 15, 2025), for
Facebook; changelog of the Instagram platform (v22, January 2025), for Instagram."""


def breaks(measure: str, platforms: Collection[str], first: date, last: date) -> tuple[Break, ...]:
    """The breaks of a measure that lie between two days, both included, for the platforms that are shown."""
    return tuple(b for b in BREAKS if measure in b.measures and b.platform in platforms and first <= b.day <= last)


LEVELS = ("account", "page", "post", "video", "campaign", "ad_group", "ad")
"""What a metric row can be about. Levels of one account overlap and are never added: a reader who wants one figure
takes the first level of this order that measured it."""

MEASURE_KEY = ("date_day", "date_end", "platform", "account_id", "level", "entity_id", "currency")
"""Natural key of one metric row; ``date_end`` equals ``date_day`` unless the row covers a period."""

ORDER_KEY = ("platform", "account_id", "order_id")
ORDER_FIELDS = (
    "date_day", "currency", "subtotal", "discount_amount", "shipping", "taxes", "total", "refunded_amount",
    "financial_status", "cancelled_day", "source_name", "lineitem_quantity",
)  # fmt: skip
"""All that is kept of an order. Nothing about the person who ordered."""

ENTITY_FIELDS = ("name", "url", "created_at", "campaign_name", "ad_group_name", "kind")


@dataclass(frozen=True, slots=True)
class Problem:
    """One row or cell that was kept out, and why.

    Attributes:
        line: Line (or sheet row) in the file as the person sees it, from 1.
        column: Header of the column, as in the file; empty when the whole row is meant.
        cell: The text found, cut to 80 characters.
        reason: Key below ``problem.`` in the catalogues.
    """

    line: int
    column: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file does not say and a person must: asked once, before anything is kept.

    Attributes:
        name: ``account``, ``platform``, ``currency``, ``date_order``, ``year`` ...; also the option in the shell.
        guess: The best guess, prefilled; empty when there is none.
        evidence: Key below ``evidence.`` that says where the guess comes from; empty when there is none.
        choices: Allowed answers; empty for free text.
    """

    name: str
    guess: str = ""
    evidence: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth telling about a file that keeps nothing out (a total row left out, an empty report)."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table found in a file, read and typed but not kept.

    Attributes:
        source: Name of the export's description (``meta_ads``), or empty when nothing matched.
        grain: What one row is (``post``, ``account_day``, ``ad_day``, ``order``, ``campaign_period`` ...).
        fact: ``metric`` or ``order``: the store's table; empty when the table is recognised but not kept.
        rows: Data rows read, without totals, descriptions and rejected rows.
        sums: Per measure; a file that stacks networks names them ``reach@facebook``.
        rows_file: Typed rows as Parquet, in the columns of `MEASURE_KEY` + measures + `ENTITY_FIELDS`, or of
            `ORDER_KEY` + `ORDER_FIELDS`; None when there is nothing to keep.
    """

    source: str
    grain: str
    fact: str
    rows: int
    rejected: int
    first_date: date | None
    last_date: date | None
    currency: str
    sums: Mapping[str, float | None]
    account: str
    language: str
    platform: str = ""
    title: str = ""
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A format that an unknown table resembles, and the columns it lacks for it."""

    source: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file holds, before anything is kept.

    Attributes:
        columns: The columns found, when nothing was recognised or a person said what they are; each with a name of
            its own.
        nearest: The three nearest formats, when nothing was recognised.
        head: The first rows below these columns.
        roles: For each of these columns what it most likely is: ``guess`` is one of `payback.exports.ROLES`,
            ``evidence`` the format that calls a column so, or ``cells``; both may be empty.
    """

    file: str
    sha256: str
    size: int
    tables: tuple[TableReading, ...]
    columns: tuple[str, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    head: tuple[tuple[str, ...], ...] = ()
    roles: tuple[Question, ...] = ()

    @property
    def recognised(self) -> bool:
        """Whether at least one table matched a description."""
        return bool(self.tables)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every open question of the file, once each."""
        return tuple({q.name: q for table in self.tables for q in table.questions}.values())
