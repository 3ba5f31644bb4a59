"""The history from a shell: its imports, out and in again, and the whole of it into a file and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from payback.cli.options import STORE, AsJson, Batch, Language, StoreUrl
from payback.cli.terminal import localized, print_result, store_at
from payback.wording import shell
from payback.workflows import imports
from payback.workflows.demo_company import listed
from payback.workflows.kept_history import kept_history

Backup = Annotated[Path, typer.Argument(exists=True, dir_okay=False)]


def batches(*, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """List every import, the newest first."""
    with localized(lang) as words, store_at(store, words) as history:
        shown = listed(history)
        lines = [shell.batch_line(batch, words) for batch in shown] or [words("shell.no_batches")]
        print_result([shell.batch_facts(batch) for batch in shown], lines, wanted=as_json)


def history(*, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Say what the history holds by month: the figures that the charts show."""
    with localized(lang) as words, store_at(store, words) as kept:
        months = kept_history(kept)
        lines = [shell.month_line(month, words) for month in months] or [words("shell.no_history")]
        print_result([shell.month_facts(month) for month in months], lines, wanted=as_json)


def undo(batch: Batch, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Take one import out of the history, whichever came after it."""
    with localized(lang) as words, store_at(store, words) as history:
        undone = imports.undo(history, batch)
        print_result(shell.batch_facts(undone), [shell.batch_line(undone, words)], wanted=as_json)


def redo(batch: Batch, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Put an undone import back in its old place."""
    with localized(lang) as words, store_at(store, words) as history:
        redone = imports.redo(history, batch)
        print_result(shell.batch_facts(redone), [shell.batch_line(redone, words)], wanted=as_json)


def check(*, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Look whether all that the history holds follows from its imports and can be; exit code 1 where it does not."""
    with localized(lang) as words, store_at(store, words) as history:
        findings = history.check()
        lines = [shell.finding_line(finding, words) for finding in findings] or [words("shell.no_findings")]
        print_result([shell.finding_facts(finding) for finding in findings], lines, wanted=as_json)
    if findings:
        raise typer.Exit(1)


def backup(dest: Path, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Write the whole history into one file, also while others work."""
    with localized(lang) as words, store_at(store, words) as history:
        written = str(history.backup(dest))
        print_result({"file": written}, [words("shell.backed_up", file=written)], wanted=as_json)


def restore(src: Backup, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Put a backup in the place of the whole history."""
    with localized(lang) as words, store_at(store, words) as history:
        history.restore(src)
        print_result({"file": str(src)}, [words("shell.restored", file=str(src))], wanted=as_json)
