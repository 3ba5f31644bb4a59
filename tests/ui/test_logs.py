"""What may stand in a log: kinds, places and counts; never an amount, a post or a customer."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING

import pytest
import structlog
from streamlit import logger as streamlit_logger

from payback.errors import PaybackError
from payback.ui.logs import set_up_logs

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def form(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Loggers of Streamlit are as before for the other tests."""
    monkeypatch.setattr(streamlit_logger, "setup_formatter", streamlit_logger.setup_formatter)
    yield
    monkeypatch.undo()
    streamlit_logger.update_formatter()
    structlog.reset_defaults()


@pytest.fixture
def log() -> io.StringIO:
    """The stream that the logs go to, as JSON."""
    stream = io.StringIO()
    set_up_logs({"PAYBACK_LOG": "json"}, stream)
    return stream


def test_private_fields_are_named_without_their_values(log: io.StringIO) -> None:
    """A salary, a post, a customer: that they were there is logged, what they were is not."""
    structlog.get_logger().info("kept", rows=12, salary=62_000, post_text="Bonjour!", customer={"email": "a@b.c"})
    line = json.loads(log.getvalue())
    assert line["rows"] == 12
    assert {line[name] for name in ("salary", "post_text", "customer")} == {"(left out)"}


@pytest.mark.parametrize("private", ["62000", "a@b.c", "Bonjour"])
def test_an_error_is_logged_by_kind_and_place(log: io.StringIO, private: str) -> None:
    """The text of an exception may quote a cell, so it is dropped."""
    try:
        raise ValueError(private)  # noqa: TRY301 - what a library would raise
    except ValueError:
        structlog.get_logger().exception("a page failed")
    line = json.loads(log.getvalue())
    assert line["error"] == "ValueError"
    assert line["where"][-1].endswith("test_an_error_is_logged_by_kind_and_place")
    assert private not in log.getvalue().replace(str(line["where"]), "")


def test_our_own_errors_bring_their_key(log: io.StringIO) -> None:
    """A key finds the sentence; its facts stay out."""
    structlog.get_logger().warning("refused", exc_info=PaybackError("too_large", name="clients.csv"))
    assert json.loads(log.getvalue())["key"] == "too_large"
    assert "clients.csv" not in log.getvalue()


def test_a_terminal_reads_lines_and_a_file_reads_json() -> None:
    """The form follows where it goes, unless it is set."""
    stream = io.StringIO()
    set_up_logs({}, stream)
    structlog.get_logger().info("ready")
    assert json.loads(stream.getvalue())["event"] == "ready"
    stream = io.StringIO()
    set_up_logs({"PAYBACK_LOG": "console"}, stream)
    structlog.get_logger().info("ready")
    assert stream.getvalue().rstrip().endswith("ready") or "ready" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


def test_streamlit_keeps_its_traceback_to_itself(log: io.StringIO, caplog: pytest.LogCaptureFixture) -> None:
    """Its record of a failed run is dropped, anything else of the same logger is kept."""
    logger = logging.getLogger("streamlit.error_util")
    record = logger.makeRecord(logger.name, logging.ERROR, "f", 1, "Uncaught app execution", (), None)
    other = logger.makeRecord(logger.name, logging.ERROR, "f", 1, "Failed to display", (), None)
    assert not logger.filter(record)
    assert logger.filter(other)


def test_addresses_of_requests_are_not_logged(log: io.StringIO) -> None:
    """A link holds a plan, and uvicorn would write it down."""
    logger = logging.getLogger("uvicorn.access")
    assert not logger.filter(logger.makeRecord(logger.name, logging.INFO, "f", 1, "GET /?salary=62000", (), None))


@pytest.mark.parametrize("name", ["streamlit.runtime.websocket_session_manager", "uvicorn.error", "streamlit.of.later"])
def test_what_others_log_is_a_line_of_ours_without_its_values(log: io.StringIO, name: str) -> None:
    """The id of a session, a path and the text of an error stay out, also where the logger is made afterwards."""
    logger = streamlit_logger.get_logger(name)
    try:
        raise KeyError("62000")  # noqa: TRY301 - what a library would raise
    except KeyError:
        logger.warning("Session with id %s is already connected!", "0a1b", exc_info=True)
    line = json.loads(log.getvalue())
    assert line["event"] == "Session with id %s is already connected!"
    assert (line["level"], line["logger"], line["error"]) == ("warning", name, "KeyError")
    assert not any(value in log.getvalue() for value in ("0a1b", "62000"))
