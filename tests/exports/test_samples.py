"""Every development sample reads to exactly what stands beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from payback.ingest.read_export import read_export
from tests.samples import agree, each_sample, sample

if TYPE_CHECKING:
    from pathlib import Path


TAKEN = date(2026, 11, 30)
"""After the last day of any of them."""


@each_sample
def test_sample_reads_to_its_totals(beside: Path, tmp_path: Path) -> None:
    """Read alone, as the shell's `inspect` does."""
    path = sample(beside)
    agree(beside, read_export(path, path.name, {}, tmp_path, uploaded=TAKEN).tables)
