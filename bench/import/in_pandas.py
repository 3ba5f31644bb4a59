"""The same import as somebody at home in pandas writes it: Arrow's reader and Arrow's columns, no loop over rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from .stored import KEY, MEASURES, MONEY, write

if TYPE_CHECKING:
    from pathlib import Path

TYPES = {"conversions": "float64[pyarrow]"} | dict.fromkeys(MONEY, pd.ArrowDtype(pa.decimal128(18, 4)))


def take_in(export: Path, folder: Path) -> Path:
    """Read, clean, type, drop repeated keys, write."""
    text = pd.read_csv(export, sep=";", engine="pyarrow", dtype="string[pyarrow]", encoding="utf-8-sig")
    rows = pd.DataFrame(
        {
            "date_day": pd.to_datetime(text["Jour"], format="%d/%m/%Y").astype("date32[pyarrow]"),
            "platform": "meta",
            "account_id": text["Identifiant du compte"],
            "level": "campaign",
            "entity_id": text["Identifiant de la campagne"],
            "currency": "CAD",
            "campaign_name": text["Nom de la campagne"],
        }
    )
    rows["date_end"] = rows["date_day"]
    for header, name in MEASURES.items():
        digits = text[header].str.replace("\u202f", "", regex=False).str.replace(",", ".", regex=False)
        rows[name] = digits.replace("", pd.NA).astype(TYPES.get(name, "int64[pyarrow]"))
    rows = rows.drop_duplicates(list(KEY))
    names = rows[["platform", "account_id", "level", "entity_id", "campaign_name"]].drop_duplicates(
        ["platform", "account_id", "level", "entity_id"], keep="last"
    )
    stored = folder / "history.duckdb"
    write(stored, pa.Table.from_pandas(rows.drop(columns="campaign_name"), preserve_index=False), names)
    return stored
