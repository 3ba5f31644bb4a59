"""After the hire exports come again and again: figures that grew, months that overlap, months that were corrected."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.history.events import Event
from payback.i18n import Words
from payback.ingest.read_export import read_export
from payback.model.tracking.rule_reading import reading
from payback.store import open_store
from payback.wording.reforecast import level_sentence, payback_sentence
from payback.workflows.demo_company import DEMO
from payback.workflows.demo_second_act import HIRED
from payback.workflows.follow_up import follow_up
from payback.workflows.frozen_plans import freeze, frozen_plans
from payback.workflows.hire_forecast import hire_forecast
from payback.workflows.hire_readings import answers, keep_answer, keep_reading, month_answer, readings
from payback.workflows.hire_record import note_event
from payback.workflows.imports import take_in, undo
from payback.workflows.monthly_history import history_by_month
from payback.workflows.starting_plan import plan_in_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from payback.model.tracking.follow_up import FollowUp
    from payback.store import Batch, Store

EN = Words("en")
POSTS = next((HIRED / "2026").glob("*7420000000000001.csv"))
CLICKS, PUBLISHED = "Clics sur un lien", "Heure de publication"
BEGIN, APRIL, JUNE, NOVEMBER = date(2025, 12, 1), date(2026, 4, 3), date(2026, 6, 3), date(2026, 11, 5)


def posts(first: date, last: date, clicks: Callable[[int], int] = int) -> bytes:
    """An export of the posts that were published between two days, with the clicks that they had by then."""
    with POSTS.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        rows = [row for row in table if first <= day_of(row[PUBLISHED]) < last]
        out = io.StringIO()
        written = csv.DictWriter(out, table.fieldnames or (), lineterminator="\n")
    written.writeheader()
    written.writerows({**row, CLICKS: str(clicks(int(row[CLICKS] or 0)))} for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def day_of(written: str) -> date:
    """The day of a moment as the export writes it: 12/22/2025 07:48."""
    month, day, year = map(int, written.split(maxsplit=1)[0].split("/"))
    return date(year, month, day)


@pytest.fixture
def import_posts(tmp_path: Path) -> Callable[[Store, str, bytes], Batch]:
    """Takes an export in as whoever downloads it does."""

    def taken(store: Store, name: str, content: bytes) -> Batch:
        path = tmp_path / name
        path.write_bytes(content)
        return take_in(store, path, name, by="ada", read=read_export)

    return taken


def now(store: Store, today: date) -> FollowUp:
    """Where the hire stands on a day."""
    return follow_up(store, history_by_month(store, today, "CAD"), today, with_costs=True)


def hired(store: Store) -> None:
    """The plan is frozen and its person begins in January 2026."""
    freeze(store, plan_in_file(DEMO / "plan.toml"), name="Hire", by="ada", day=date(2025, 12, 12))
    note_event(store, Event("hire", date(2026, 1, 5)), by="ada")


def test_later_exports_move_everything_on_and_touch_nothing_that_was_kept(
    store: Store, tmp_path: Path, import_posts: Callable[[Store, str, bytes], Batch]
) -> None:
    """Three imports, the second with earlier months corrected, the third the whole year: as if only the last were."""
    hired(store)
    (frozen,) = frozen_plans(store)
    import_posts(store, "first.csv", posts(BEGIN, date(2026, 4, 1), lambda n: n // 2))
    spring = now(store, APRIL)
    keep_reading(store, spring, by="ada")
    keep_answer(store, spring, {"why": "A slow start"}, by="ada")
    kept, answered = readings(store, frozen), answers(store, frozen)

    import_posts(store, "second.csv", posts(date(2026, 2, 1), date(2026, 6, 1)))
    summer = now(store, JUNE)
    assert spring.comparison
    assert summer.comparison
    assert summer.measured
    assert spring.measured
    assert (spring.worked, summer.worked) == (3, 5)
    assert summer.measured.clicks[0] == spring.measured.clicks[0]
    assert (summer.measured.clicks[1:3] > 1.9 * spring.measured.clicks[1:3]).all()
    assert reading(summer) != kept[0].reading
    keep_reading(store, summer, by="ada")

    last = import_posts(store, "third.csv", posts(BEGIN, date(2026, 11, 1)))
    autumn = now(store, NOVEMBER)
    with closing(open_store(tmp_path / "once.duckdb")) as once:
        hired(once)
        import_posts(once, "only.csv", posts(BEGIN, date(2026, 11, 1)))
        fresh = now(once, NOVEMBER)
        assert autumn.measured
        assert fresh.measured
        assert fresh.comparison
        assert autumn.comparison
        for name in ("clicks", "reach", "posts"):
            np.testing.assert_array_equal(getattr(autumn.measured, name), getattr(fresh.measured, name))
        assert autumn.comparison.share == fresh.comparison.share
        assert [each.key for each in autumn.problems] == [each.key for each in fresh.problems]
        assert reading(autumn) == reading(fresh)
        told, expected = (hire_forecast(each) for each in (autumn, fresh))
        assert told
        assert expected
        assert payback_sentence(told, EN) == payback_sentence(expected, EN)
        assert level_sentence(told, EN) == level_sentence(expected, EN)
        assert month_answer(store, autumn, None, {}, EN) == month_answer(once, fresh, None, {}, EN)

    assert [one.digest for one in frozen_plans(store)] == [frozen.digest]
    assert [one.month for one in readings(store, frozen)] == [date(2026, 3, 1), date(2026, 5, 1)]
    assert readings(store, frozen)[0] == kept[0]
    assert answers(store, frozen) == answered
    assert "October 2026: value" in month_answer(store, autumn, None, {}, EN)["happened"]

    undo(store, last.import_id)
    back = now(store, JUNE)
    assert back.measured
    np.testing.assert_array_equal(back.measured.clicks, summer.measured.clicks)
    assert readings(store, frozen)[0] == kept[0]
