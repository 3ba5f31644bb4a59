"""Exports from a shell: what they hold, and into the history with them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from payback.cli.options import (
    STORE,
    UNNAMED,
    Answers,
    AsJson,
    Files,
    KeepDemo,
    Language,
    StoreUrl,
    with_question_options,
)
from payback.cli.terminal import known_history, localized, print_note, print_result, show_progress, store_at
from payback.errors import PaybackError
from payback.history.answers import understood_answers
from payback.ingest.reader_pool import readers
from payback.sql.scratch_folders import ScratchFolder
from payback.wording import file_outcomes, shell
from payback.workflows import imports
from payback.workflows.demo_company import is_demo, make_room
from payback.workflows.read_with_history import read_with_history

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.store import Batch, Store

BY = "shell"


@with_question_options
def inspect(
    files: Files,
    *,
    answers: Answers,
    store: StoreUrl = UNNAMED,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Say what exports hold, without keeping anything; with what a history knows of accounts where one is named."""
    readers.start()
    unknown = "shell.without_store.accounts"
    with localized(lang) as words, ScratchFolder() as folder, known_history(store, words, without=unknown) as history:
        answers = understood_answers(answers)
        readings = []
        for number, path in enumerate(files):
            with show_progress(words, path.name) as report:
                read = partial(readers.read, report=report)
                workdir = Path(folder) / str(number)
                readings.append(
                    read_with_history(history, path, path.name, answers, workdir, read).reading
                    if history
                    else read(path, path.name, answers, workdir)
                )
        print_result(
            [shell.reading_facts(reading) for reading in readings],
            (line for reading in readings for line in shell.reading_lines(reading, words)),
            wanted=as_json,
        )
        for reading in readings:
            if not reading.recognised:
                raise PaybackError("not_recognised", file=reading.file)


@with_question_options
def take_in(
    files: Files,
    *,
    answers: Answers,
    keep_demo: KeepDemo = False,
    store: StoreUrl = STORE,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Keep exports in the history, one import a file; exit code 1 where any is refused, with a word on each.

    The demonstration company leaves before the first.
    """
    readers.start()
    with localized(lang) as words, store_at(store, words, create=True) as history:
        if keep_demo and is_demo(history):
            raise PaybackError("demo_here", file=files[0].name)
        if make_room(history, by=BY):
            print_note(words("shell.demo_left"))
        became = _each(history, files, answers, words)
        print_result(
            [file_outcomes.outcome_facts(file, outcome, words) for file, outcome in became],
            (file_outcomes.outcome_line(file, outcome, words) for file, outcome in became),
            wanted=as_json,
        )
    if any(isinstance(one, PaybackError) for _, one in became):
        raise typer.Exit(1)


def _each(history: Store, files: list[Path], answers: Answers, words: Words) -> list[tuple[str, Batch | PaybackError]]:
    """What became of each file, by its name: its import, or why it was refused; of a single one that is raised."""
    became: list[tuple[str, Batch | PaybackError]] = []
    for path in files:
        try:
            with show_progress(words, path.name) as report:
                batch = imports.take_in(history, path, path.name, by=BY, answers=answers, report=report)
        except PaybackError as error:
            if len(files) == 1:
                raise
            became.append((path.name, error))
        else:
            became.append((path.name, batch))
    return became
