"""Both ends of a command: what was asked for on stdout, every other word on stderr, a refusal as exit code 1."""

from __future__ import annotations

import json
import os
import sys
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

import typer

from payback import settings
from payback.errors import PaybackError
from payback.i18n import Words, best_language
from payback.ingest.progress import TimeLeft, sentence
from payback.store import StoreError, reach_store
from payback.wording.refusals import refusal
from payback.wording.text_escapes import letters_only, terminal_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from payback.ingest.progress import Progress
    from payback.store import Store


WAIT_SECONDS = 120.0
"""How long a command waits for another one that has the history."""


@contextmanager
def localized(lang: str) -> Iterator[Words]:
    """The words of a command; a refusal ends it with its sentence on stderr and exit code 1, a setting with 2."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    words = Words(best_language(lang, locale.replace("_", "-")))
    try:
        settings.check()
    except PaybackError as error:
        print_note(refusal(error, words))
        raise typer.Exit(2) from error
    try:
        yield words
    except PaybackError as error:
        print_note(refusal(error, words))
        raise typer.Exit(1) from error


@contextmanager
def store_at(url: str, words: Words, *, create: bool = False) -> Iterator[Store]:
    """The history at a path or a URL, through the server that has it open; what opening it changed goes to stderr.

    Args:
        url: The path or the URL.
        words: The language.
        create: Whether it is made where there is none, for a command that puts something in; any other is refused.
    """
    with closing(reach_store(url, wait_seconds=WAIT_SECONDS, create=create)) as store:
        for key, n in store.notices.items():
            print_note(words(f"notice.{key}", n=n))
        yield store


@contextmanager
def known_history(url: str, words: Words, *, without: str) -> Iterator[Store | None]:
    """The history for a command that can do without; None where none is named, or none is there, which is said."""
    with ExitStack() as stack:
        store = None
        try:
            store = stack.enter_context(store_at(url, words)) if url else None
        except StoreError as error:
            if error.key not in {"store_missing", "lake_none"}:
                raise
            print_note(words(without, url=url))
        yield store


def print_result(as_json: object, lines: Iterable[str], *, wanted: bool) -> None:
    """Print what was asked for: as JSON where that is `wanted`, else as sentences."""
    if wanted:
        print_line(json.dumps(as_json, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print_line(letters_only("\n".join(lines)))


def print_line(text: str, *, err: bool = False) -> None:
    """Print on stdout, or stderr: whatever stands in a name or a cell does nothing to the terminal."""
    typer.echo(terminal_text(text), err=err)


def print_note(text: str) -> None:
    """Print on stderr what nobody asked for."""
    print_line(letters_only(text), err=True)


@contextmanager
def show_progress(words: Words, file: str) -> Iterator[Callable[[Progress], None]]:
    """Show on a terminal how far a file is, in one line that is gone at the end; elsewhere nothing."""

    def write(text: str = "") -> None:
        if sys.stderr.isatty():
            typer.echo(f"\r\x1b[K{terminal_text(text)}", nl=False, err=True)

    time_left = TimeLeft()
    try:
        yield lambda at: write(sentence(at, time_left.seconds(at.share), file, words))
    finally:
        write()
