"""The history from a shell: its imports, out and in again, and the whole of it into a file and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from payback.cli.options import STORE, AsJson, Batch, Language, StoreUrl
from payback.cli.terminal import localized, print_result, store_at
from payback.store import copy_store
from payback.wording import shell
from payback.workflows import imports
from payback.workflows.backups import back_up
from payback.workflows.demo_company import listed
from payback.workflows.kept_history import kept_history

Target = Annotated[str, typer.Argument(metavar="TO", help="An empty history, or one that is not there yet.")]
Keep = Annotated[int, typer.Option(min=0, help="DEST is a folder: a file a day, of which so many stay.")]
KeepHours = Annotated[float, typer.Option(min=0, max=1e6, help="Keep older states of a lake for so many hours.")]
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
        lines = shell.month_lines(months, words) or [words("shell.no_history")]
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


def backup(
    dest: Path, *, keep: Keep = 0, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = ""
) -> None:
    """Write the whole history into one file, also while others work."""
    with localized(lang) as words, store_at(store, words) as history:
        day = datetime.now(tz=UTC).date()
        written = str(back_up(history, dest, day, keep=keep) if keep else history.backup(dest))
        print_result({"file": written}, [words("shell.backed_up", file=written)], wanted=as_json)


def restore(src: Backup, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Put a backup in the place of the whole history."""
    with localized(lang) as words, store_at(store, words, create=True) as history:
        history.restore(src)
        print_result({"file": str(src)}, [words("shell.restored", file=str(src))], wanted=as_json)


def copy(target: Target, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Copy a whole history, which no server has open, from a file to a lake or back, compared row by row."""
    with localized(lang) as words:
        tables = copy_store(store, target)
        facts = {table.name: table.rows for table in tables}
        print_result(facts, [words("shell.copied", n=sum(facts.values()), tables=len(facts))], wanted=as_json)


def maintain(
    *, keep_hours: KeepHours = 0.0, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = ""
) -> None:
    """Have few files hold what a lake keeps, and remove those that nobody reads any more; undo goes on working."""
    with localized(lang) as words, store_at(store, words) as history:
        files = history.maintain(keep=timedelta(hours=keep_hours))
        facts = {"files_before": files.files_before, "files_after": files.files_after}
        print_result(facts, [words("shell.maintained", before=files.files_before, n=files.files_after)], wanted=as_json)
