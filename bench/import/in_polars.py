"""The same import as somebody at home in polars writes it: one lazy query, collected by its streaming engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from .stored import KEY, MEASURES, MONEY, write

if TYPE_CHECKING:
    from pathlib import Path

TYPES = {"conversions": pl.Float64()} | dict.fromkeys(MONEY, pl.Decimal(18, 4))


def figure(header: str, name: str) -> pl.Expr:
    """A column of figures: its spaces taken out, its comma made a point."""
    digits = pl.col(header).str.replace_all("\u202f", "", literal=True).str.replace(",", ".", literal=True)
    return digits.replace("", None).cast(TYPES.get(name, pl.Int64())).alias(name)


def take_in(export: Path, folder: Path) -> Path:
    """Read, clean, type, drop repeated keys, write."""
    day = pl.col("Jour").str.to_date("%d/%m/%Y")
    rows = (
        pl.scan_csv(export, separator=";", infer_schema=False)
        .select(
            day.alias("date_day"),
            day.alias("date_end"),
            pl.lit("meta").alias("platform"),
            pl.col("Identifiant du compte").alias("account_id"),
            pl.lit("campaign").alias("level"),
            pl.col("Identifiant de la campagne").alias("entity_id"),
            pl.lit("CAD").alias("currency"),
            pl.col("Nom de la campagne").alias("campaign_name"),
            *(figure(header, name) for header, name in MEASURES.items()),
        )
        .unique(KEY, keep="any")
        .collect(engine="streaming")
    )
    names = rows.select("platform", "account_id", "level", "entity_id", "campaign_name").unique(
        ["platform", "account_id", "level", "entity_id"], keep="any"
    )
    stored = folder / "history.duckdb"
    write(stored, rows.drop("campaign_name").to_arrow(), names.to_arrow())
    return stored
