"""A shared history that is away for a while: every page says so in words, reads on where it can, and keeps no half."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.store import StoreError, open_store
from payback.ui import server_state
from payback.wording.text_escapes import markdown_text
from tests.pages.conftest import OF_A_VERSION, first_visit, forget_store, html
from tests.store.readings import day_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from tests.store.bucket_server import Bucket
    from tests.store.postgres_server import Postgres

DAYS = 40
"""Of the history: more than a catalog keeps of its own rows."""


def serve(setting: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the server's store be a lake with one import and a chart's worth of days."""
    with closing(open_store(setting)) as store:
        rows = [day_row(number, views=number + 1, followers=100 + number, name="Page") for number in range(DAYS)]
        store.keep(reading(table(store.inbox, rows)), by="page")
    monkeypatch.setenv("PAYBACK_STORE", setting)
    forget_store()
    forget_answers()
    yield
    server_state.store().close()
    forget_store()
    forget_answers()


@pytest.fixture
def on_postgres(lake_at: Callable[[Path], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A lake whose catalog is in PostgreSQL."""
    yield from serve(lake_at(tmp_path), monkeypatch)


@pytest.fixture
def on_bucket(bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A lake whose rows are in a bucket."""
    yield from serve(f"ducklake:{tmp_path / 'catalog.ducklake'}?data=s3://history/rows", monkeypatch)


def forget_answers() -> None:
    """Have nothing left of what was read."""
    for answers in OF_A_VERSION:
        answers.clear()


def told(at: AppTest) -> list[str]:
    """The warnings of a page that stands."""
    assert not at.exception
    return [warning.value for warning in at.warning]


def banner(language: str, key: str) -> str:
    """What stands above every page while a store does not answer."""
    words = Words(language)
    return markdown_text(words("company.no_history", reason=words(f"error.{key}")))


def keep_more() -> None:
    """One import more."""
    store = server_state.store()
    rows = [day_row(number, likes=number) for number in range(DAYS)]
    store.keep(reading(table(store.inbox, rows), content="more"), by="page")


@pytest.mark.usefixtures("on_postgres")
def test_a_catalog_that_is_away_is_said_on_every_page(postgres: Postgres) -> None:
    """Plans, known charts and numbers stand below the banner; once PostgreSQL is back all is as it was."""
    plan, before = server_state.start().plan, first_visit("data", lang="en")
    assert told(before) == []
    charts = before.get("bidi_component")
    postgres.stop()
    try:
        server_state.refresh()
        for language in LANGUAGES:
            for page in ("", "scenarios", "data"):
                assert told(first_visit(page, lang=language)) == [banner(language, "lake_unreachable")]
        away = first_visit("data", lang="en")
        assert len(away.get("bidi_component")) == len(charts)
        assert server_state.start().plan == plan
        with pytest.raises(StoreError, match="lake_unreachable"):
            keep_more()
        at = before.button(key="undo_1").click().run()
        assert [toast.value for toast in at.toast] == [Words("en")("error.lake_unreachable")]
    finally:
        postgres.start()
    server_state.refresh()
    after = first_visit("data", lang="en")
    assert told(after) == []
    assert html(after).count('data-status="applied"') == 1
    keep_more()
    assert [batch.status for batch in server_state.store().batches()] == ["applied", "applied"]
    assert server_state.store().check() == ()


@pytest.mark.usefixtures("on_bucket")
def test_a_bucket_that_refuses_is_said_where_it_is_asked(bucket: Bucket) -> None:
    """What was read stands; what is to be kept is not, with the reason; once it lets in again all goes on."""
    charts = first_visit("data", lang="en").get("bidi_component")
    bucket.refuses = True
    server_state.refresh()
    reading_on = first_visit("data", lang="en")
    assert (told(reading_on), len(reading_on.get("bidi_component"))) == ([], len(charts))
    with pytest.raises(StoreError, match="bucket_unreachable"):
        keep_more()
    server_state.store().close()
    forget_store()  # as a replica that has just been started
    forget_answers()
    for language in LANGUAGES:
        for page in ("", "data"):
            assert told(first_visit(page, lang=language)) == [banner(language, "bucket_unreachable")]
    bucket.refuses = False
    server_state.refresh()
    assert told(first_visit("data", lang="en")) == []
    keep_more()
    assert server_state.store().check() == ()
    assert len(server_state.store().batches()) == 2
