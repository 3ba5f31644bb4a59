"""Every development sample, looked at and kept as the page does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.ingest.read_export import read_export
from payback.workflows.imports import keep, look
from tests.samples import agree, each_sample, sample

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store


@each_sample
def test_a_look_says_what_a_sample_holds_and_keeping_keeps_it(beside: Path, store: Store) -> None:
    """With a history beside it; where nothing is asked, what reached the store is kept to its last row."""
    path = sample(beside)
    looked = look(store, path, path.name, read=read_export)
    agree(beside, looked.reading.tables)
    if looked.comparison is not None:
        batch = keep(store, looked, by="test")
        assert batch.rows_rejected == 0
        assert batch.rows_new + batch.rows_repeated == batch.rows_read <= sum(t.rows for t in looked.reading.tables)
