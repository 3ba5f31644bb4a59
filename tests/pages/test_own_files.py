"""The first files of one's own: apart from the demonstration, answered once, confirmed, none lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import Plan
from payback.ui import server_state
from payback.workflows.demo_company import is_demo
from tests.pages.conftest import html
from tests.pages.test_data import labelled, press, settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    Visit = Callable[..., AppTest]

FOLLOWS = 'sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-0{n}-03T00:00:00","{n}"\n'


def drop(at: AppTest, *files: tuple[str, bytes], number: int = 0) -> AppTest:
    """Drop files together."""
    place = at.file_uploader(key=f"files_{number}")
    for name, content in files:
        place.upload(name, content)
    return settled(at.run())


def follows(n: int) -> tuple[str, bytes]:
    """A small export of a page that does not say whose it is."""
    return f"Follows {n}.csv", FOLLOWS.format(n=n).encode("utf-16")


def test_the_demonstration_can_be_taken_out(visit: Visit) -> None:
    """What nobody typed starts from the defaults, what somebody did stays, and nothing of it is listed."""
    at = visit("data", lang="en", salary="75000", follower_growth="0.002")
    at.button(key="leave_demo").click().run()
    assert not at.exception
    plan = at.session_state["_plan"]
    assert (plan.salary, plan.addressable, plan.observed) == (75_000, Plan().addressable, ())
    assert plan.follower_growth == pytest.approx(0.012, abs=0.001)
    assert "invented figures" not in html(at)
    assert "No history yet" in html(at)
    assert "data-status" not in html(at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_files_are_read_once_the_demonstration_has_left(visit: Visit, language: str) -> None:
    """It is asked once, and before anything is read; the demonstration's company is offered nowhere."""
    words = Words(language)
    at = drop(visit("data", lang=language), follows(1))
    assert words("upload.leave_title") in html(at)
    assert words("upload.leave_yes") in [button.label for button in at.button]
    assert [button for button in at.button if button.key == "keep_files"] == []
    settled(at.button(key="leave_and_read").click().run())
    assert not at.exception
    assert not is_demo(server_state.store())
    assert words("upload.leave_title") not in html(at)
    fields = [field for field in at.text_input if str(field.key).endswith("_account")]
    assert [field.value for field in fields] == [""]
    assert "Lainerie" not in html(at)


def test_one_answer_serves_all_files_and_open_ones_stay(visit: Visit) -> None:
    """A name with markup is read once for two files, shown as it is, and kept; a table that is not known stays."""
    at = drop(visit("data", lang="en"), follows(1), follows(2), ("own.csv", b"When,Seen\n2026-01-03,5\n"))
    settled(at.button(key="leave_and_read").click().run())
    next(field for field in at.text_input if str(field.key).endswith("_account")).set_value("A <b>&</b> B")
    press(at, "Read with these answers")
    assert "Whose page or account is this? A &lt;b&gt;&amp;&lt;/b&gt; B" in html(at)
    settled(at.button(key="keep_files").click().run())
    assert not at.exception
    assert "2 files kept" in html(at)
    assert html(at).count(".csv: 1 new, 0 changed, 0 as they were") == 2
    assert "Followers gained" in html(at)
    assert {account.name for account in server_state.store().accounts()} == {"A <b>&</b> B"}
    assert "own.csv" in html(at)
    at = drop(at, follows(3), number=1)
    assert "A <b>&</b> B" in labelled(at, "Whose page").options[0]
    assert "type a new name" in labelled(at, "Whose page").label
    next(button for button in at.button if str(button.key).startswith("away_")).click().run()
    assert "own.csv" not in html(at)
    at.button(key="close_kept").click().run()
    assert "2 files kept" not in html(at)


@pytest.mark.parametrize(("language", "sentence"), [("en", "a text document"), ("fr", "un document texte")])
def test_a_file_of_another_kind_is_refused_in_our_words(visit: Visit, language: str, sentence: str) -> None:
    """A letter from a word processor is told apart by its bytes, not by the browser."""
    letter = io.BytesIO()
    with ZipFile(letter, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    at = drop(visit("data", lang=language), ("letter.docx", letter.getvalue()))
    settled(at.button(key="leave_and_read").click().run())
    assert not at.exception
    assert [sentence in error.value for error in at.error] == [True]
