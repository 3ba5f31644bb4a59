"""Every development sample reads to exactly what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exports.conftest import read
from tests.samples import agree, each_sample, sample

if TYPE_CHECKING:
    from pathlib import Path


@each_sample
def test_sample_reads_to_its_totals(beside: Path, tmp_path: Path) -> None:
    """Read alone, as the shell's `inspect` does."""
    agree(beside, read(sample(beside), tmp_path).tables)
