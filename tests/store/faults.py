"""Imports, undos, backups and migrations of one seed, under kills and a full disk: what was acknowledged is there.

``make faults`` runs seeds of its own until one fails; ``make faults SEED=7`` runs one again.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import sys
import tempfile
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from payback.errors import PaybackError
from payback.store import batches, current_state, open_store
from payback.store.engine import Engine
from payback.store.schema import migrate, migrations
from payback.store.store_file import Place
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from types import FrameType

    from payback.store import Store

STEPS, SEEDS, STATEMENTS = 25, 20, 70
MEASURES = ("views", "likes")
KILLS = {
    "before the rows": (current_state, "merge_delta"),
    "before the list": (batches, "insert"),
    "before the mark": (batches, "set_status"),
    "after the commit": (Engine, "settle"),
    "before the note": (Place, "note"),
}
"""Where a process dies: at the first call of one of ours; else before or after any statement, by its number."""

WEIGHTS = {"keep": 6, "undo": 3, "redo": 2, "backup": 1, "migrate": 1, "reopen": 1}
CHANGES = frozenset({"keep", "undo", "redo"})

Figures = dict[tuple[int, str], float]


def serve(line: Connection, path: Path) -> None:
    """Do what comes on a line with a store of this process, until it is told to close it."""
    with closing(open_store(path)) as store:
        while (task := line.recv()) is not None:
            line.send(_outcome(store, *task))
    line.send(None)


def _outcome(store: Store, name: str, argument: Any, kill: str | int, room: int) -> Any:  # noqa: ANN401 - as each step has it
    if name == "keep":
        number, rows = argument
        argument = reading(table(store.inbox, [_row(row) for row in rows]), content=number)
    with ExitStack() as faults:
        if isinstance(kill, int):
            faults.callback(sys.setprofile, None)
            sys.setprofile(_death_at(kill))
        elif kill:
            faults.enter_context(patch.object(*KILLS[kill], lambda *_args: os.kill(os.getpid(), signal.SIGKILL)))
        if room:
            before = resource.getrlimit(resource.RLIMIT_FSIZE)
            faults.callback(resource.setrlimit, resource.RLIMIT_FSIZE, before)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
        try:
            return _ACTIONS[name](store, argument)
        except PaybackError as error:
            return error.key


def _death_at(statement: int) -> Callable[[FrameType, str, Any], None]:
    """A profile that ends the process around a statement: odd numbers before one, even numbers after it."""
    left = count(statement, -1)

    def profile(_frame: FrameType, event: str, called: Any) -> None:  # noqa: ANN401 - as Python hands it over
        if event in {"c_call", "c_return"} and getattr(called, "__name__", "") == "execute" and next(left) <= 1:
            os.kill(os.getpid(), signal.SIGKILL)

    return profile


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return day_row(row["day"], **{name: row[name] for name in MEASURES})


def _state(store: Store, _argument: object) -> object:
    days = store.daily(*MEASURES)
    first = day_row()["date_day"].toordinal()
    figures = {
        (day.astype("datetime64[D]").item().toordinal() - first, str(measure)): float(value)
        for day, measure, value in zip(days["date_day"], days["measure"], days["value"], strict=True)
    }
    return {batch.import_id: batch.status for batch in store.batches()}, figures, store.check(), store.notices


def _backup(store: Store, dest: Path) -> object:
    store.backup(dest)
    sys.setprofile(None)
    with closing(open_store(dest)) as copy:
        return _state(copy, None)


def _migrate(store: Store, _argument: object) -> int:
    """The latest migration once more, as an opening would have it."""
    with store._engine.cursor() as cursor:
        cursor.execute("delete from schema_version where version = (select max(version) from schema_version)")
        return migrate(cursor)


_ACTIONS = {
    "keep": lambda store, argument: store.keep(argument, by="ada").import_id,
    "undo": lambda store, import_id: store.undo(import_id).status,
    "redo": lambda store, import_id: store.redo(import_id).status,
    "backup": _backup,
    "migrate": _migrate,
    "state": _state,
}


class Run:
    """One seed: a process with the store, and what it has acknowledged."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same steps each time
        self.folder = folder
        self.rows: dict[int, list[dict[str, Any]]] = {}
        self.status: dict[int, str] = {}
        self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        self.line, other = context.Pipe()
        self.process = context.Process(target=serve, args=(other, self.folder / "h.duckdb"), daemon=True)
        self.process.start()
        other.close()

    def ask(self, name: str, argument: object = None, kill: str | int = "", room: int = 0) -> Any:  # noqa: ANN401
        """What comes of a step; ``killed`` where the process died of it, and another one is there."""
        try:
            self.line.send((name, argument, kill, room))
            return self.line.recv()
        except (EOFError, OSError):
            self.process.join()
            self._begin()
            return "killed"

    def end(self) -> None:
        """Close the store, and wait for the process."""
        self.line.send(None)
        self.line.recv()
        self.process.join()

    def step(self, number: int) -> str:
        """One step and what must hold after it.

        Returns:
            The step in words.
        """
        name = self.random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        kill = self._kill(name)
        room = self.random.choice([4096, 100_000]) if name in CHANGES and not kill and self.random.random() < 0.3 else 0
        argument = self._argument(name, number)
        if name == "reopen":
            self.end()
            self._begin()
        elif name in {"keep", "backup", "migrate"} or argument is not None:
            self._compare(name, argument, self.ask(name, argument, kill, room))
        status, figures, findings, notices = self.ask("state")
        assert (status, figures, findings, notices) == (self.status, self.figures(), (), {}), "the store"
        return f"{name} {kill} {room or ''}"

    def _kill(self, name: str) -> str | int:
        """Where the process dies in this step; empty for nowhere."""
        if name == "reopen" or self.random.random() > 0.35:
            return ""
        places = list(KILLS) if name in CHANGES else []
        return self.random.choice([*places, *[self.random.randint(1, STATEMENTS)] * 3])

    def _compare(self, name: str, argument: Any, outcome: Any) -> None:  # noqa: ANN401
        """What a step that came to its end, or to its death, may have left."""
        if name in CHANGES:
            self._take(name, argument, outcome)
        elif name == "backup" and outcome == "killed":
            assert not argument.exists(), "half a backup"
        elif name == "backup":
            assert outcome[:3] == (self.status, self.figures(), ()), "the backup"
        else:
            assert outcome in {"killed", max(migrations())}, outcome

    def _argument(self, name: str, number: int) -> Any:  # noqa: ANN401
        if name == "keep":
            return f"file {number}", self._rows()
        if name == "backup":
            return self.folder / f"backup {number}.duckdb"
        if name == "migrate":
            return None
        return self.random.choice(list(self.status)) if self.status else None

    def _rows(self) -> list[dict[str, Any]]:
        """Four days of a file; no column is nought alone, as such a one is not laid over other figures."""
        columns = [[0, 1, *self.random.choices([None, 0, 1, 2, 3], k=2)] for _ in MEASURES]
        days = self.random.sample(range(8), 4)
        rows = zip(days, *(self.random.sample(column, len(column)) for column in columns), strict=True)
        return [dict(zip(("day", *MEASURES), row, strict=True)) for row in rows]

    def _take(self, name: str, argument: Any, outcome: object) -> None:  # noqa: ANN401
        """Note what was acknowledged; of what a kill cut off, whether it is in or not is asked: both may be."""
        if outcome == "killed":
            status = self.ask("state")[0]
            imports = set(status) - set(self.status)
            assert len(imports) <= (name == "keep"), "imports from nowhere"
            changed = {key for key in self.status if status[key] != self.status[key]}
            assert changed <= ({argument} if name != "keep" else set()), "imports that nobody touched"
            self.status = status
            self.rows.update(dict.fromkeys(imports, argument[1] if imports else []))
        elif name == "keep" and isinstance(outcome, int):
            self.rows[outcome], self.status[outcome] = argument[1], "applied"
        elif outcome in {"applied", "undone"}:
            self.status[argument] = str(outcome)
        else:
            assert outcome == "disk_full", outcome

    def figures(self) -> Figures:
        """Of each day and measure, the value of the latest applied import that measured it."""
        known: Figures = {}
        for import_id in sorted(self.rows):
            if self.status[import_id] == "applied":
                for row in self.rows[import_id]:
                    known |= {(row["day"], name): row[name] for name in MEASURES if row[name] is not None}
        return known


def run(seed: int, folder: Path, steps: int = STEPS) -> None:
    """Go through the steps of a seed.

    Raises:
        AssertionError: With the seed and the steps up to the one after which something did not hold.
    """
    going, done = Run(seed, folder), []
    try:
        done.extend(going.step(number) for number in range(steps))
    except AssertionError as error:
        message = f"make faults SEED={seed}: after {done} and one more: {error}"
        raise AssertionError(message) from error
    finally:
        going.process.kill()
        going.process.join()


def main(seeds: list[str]) -> None:
    """Run the seeds that are named, else some that nobody has chosen."""
    for seed in map(int, seeds or [str(random.randrange(1 << 31)) for _ in range(SEEDS)]):  # noqa: S311 - no secret
        print("seed", seed, flush=True)  # noqa: T201 - a command
        with tempfile.TemporaryDirectory() as folder:
            run(seed, Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
