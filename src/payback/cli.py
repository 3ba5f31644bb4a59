"""The workflows from a shell: ``payback inspect``, ``take-in``, ``batches``, ``undo``, ``redo``, ``backup``, ...

What was asked for goes to stdout, as sentences or with ``--json`` as JSON; everything else goes to stderr. Exit codes:
0 fine, 1 refused (a sentence says why and what to do), 2 wrong usage.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from payback.core import Plan
from payback.errors import PaybackError
from payback.i18n import Words, best_language
from payback.store import open_store
from payback.workflows import keeping, spoken
from payback.workflows.evaluating import answer
from payback.workflows.sandbox import get_ready, read_apart
from payback.workflows.starting_plan import plan_in_file, starting_plan, with_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from payback.store import Store
    from payback.workflows.sandbox import Progress

STORE = "data/payback.duckdb"
BY = "shell"
QUESTIONS = ("account", "platform", "currency", "year", "date_order", "decimal_mark", "period", "columns")
"""What a file may leave open; each is an option of the same name."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Exports as downloaded.")]
Batch = Annotated[int, typer.Argument(metavar="ID", help="Number of the import, as `batches` lists it.")]
StoreUrl = Annotated[str, typer.Option("--store", envvar="PAYBACK_STORE", help="The history: a path or a URL.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
Language = Annotated[str, typer.Option("--lang", help="en or fr; by default that of LANG.")]
Account = Annotated[str, typer.Option(help="Whose account it is, where the file does not say.")]
Platform = Annotated[str, typer.Option(help="Which platform, where the file does not say.")]
Currency = Annotated[str, typer.Option(help="Of amounts, where the file does not say: CAD, EUR, USD, ...")]
Year = Annotated[str, typer.Option(help="Of the last day, where days have no year.")]
DateOrder = Annotated[str, typer.Option(help="dmy, mdy or ymd, where the days leave it open.")]
DecimalMark = Annotated[str, typer.Option(help="Point or comma, where the figures leave it open.")]
Period = Annotated[str, typer.Option(help="2026-01-01 - 2026-01-31, where the file does not say.")]
Columns = Annotated[str, typer.Option(help="JSON: column to role, for a file that is not recognised.")]


def _language(asked: str) -> str:
    locale = os.environ.get("LC_ALL") or os.environ.get("LANG", "")
    return best_language(asked, locale.replace("_", "-"))


@contextmanager
def _speaking(lang: str) -> Iterator[Words]:
    """The words of a command; a refusal ends it with its sentence on stderr and exit code 1."""
    words = Words(_language(lang))
    try:
        yield words
    except PaybackError as error:
        typer.echo(words(f"error.{error.key}", **error.facts), err=True)
        raise typer.Exit(1) from error


@contextmanager
def _store(url: str) -> Iterator[Store]:
    if ":" not in url:
        Path(url).parent.mkdir(parents=True, exist_ok=True)
    with closing(open_store(url)) as store:
        yield store


def _show(as_json: object, lines: Iterator[str] | list[str], *, wanted: bool) -> None:
    if wanted:
        typer.echo(json.dumps(as_json, ensure_ascii=False, indent=1, allow_nan=False))
    else:
        typer.echo("\n".join(lines))


@contextmanager
def _telling(words: Words, file: str) -> Iterator[Callable[[Progress], None]]:
    """Says on a terminal how far a file is, in one line that is gone at the end; elsewhere nothing."""

    def write(text: str = "") -> None:
        if sys.stderr.isatty():
            typer.echo(f"\r\x1b[K{text}", nl=False, err=True)

    try:
        yield lambda at: write(words(f"progress.{at.phase}", file=file, **at.facts))
    finally:
        write()


def _answers(given: Mapping[str, Any]) -> dict[str, str]:
    """The options of a command that answer a question."""
    return {name: given[name] for name in QUESTIONS if given[name]}


@app.command()
def inspect(  # noqa: PLR0913  (an option for every question)
    files: Files,
    *,
    account: Account = "",
    platform: Platform = "",
    currency: Currency = "",
    year: Year = "",
    date_order: DateOrder = "",
    decimal_mark: DecimalMark = "",
    period: Period = "",
    columns: Columns = "",
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Say what exports hold, without keeping anything and without a history."""
    answers = _answers(locals())
    with _speaking(lang) as words, tempfile.TemporaryDirectory() as folder:
        readings = []
        for number, path in enumerate(files):
            with _telling(words, path.name) as tell:
                readings.append(read_apart(path, path.name, answers, Path(folder) / str(number), tell=tell))
        _show(
            [spoken.reading_facts(reading) for reading in readings],
            [line for reading in readings for line in spoken.reading_lines(reading, words)],
            wanted=as_json,
        )
        for reading in readings:
            if not reading.recognised:
                raise PaybackError("not_recognised", file=reading.file)


@app.command()
def take_in(  # noqa: PLR0913  (an option for every question)
    files: Files,
    *,
    account: Account = "",
    platform: Platform = "",
    currency: Currency = "",
    year: Year = "",
    date_order: DateOrder = "",
    decimal_mark: DecimalMark = "",
    period: Period = "",
    columns: Columns = "",
    store: StoreUrl = STORE,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Keep exports in the history, one import a file."""
    answers = _answers(locals())
    get_ready()
    with _speaking(lang) as words, _store(store) as kept:
        batches = []
        for path in files:
            with _telling(words, path.name) as tell:
                batches.append(keeping.take_in(kept, path, path.name, by=BY, answers=answers, tell=tell))
        _show(
            [spoken.batch_facts(batch) for batch in batches],
            [spoken.batch_line(batch, words) for batch in batches],
            wanted=as_json,
        )


@app.command()
def batches(*, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """List every import, the newest first."""
    with _speaking(lang) as words, _store(store) as kept:
        found = keeping.batches(kept)
        lines = [spoken.batch_line(batch, words) for batch in found] or [words("shell.no_batches")]
        _show([spoken.batch_facts(batch) for batch in found], lines, wanted=as_json)


@app.command()
def undo(batch: Batch, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Take one import out of the history, whichever came after it."""
    with _speaking(lang) as words, _store(store) as kept:
        done = keeping.undo(kept, batch)
        _show(spoken.batch_facts(done), [spoken.batch_line(done, words)], wanted=as_json)


@app.command()
def redo(batch: Batch, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Put an undone import back in its old place."""
    with _speaking(lang) as words, _store(store) as kept:
        done = keeping.redo(kept, batch)
        _show(spoken.batch_facts(done), [spoken.batch_line(done, words)], wanted=as_json)


@app.command()
def backup(dest: Path, *, store: StoreUrl = STORE, as_json: AsJson = False, lang: Language = "") -> None:
    """Write the whole history into one file, also while others work."""
    with _speaking(lang) as words, _store(store) as kept:
        written = str(kept.backup(dest))
        _show({"file": written}, [words("shell.backed_up", file=written)], wanted=as_json)


@app.command()
def restore(
    src: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    *,
    store: StoreUrl = STORE,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Put a backup in the place of the whole history."""
    with _speaking(lang) as words, _store(store) as kept:
        kept.restore(src)
        _show({"file": str(src)}, [words("shell.restored", file=str(src))], wanted=as_json)


@app.command()
def evaluate(
    *,
    plan: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A plan: name = value a line.")] = None,
    settings: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Change one value.")] = None,
    store: StoreUrl = STORE,
    as_json: AsJson = False,
    lang: Language = "",
) -> None:
    """Answer a plan: that of a file, else the one that the history begins with, else the defaults."""
    with _speaking(lang) as words:
        base = _begun_with(store, words) if plan is None else plan_in_file(plan)
        asked = with_settings(base, settings or (), decimal_comma=words.language == "fr")
        found = answer(asked)
        _show(found, spoken.answer_lines(found, asked, words), wanted=as_json)


def _begun_with(url: str, words: Words) -> Plan:
    """The plan that a history begins with; the defaults, and a word on stderr, where there is none."""
    if ":" not in url.removeprefix("duckdb:") and not Path(url.removeprefix("duckdb:")).exists():
        typer.echo(words("shell.no_store", url=url), err=True)
        return Plan()
    with _store(url) as kept:
        return starting_plan(kept)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a terminal may be set to less
    app()


if __name__ == "__main__":
    main()
