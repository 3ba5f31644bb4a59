"""Exports that are kept while replicas are killed, and what a history must hold of each."""

from __future__ import annotations

import asyncio
import csv
import json
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.hosting.cluster import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Batch, Store

CAMPAIGNS, DAYS = 60, 365
ROWS = CAMPAIGNS * DAYS
SHELL_DAYS = 30
HEADER = (
    "Account name", "Account ID", "Campaign name", "Campaign ID", "Day", "Amount spent (CAD)", "Impressions",
    "Reporting starts", "Reporting ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """An export that somebody keeps; no two have a row in common.

    Attributes:
        rows: That it holds, all of which are new the first time.
    """

    path: Path
    rows: int


def export(folder: Path, number: int, *, days: int = DAYS) -> File:
    """Write an export of Meta's ads: so many days of campaigns that no other has."""
    path = folder / f"export-{number}.csv"
    with path.open("w", encoding="utf-8", newline="") as text:
        lines = csv.writer(text)
        lines.writerow(HEADER)
        for campaign in range(number * CAMPAIGNS, (number + 1) * CAMPAIGNS):
            for each in range(days):
                day = (date(2025, 1, 1) + timedelta(each)).isoformat()
                spend, impressions = f"{campaign + each / 100:.2f}", 1_000 + campaign * each
                lines.writerow(
                    ("Maple", "101", f"Campaign {campaign}", f"9{campaign:05}", day, spend, impressions, day, day)
                )
    return File(path, CAMPAIGNS * days)


async def take_in(setting: str, file: File) -> bool:
    """Keep a file from a shell; whether the shell said that it is kept."""
    command = [sys.executable, "-m", "payback.cli", "take-in", str(file.path), "--store", setting, "--json"]
    shell = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    said, _ = await shell.communicate()
    return shell.returncode == 0 and len(json.loads(said)) == 1


def applied(store: Store, file: File) -> list[Batch]:
    """The imports of a file that count."""
    return [batch for batch in store.batches() if batch.file == file.path.name and batch.undone_at is None]


def whole(store: Store, file: File) -> bool:
    """Whether a file is in the history once, with all its rows."""
    return [batch.rows_new for batch in applied(store, file)] == [file.rows]
