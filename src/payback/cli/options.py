"""What commands take, each written once: files, the history, the form of the answer, what a file may leave open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter, signature
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import typer

STORE = "data/payback.duckdb"
UNNAMED = ""
"""No history, for a command that needs none."""

Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="Exports as downloaded.")]
Batch = Annotated[int, typer.Argument(metavar="ID", help="Number of the import, as `batches` lists it.")]
StoreUrl = Annotated[str, typer.Option("--store", envvar="PAYBACK_STORE", help="The history: a path or a URL.")]
PlanFile = Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A plan: name = value a line.")]
Settings = Annotated[list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="Change one value.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
KeepDemo = Annotated[bool, typer.Option("--keep-demo", help="Refuse rather than have the demonstration leave.")]
Language = Annotated[str, typer.Option("--lang", help="en or fr; by default that of LANG.")]

QUESTIONS = {
    "account": "Whose account it is, where the file does not say.",
    "page": "Which page of a file that compares pages is yours; - for none.",
    "platform": "Which platform, where the file does not say.",
    "currency": "Of amounts, where the file does not say: CAD, EUR, USD, ...",
    "year": "Of the last day, where days have no year.",
    "date_order": "dmy or mdy (jma, mja), where the days leave it open.",
    "decimal_mark": "point or comma (virgule), where the figures leave it open.",
    "period": "2026-01-01 - 2026-01-31, where the file does not say.",
    "columns": "JSON: column to role, for a file that is not recognised.",
}
"""What a file may leave open, and the words of the option of the same name."""

Answers = Mapping[str, str]
"""Those of `QUESTIONS` that were answered."""

_OPTIONS = tuple(
    Parameter(name, Parameter.KEYWORD_ONLY, default="", annotation=Annotated[str, typer.Option(help=text)])
    for name, text in QUESTIONS.items()
)


def with_question_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for every question in the place of its parameter ``answers``.

    Typer reads options off a signature, so the signature is what is made; the command itself gets one mapping.
    """
    own = signature(command, eval_str=True)

    @wraps(command)
    def answered(**given: Any) -> None:  # noqa: ANN401  (files, names and flags: as each command declares them)
        answers = {name: given.pop(name) for name in QUESTIONS}
        command(**given, answers={name: answer for name, answer in answers.items() if answer})

    parameters = [_OPTIONS if name == "answers" else (parameter,) for name, parameter in own.parameters.items()]
    answered.__signature__ = own.replace(parameters=list(chain(*parameters)))  # type: ignore[attr-defined]
    return answered
