"""A value stream is one file: one that is listed while the tests run is on every page, in links, tables and shell."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl
from zipfile import ZipFile

import numpy as np
import pytest
from typer.testing import CliRunner

from payback.cli import app
from payback.i18n import LANGUAGES, Words
from payback.i18n.catalogue import catalogue
from payback.model import HEADLINE, VALUE_STREAMS, Plan, evaluate
from payback.model.streams import COUNTED_AT_FIRST, Stream
from payback.share.link import decode, encode
from payback.share.workbook import workbook
from payback.ui.table_encoding import headline_data, without_headline
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import freeze
from payback.workflows.hire_record import note_event
from payback.workflows.method.sections import sections
from tests.ui.test_board_tables import agrees, sums
from tests.workflows.test_follow_up import HIRE, PLAN, TODAY, history

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from payback.model.streams.work import Work
    from payback.model.types import Array, Values
    from payback.store import Store

LABEL = "Calls spared by posts"
COUNTED = (*COUNTED_AT_FIRST, "calls")


def volume(_: Values, work: Work) -> Array:
    """Posts of the month, ``volume_t = posts_t``; shape of `work`."""
    return work.posts.copy()


def worth(values: Values) -> Array:
    """Cost of the contact that a post spares, ``worth = ck``; shape ``(draws,)``."""
    return np.asarray(values["contact_cost"])


@pytest.fixture(autouse=True)
def calls(monkeypatch: pytest.MonkeyPatch) -> Stream:
    """The stream, listed in the one mapping, with its words in both catalogues."""
    stream = Stream(
        name="calls",
        colour="plum",
        hard=True,
        volume=volume,
        worth=worth,
        needs=("contact_cost",),
        formulas={"calls": volume, "calls_worth": worth},
    )
    monkeypatch.setitem(VALUE_STREAMS, stream.name, stream)  # type: ignore[arg-type]
    words = {
        "stream.calls": LABEL, "stream_in_list.calls": "calls", "method.calls.title": LABEL,
        "method.calls.text": LABEL, "method.what.calls": LABEL, "method.what.calls_worth": LABEL,
        "arithmetic.calls": "Calls: {amount:money}.",
    }  # fmt: skip
    for language, (key, sentence) in product(LANGUAGES, words.items()):
        monkeypatch.setitem(catalogue(language), key, sentence)  # type: ignore[arg-type]
    return stream


def shown(at: AppTest) -> str:
    """All that a page wrote, as HTML, Markdown, charts and labels of its widgets."""
    parts = [element.proto.body for kind in ("html", "markdown") for element in at.get(kind)]
    return "\n".join([*parts, *(toggle.label for toggle in at.toggle), *(str(element.proto) for element in at.main)])


@pytest.mark.parametrize("name", ["decide", "drivers", "method"])
def test_a_page_shows_it(open_page: Callable[..., AppTest], name: str) -> None:
    """Its name stands among the streams, and nothing else breaks."""
    at = open_page(name, {"streams": ",".join(COUNTED)})
    assert not at.exception
    assert LABEL in shown(at)


def test_team_counts_it(open_page: Callable[..., AppTest]) -> None:
    """The page of further hires works it out as well."""
    assert not open_page("team", {"streams": ",".join(COUNTED)}).exception


@pytest.mark.parametrize("name", ["scenarios", "data"])
def test_no_page_trips_over_it(open_page: Callable[..., AppTest], name: str) -> None:
    """What does not show single streams opens all the same."""
    assert not open_page(name, {"streams": ",".join(COUNTED)}).exception


def test_it_is_tracked_after_the_hire(store: Store) -> None:
    """A frozen plan that counts it is laid beside what was measured, by what the stream says it is measured by."""
    freeze(store, replace(PLAN, streams=("calls",)), name="Calls", by="Ada", day=date(2025, 12, 1))
    note_event(store, HIRE, by="Ada")
    tracked = follow_up(store, history(date(2024, 1, 1), 28), TODAY, with_costs=True)
    assert tracked.comparison is not None
    assert np.isfinite(tracked.comparison.actual["calls"]).any()


def test_the_workbook_works_it_out() -> None:
    """Its formulas are cells: printed in letters that the workbook knows."""
    written = workbook(evaluate(Plan(streams=("sales", "calls")), draws=2), Words("en"))
    with ZipFile(BytesIO(written)) as file:
        assert LABEL in "".join(file.read(name).decode() for name in file.namelist() if name.endswith(".xml"))


def test_it_earns_and_a_link_carries_it() -> None:
    """No plan counts it that does not say so, a link brings it back, and with it the plan earns more."""
    plan = Plan(streams=COUNTED)
    assert "calls" not in Plan().streams
    opened, notes = decode(dict(parse_qsl(encode(plan, "en"))), Plan(streams=("sales",)))
    assert (set(opened.streams), notes) == (set(plan.streams), ())
    assert evaluate(plan, draws=2).npv > evaluate(Plan(), draws=2).npv


def test_the_browsers_tables_hold_it() -> None:
    """What the browser adds up is what the model says, at other values of the headline too."""
    plan = Plan(streams=COUNTED)
    settled = {name: float(getattr(plan, name)) for name in HEADLINE}
    move = {"salary": 50_000.0, "follower_growth": 0.02, "conversion": 0.012}
    (there,) = sums(headline_data(without_headline(plan)), settled, [move])
    agrees(there, Plan(streams=COUNTED, **move))


def test_the_shell_and_the_method_know_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plan in the shell counts it alone or with others, and the method prints its formulas."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toml").write_text('streams = ["sales", "calls"]', encoding="utf-8")
    result = CliRunner().invoke(app, ["evaluate", "--json", "--plan", "plan.toml"])
    assert json.loads(result.stdout)["npv"] == pytest.approx(evaluate(Plan(streams=("sales", "calls")), draws=2).npv)
    (part,) = [section for section in sections(Words("en")) if section.name == "calls"]
    assert "volume_t = posts_t" in part.body
