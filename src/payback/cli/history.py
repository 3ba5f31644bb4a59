"""The history from a shell: its imports, out and in again, and the whole of it into a file and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from payback.cli.options import STORE, AsJson, Batch, Language, StoreUrl
from payback.cli.terminal import opened, show, speaking
from payback.wording import shell
from payback.workflows import imports

Backup = Annotated[Path, typer.Argument(exists=True, dir_okay=False)]


def batches(*, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """List every import, the newest first."""
    with speaking(lang) as words, opened(store) as kept:
        found = imports.batches(kept)
        lines = [shell.batch_line(batch, words) for batch in found] or [words("shell.no_batches")]
        show([shell.batch_facts(batch) for batch in found], lines, wanted=as_json)


def undo(batch: Batch, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Take one import out of the history, whichever came after it."""
    with speaking(lang) as words, opened(store) as kept:
        done = imports.undo(kept, batch)
        show(shell.batch_facts(done), [shell.batch_line(done, words)], wanted=as_json)


def redo(batch: Batch, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Put an undone import back in its old place."""
    with speaking(lang) as words, opened(store) as kept:
        done = imports.redo(kept, batch)
        show(shell.batch_facts(done), [shell.batch_line(done, words)], wanted=as_json)


def backup(dest: Path, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Write the whole history into one file, also while others work."""
    with speaking(lang) as words, opened(store) as kept:
        written = str(kept.backup(dest))
        show({"file": written}, [words("shell.backed_up", file=written)], wanted=as_json)


def restore(src: Backup, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Put a backup in the place of the whole history."""
    with speaking(lang) as words, opened(store) as kept:
        kept.restore(src)
        show({"file": str(src)}, [words("shell.restored", file=str(src))], wanted=as_json)
