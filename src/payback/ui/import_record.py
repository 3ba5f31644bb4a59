"""What became of a file that somebody asked to keep, for the log and for a monitor."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from payback.errors import PaybackError
from payback.ui.measurements import MEASURED

if TYPE_CHECKING:
    from concurrent.futures import Future

    from payback.store import Batch

_log = structlog.get_logger()


def record_import(outcome: Future[Batch]) -> None:
    """Write down what becomes of it once it is known, with the seconds from now on; never the name of the file."""
    begun = time.perf_counter()
    outcome.add_done_callback(lambda done: _record(done, time.perf_counter() - begun))


def _record(outcome: Future[Batch], seconds: float) -> None:
    problem = outcome.exception()
    if problem is None:
        batch = outcome.result()
        rows = {"rows_new": batch.rows_new, "rows_changed": batch.rows_changed, "rows_refused": batch.rows_rejected}
        _log.info("import kept", batch=batch.import_id, seconds=round(seconds, 3), **rows)
        MEASURED.count("payback_imports", "kept")
        MEASURED.took("payback_import_seconds", seconds)
    else:
        refused = isinstance(problem, PaybackError)
        _log.log(30 if refused else 40, "import refused" if refused else "import failed", exc_info=problem)
        MEASURED.count("payback_imports", "refused" if refused else "failed")
