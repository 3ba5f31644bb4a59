"""A new store's first visitors: the board at once, the demonstration company's history behind it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.ingest.progress import Progress
from payback.model import evaluate
from payback.ui import server_state, state
from payback.wording import verdict as wording
from payback.workflows import demo_arrival
from payback.workflows.background_jobs import IN_TURN
from payback.workflows.demo_arrival import demo_estimates, demo_plan
from payback.workflows.demo_company import BY
from payback.workflows.starting_plan import save_starting_plan
from tests.pages.conftest import PATIENCE_SECONDS, first_visit, forget_store, html, sent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from payback.ingest.progress import Report
    from payback.store import Store


class Demo:
    """Stands in for the taking-in: begins when asked, ends when told to."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()
        self.problem: Exception | None = None

    def finish(self) -> None:
        """Let it end, and wait until it has."""
        self.go_on.set()
        IN_TURN.submit(int).result(PATIENCE_SECONDS)

    def __call__(self, store: Store, _folder: Path, *, report: Report) -> bool:
        """Stand at the third file until it may end."""
        report(Progress("read", 0, 0, rows=2, of_rows=27, share=2 / 27))
        self.begun.set()
        assert self.go_on.wait(PATIENCE_SECONDS)
        if self.problem:
            raise self.problem
        save_starting_plan(store, demo_plan(), by=BY)
        return True


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Demo]:
    """An empty store into which a demo is being taken in, at its third file."""
    going = Demo()
    monkeypatch.setattr(demo_arrival, "first_start", going)
    monkeypatch.setenv("PAYBACK_STORE", str(tmp_path / "payback.duckdb"))
    forget_store()
    server_state.store()
    assert going.begun.wait(PATIENCE_SECONDS)
    yield going
    going.finish()
    server_state.store().close()
    forget_store()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_board_is_there_before_the_history(demo: Demo, language: str) -> None:
    """The verdict of the demonstration plan, and beside the banner how far its history is."""
    at, words = first_visit(lang=language), Words(language)
    assert not demo.go_on.is_set()
    assert not at.exception
    assert "**".join(sent(at, "board")["sentence"]) == wording.sentence(evaluate(demo_plan()), words)
    assert words("demo.banner") in html(at)
    assert words("demo.arriving", n=3, all=27) in html(at)


def test_what_the_history_will_say_is_known_already(demo: Demo) -> None:
    """Plan and estimates are those of the whole history, which has no version yet."""
    start = server_state.start()
    assert not demo.go_on.is_set()
    assert (start.plan.salary, start.version, start.demo, start.complete) == (demo_plan().salary, 0, True, False)
    assert start.plan.start is not None
    assert start.observed == demo_estimates(server_state.today())


def test_a_plan_stays_when_the_history_comes(demo: Demo) -> None:
    """The line goes, the session's plan does not; sessions notice that there is a history."""
    at, before = first_visit(lang="en", salary="75000"), server_state.start()
    demo.finish()
    assert server_state.arrival() is None
    assert server_state.start().complete
    at.run()
    assert not at.exception
    assert "Its history follows" not in html(at)
    assert at.session_state[state.PLAN].salary == 75_000
    assert server_state.start().plan == before.plan


def test_the_data_page_says_that_the_history_is_coming(demo: Demo) -> None:
    """Files can be dropped; nothing can be taken out of what is not whole yet."""
    at = first_visit("data", lang="en")
    assert not at.exception
    assert "history is being taken in" in html(at)
    assert at.file_uploader(key="files_0")
    assert [button.key for button in at.button if (button.key or "").startswith(("undo", "replace"))] == []
    demo.finish()
    at.run()
    assert not at.exception
    assert "history is being taken in" not in html(at)


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (PaybackError("plan_file", file="plan.toml"), "“plan.toml” is not a plan that can be read"),
        (RuntimeError("the text of it stays in the log"), "The reason stands in the server’s log"),
    ],
    ids=["known", "unexpected"],
)
def test_a_history_that_cannot_come_is_told_and_logged(demo: Demo, problem: Exception, sentence: str) -> None:
    """The board stays, with a sentence."""
    demo.problem = problem
    with capture_logs() as logs:
        demo.finish()
    assert [(log["log_level"], log["exc_info"]) for log in logs] == [("error", problem)]
    at = first_visit(lang="en")
    assert not at.exception
    assert sentence in at.warning[0].value.replace("\\", "")
    assert Words("en")("demo.banner") in html(at)


def test_a_server_that_is_prepared_has_its_history(demo: Demo) -> None:
    """Whoever prepares it waits for the demonstration; a server that ends does not."""
    demo.go_on.set()
    server_state.prepare()
    assert server_state.arrival() is None
    server_state.stop()
