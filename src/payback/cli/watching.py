"""A watched folder from a shell: one line for each file that arrives, until somebody ends it."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from payback.cli.options import STORE, AsJson, Language, StoreUrl
from payback.cli.terminal import localized, print_line, store_at
from payback.ingest.reader_pool import readers
from payback.wording import file_outcomes
from payback.workflows.watched_folder import LOOK_SECONDS, WatchedFolder, arrivals

Folder = Annotated[Path, typer.Argument(envvar="PAYBACK_WATCH", help="Where exports arrive.")]
Once = Annotated[bool, typer.Option("--once", help="Look once, and end.")]


def watch(
    folder: Folder, *, store: StoreUrl = STORE, once: Once = False, as_json: AsJson = False, lang: Language = ""
) -> None:
    """Take in exports as they arrive in a folder; name those that leave a question open. With --json a line a file."""
    readers.start()
    with localized(lang) as words, store_at(store, words, create=True) as history, suppress(KeyboardInterrupt):
        for arrived in arrivals(WatchedFolder(history, folder), time.time, (lambda: True) if once else _next_look):
            facts = file_outcomes.arrival_facts(arrived.file, arrived.batch, arrived.error)
            line = file_outcomes.arrival_line(arrived.file, arrived.batch, arrived.error, words)
            print_line(json.dumps(facts, ensure_ascii=False, allow_nan=False) if as_json else line)


def _next_look() -> bool:
    time.sleep(LOOK_SECONDS)
    return False
