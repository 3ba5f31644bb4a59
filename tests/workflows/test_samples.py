"""Every development sample, inspection at and kept as the page does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.ingest.read_export import read_export
from payback.workflows.imports import inspect, keep
from tests.samples import agree, each_sample, sample

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store


@each_sample
def test_an_inspection_shows_what_a_sample_holds_and_it_is_kept(beside: Path, store: Store) -> None:
    """With a history beside it; where nothing is asked, what reached the store is kept to its last row."""
    path = sample(beside)
    inspection = inspect(store, path, path.name, read=read_export)
    agree(beside, inspection.reading.tables)
    if inspection.comparison is not None:
        batch = keep(store, inspection, by="test")
        assert batch.rows_rejected == 0
        assert (
            batch.rows_new + batch.rows_repeated
            == batch.rows_read
            <= sum(table.rows for table in inspection.reading.tables)
        )
