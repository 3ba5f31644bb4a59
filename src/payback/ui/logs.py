"""Structured logs on stderr that cannot hold what a plan, a post or a customer says.

Only the fields named in `PUBLIC` are written with their values; any other field is named without its value. Errors
are written as their kind and place, never as their text, which may quote a cell or an amount.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING, TextIO

import structlog
from streamlit import logger as streamlit_logger

from payback.errors import PaybackError
from payback.settings import LOG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from structlog.typing import EventDict, Processor, WrappedLogger

PUBLIC = frozenset(
    {
        "event", "level", "timestamp", "logger", "key", "error", "where", "reference", "access", "status", "path",
        "page", "action", "role", "who",
        "seconds", "rows", "rows_new", "rows_changed", "rows_refused", "bytes", "batch", "batches", "files",
        "platform", "grain", "data_version", "schema_version", "version", "backend", "attempt", "address",
    }
)  # fmt: skip
LEFT_OUT = "(left out)"
OF_THE_SERVER = ("uvicorn", "uvicorn.asgi", "uvicorn.error", "websockets")


def only_public(_logger: WrappedLogger, _method: str, fields: EventDict) -> EventDict:
    """Fields that are not known to be harmless, without their values."""
    return {name: value if name in PUBLIC else LEFT_OUT for name, value in fields.items()}


def kind_and_place(_logger: WrappedLogger, _method: str, fields: EventDict) -> EventDict:
    """An exception as ``error``, ``key`` and ``where`` (innermost call last); its text is dropped."""
    given = fields.pop("exc_info", None)
    problem = sys.exc_info()[1] if given is True else given
    if isinstance(problem, BaseException):
        fields["error"] = type(problem).__name__
        fields["where"] = places(problem)
        if isinstance(problem, PaybackError):
            fields["key"] = problem.key
    return fields


def places(problem: BaseException) -> list[str]:
    """The last eight calls that led to an error, as ``folder/file.py:12 function``."""
    frames = traceback.extract_tb(problem.__traceback__)[-8:]
    return [f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno} {frame.name}" for frame in frames]


def set_up_logs(settings: Mapping[str, str] | None = None, stream: TextIO | None = None) -> None:
    """Log to stderr: readable on a terminal, one JSON object a line elsewhere; ``PAYBACK_LOG`` decides otherwise."""
    target = stream or sys.stderr
    form = LOG.value(settings)
    readable = form == "console" or (form != "json" and target.isatty())
    renderer: Processor = (
        structlog.dev.ConsoleRenderer(colors=target.isatty()) if readable else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            kind_and_place,
            only_public,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(target),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    streamlit_logger.setup_formatter = pass_on
    streamlit_logger.update_formatter()
    for name in OF_THE_SERVER:
        pass_on(logging.getLogger(name))
    # uvicorn's line for each request quotes the address, and a link holds a plan.
    logging.getLogger("uvicorn.access").addFilter(_no_record)
    # Streamlit prints the whole traceback of a failed run, text included; ours is logged by `error_page`.
    logging.getLogger("streamlit.error_util").addFilter(_no_traceback)


class PassedOn(logging.Handler):
    """Writes what Streamlit and uvicorn log into our log: their sentence without its values, an error as its place.

    Values are ids of sessions, which are nobody else's business, and paths.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        sentence = record.msg.strip() if isinstance(record.msg, str) else type(record.msg).__name__
        problem = record.exc_info[1] if record.exc_info else None
        structlog.get_logger().log(record.levelno, sentence, logger=record.name, exc_info=problem)


def pass_on(logger: logging.Logger) -> None:
    """Have a logger write into our log and nowhere else; in place of Streamlit's function that gives each its form."""
    logger.handlers[:] = [PassedOn()]


def _no_record(_record: logging.LogRecord) -> bool:
    return False


def _no_traceback(record: logging.LogRecord) -> bool:
    return record.msg != "Uncaught app execution"
