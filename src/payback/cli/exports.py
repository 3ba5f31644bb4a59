"""Exports from a shell: what they hold, and into the history with them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from payback.cli.options import STORE, Answers, AsJson, Files, Language, StoreUrl, answering
from payback.cli.terminal import opened, show, show_progress, speaking
from payback.errors import PaybackError
from payback.ingest.reader_pool import readers
from payback.wording import shell
from payback.workflows import imports

BY = "shell"


@answering
def inspect(files: Files, *, answers: Answers, as_json: AsJson = False, lang: Language = "") -> None:
    """Say what exports hold, without keeping anything and without a history."""
    readers.start()
    with speaking(lang) as words, tempfile.TemporaryDirectory() as folder:
        readings = []
        for number, path in enumerate(files):
            with show_progress(words, path.name) as report:
                readings.append(readers.read(path, path.name, answers, Path(folder) / str(number), report=report))
        show(
            [shell.reading_facts(reading) for reading in readings],
            (line for reading in readings for line in shell.reading_lines(reading, words)),
            wanted=as_json,
        )
        for reading in readings:
            if not reading.recognised:
                raise PaybackError("not_recognised", file=reading.file)


@answering
def take_in(
    files: Files, *, answers: Answers, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = ""
) -> None:
    """Keep exports in the history, one import a file."""
    readers.start()
    with speaking(lang) as words, opened(store) as kept:
        batches = []
        for path in files:
            with show_progress(words, path.name) as report:
                batches.append(imports.take_in(kept, path, path.name, by=BY, answers=answers, report=report))
        show(
            [shell.batch_facts(batch) for batch in batches],
            (shell.batch_line(batch, words) for batch in batches),
            wanted=as_json,
        )
