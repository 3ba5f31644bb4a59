"""What each row belongs to and what it is about, as SQL over the typed rows: network, account, currency, entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.networks import NETWORK_BY_NAME
from payback.ingest.cell_sql import alias
from payback.sql.queries import literal

if TYPE_CHECKING:
    from payback.history.table_layout import Column, Layout

NAMES = ("name", "campaign_name", "ad_group_name")
LINK_ID = r"(\d{8,})\D*$"
NO_NAME = r"[^\p{L}\p{M}\p{N}&()+./_ -]+"
"""What no network has in its name."""

LONGEST_NETWORK = 60
NUMBERED_LEVELS = ("campaign", "ad_group", "ad", "keyword")
"""Levels of which equal rows are real: without an id two ads may share a name on one day."""


def has_one_row_a_day(layout: Layout) -> bool:
    """Whether what a row is about has one row a day: the account, a post, or what has an id."""
    has_id = len(layout.keys) == 1 and layout.keys[0].endswith("_id")
    return has_id or layout.level not in NUMBERED_LEVELS


def key_sql(layout: Layout) -> str:
    """SQL for what a row is about and its day, under the names of `payback.history.measures.MEASURE_KEY`."""
    return (
        f"date_day, coalesce(date_end, date_day) as date_end, {platform_sql(layout)} as platform, "
        f"{account_sql(layout)} as account_id, {literal(layout.level)} as level, "
        f"{entity_sql(layout)} as entity_id, {currency_sql(layout)} as currency"
    )


def platform_sql(layout: Layout) -> str:
    """SQL for the network of a row; one that is not known keeps the letters, digits and few signs of its name."""
    column = layout.column("network")
    if column is None or (layout.platform and not layout.several_networks):
        return literal(layout.platform)
    name = f"lower({alias(column)})"
    branches = " ".join(f"when {name} = '{theirs}' then '{ours}'" for theirs, ours in NETWORK_BY_NAME.items())
    unknown = f"nullif(left(trim(regexp_replace({name}, '{NO_NAME}', ' ', 'g')), {LONGEST_NETWORK}), '')"
    return f"case {branches} else coalesce({unknown}, {literal(layout.platform)}) end"


def account_sql(layout: Layout) -> str:
    """SQL for the account of a row: its id, its name, the handle in its link, or what the person answered."""
    options = [alias(column) for column in map(layout.column, ("account_id", "account")) if column]
    url = layout.column("url")
    if url and layout.handle:
        options.append(f"nullif(regexp_extract({alias(url)}, {literal(layout.handle)}, 1), '')")
    return f"coalesce({', '.join([*options, _answered_account(layout)])})"


def _answered_account(layout: Layout) -> str:
    """SQL for the account that a person named: the id by which the history knows it on the row's network."""
    answer = literal(layout.account_id)
    known = "".join(f" when {literal(network)} then {literal(id_)}" for network, id_ in layout.account_ids.items())
    return f"case {platform_sql(layout)}{known} else {answer} end" if known else answer


def currency_sql(layout: Layout) -> str:
    """SQL for the currency of a row."""
    column = layout.column("currency")
    of_table = literal(layout.currency)
    return f"coalesce(upper({alias(column)}), {of_table})" if column else of_table


def entity_sql(layout: Layout) -> str:
    """SQL for what a row is about: the platform's id, else a digest of all that names it."""
    names = [column for column in (layout.column(name) for name in layout.keys) if column]
    if len(names) == 1 and names[0].name == "url":
        link = alias(names[0])
        return f"coalesce(nullif(regexp_extract({link}, '{LINK_ID}', 1), ''), {link}, {_by_name(layout)})"
    if len(names) == 1 and (names[0].kind == "id" or names[0].name.endswith("_id")):
        return f"coalesce({alias(names[0])}, {_by_name(layout)})"
    return _digest(names) if names else "''"


def _by_name(layout: Layout) -> str:
    """SQL for what stands in for an id that is blank: a digest of the names."""
    return _digest([column for column in layout.columns if column.name in NAMES and column.kind == "text"])


def _digest(columns: list[Column]) -> str:
    if not columns:
        return "''"
    parts = ", ".join(f"coalesce({alias(column)}, '')" for column in columns)
    return f"md5(concat_ws(chr(31), {parts}))"
