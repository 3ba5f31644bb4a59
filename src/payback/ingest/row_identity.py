"""Whose rows they are and what each is about, as SQL over the typed rows: network, account, currency, entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.ingest import cell_sql

if TYPE_CHECKING:
    from payback.history.table_layout import Column, Layout

LINK_ID = r"(\d{8,})\D*$"


def platform_sql(layout: Layout) -> str:
    """SQL for the network of a row."""
    column = layout.column("network")
    if column is None or (layout.platform and not layout.stacked):
        return cell_sql.literal(layout.platform)
    name = f"lower({cell_sql.alias(column)})"
    branches = " ".join(f"when {name} = '{said}' then '{ours}'" for said, ours in cell_sql.NETWORK.items())
    return f"case {branches} when {name} is null then {cell_sql.literal(layout.platform)} else {name} end"


def account_sql(layout: Layout) -> str:
    """SQL for the account of a row: its id, its name, the handle in its link, or what the person said."""
    options = [cell_sql.alias(c) for c in map(layout.column, ("account_id", "account")) if c]
    url = layout.column("url")
    if url and layout.handle:
        options.append(f"nullif(regexp_extract({cell_sql.alias(url)}, {cell_sql.literal(layout.handle)}, 1), '')")
    return f"coalesce({', '.join([*options, _answered(layout)])})"


def _answered(layout: Layout) -> str:
    """SQL for the account that a person named: the id by which the history knows it on the row's network."""
    said = cell_sql.literal(layout.account_id)
    known = "".join(f" when {cell_sql.literal(p)} then {cell_sql.literal(i)}" for p, i in layout.account_ids.items())
    return f"case {platform_sql(layout)}{known} else {said} end" if known else said


def currency_sql(layout: Layout) -> str:
    """SQL for the currency of a row."""
    column = layout.column("currency")
    said = cell_sql.literal(layout.currency)
    return f"coalesce(upper({cell_sql.alias(column)}), {said})" if column else said


def entity_sql(layout: Layout) -> str:
    """SQL for what a row is about: the platform's id, else a digest of all that names it; with its breakdown."""
    named = [c for c in (layout.column(name) for name in layout.keys) if c]
    split = [c for c in layout.columns if c.index in layout.breakdowns]
    own = "''"
    if len(named) == 1 and named[0].name == "url":
        link = cell_sql.alias(named[0])
        own = f"coalesce(nullif(regexp_extract({link}, '{LINK_ID}', 1), ''), {link}, '')"
    elif len(named) == 1 and (named[0].kind == "id" or named[0].name.endswith("_id")):
        own = f"coalesce({cell_sql.alias(named[0])}, '')"
    elif named:
        own = _digest(named)
    return f"{own} || '/' || {_digest(split)}" if split else own


def _digest(columns: list[Column]) -> str:
    parts = ", ".join(f"coalesce({cell_sql.alias(c)}, '')" for c in columns)
    return f"md5(concat_ws(chr(31), {parts}))"
