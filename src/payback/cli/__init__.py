"""The workflows from a shell: ``payback inspect``, ``take-in``, ``watch``, ``batches``, ``undo``, ...

What was asked for goes to stdout, as sentences or with ``--json`` as JSON; everything else goes to stderr. Exit codes:
0 fine, 1 refused (a sentence says why and what to do), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys

import typer

from payback.cli import effects, exports, frozen_plans, hire_record, history, plans, watching

__all__ = ["app", "main"]

COMMANDS = (
    exports.inspect, exports.take_in, watching.watch,
    history.batches, history.history, history.undo, history.redo, history.check, history.backup, history.restore,
    history.copy, history.maintain,
    plans.evaluate, plans.workbook, plans.memo, frozen_plans.freeze, frozen_plans.plans,
    hire_record.hire, hire_record.events, hire_record.costs, effects.effect,
)  # fmt: skip
"""Each is called as its function is; in the order in which help lists them."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
for _command in COMMANDS:
    app.command()(_command)


def main() -> None:
    """Run the command line; what it writes is for whoever calls it alone."""
    os.umask(0o077)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a terminal may be set to less
    app()
