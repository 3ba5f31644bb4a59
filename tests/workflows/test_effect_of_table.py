"""What a hire brought, from tables as people have them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.i18n import Words
from payback.wording.effect import note_sentence
from payback.workflows.effect_of_table import effect_of_table, typed_day
from payback.workflows.monthly_table import monthly_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TODAY = date(2026, 11, 15)
FIRST = date(2023, 1, 1)


def month(place: int) -> date:
    """The first day of a month, counted from `FIRST`."""
    return date(FIRST.year + place // 12, place % 12 + 1, 1)


def figures(count: int = 42, lift: float = 1.0) -> list[float]:
    """Months around 500, from the 31st on raised."""
    plain = 500 * np.exp(0.1 * np.random.default_rng(3).standard_normal(count))
    return [float(figure * (lift if place >= 30 else 1)) for place, figure in enumerate(plain)]


def table(path: Path, rows: Iterable[str], header: str = "date,y") -> Path:
    """A file of rows."""
    file = path / "table.csv"
    file.write_text("\n".join([header, *rows]), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("written", "mark", "header"),
    [
        ("{:%Y-%m}", ("{:.2f}", ","), "date,y"),
        ("{:%d/%m/%Y}", ("{:_.2f}", ";"), "Mois;Ventes"),
        ("{:%m/01/%Y}", ("{:.2f}", "\t"), "date\ty"),
    ],
)
def test_tables_are_read_as_people_write_them(tmp_path: Path, written: str, mark: tuple[str, str], header: str) -> None:
    """Whatever divides columns, decimals and days: the same months, the same figures."""
    form, divider = mark
    french = divider == ";"
    rows = [
        divider.join([written.format(month(place)), form.format(figure).replace(".", "," if french else ".")])
        for place, figure in enumerate(np.array(figures()) * 10)
    ]
    rows = [row.replace("_", "\N{NO-BREAK SPACE}") for row in rows]
    read = monthly_table(table(tmp_path, rows, header), TODAY)
    assert (read.months[0], read.months[-1], read.incomplete) == (FIRST, month(41), ())
    assert read.y == pytest.approx(10 * np.array(figures()), abs=0.01)


def test_days_add_up_to_months(tmp_path: Path) -> None:
    """A few unknown days of a month are made up for, many make it unknown; a month that is not over is left out."""
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(31 + 28 + 31 + 12)]
    missing = {date(2025, 1, 9), *(date(2025, 2, day) for day in range(1, 15))}
    rows = [f"{day},{'' if day in missing else 10},3" for day in days]
    read = monthly_table(table(tmp_path, rows, "date,y,market"), TODAY)
    assert read.months == (date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1))
    assert read.y == pytest.approx([310, np.nan, 310], nan_ok=True)
    assert read.controls["market"].tolist() == [93, 84, 93]
    assert read.incomplete == (date(2025, 4, 1),)


def test_a_table_without_header_and_with_a_month_missing(tmp_path: Path) -> None:
    """Columns go by their place; a month without a row is unknown, the running month is left out."""
    rows = ["2026-08,7", "2026-10,n/a", "2026-11,9"]
    read = monthly_table(table(tmp_path, rows, "2026-07,5"), TODAY)
    assert read.y == pytest.approx([5, 7, np.nan, np.nan], nan_ok=True)
    assert read.incomplete == (date(2026, 11, 1),)


def test_a_hire_in_the_middle_of_a_month(tmp_path: Path) -> None:
    """That month is neither before nor after, and is named; on its first days it is a month after."""
    rows = [f"{month(place):%Y-%m},{figure}" for place, figure in enumerate(figures(lift=1.6))]
    file = table(tmp_path, rows)
    late, early = (effect_of_table(file, day, TODAY) for day in (date(2025, 7, 20), date(2025, 7, 3)))
    assert (late.months[0], early.months[0]) == (date(2025, 8, 1), date(2025, 7, 1))
    assert [(note.key, note.facts["month"]) for note in late.effect.notes] == [("inside", date(2025, 7, 1))]
    assert early.effect.verdict == late.effect.verdict == "brought"


@pytest.mark.parametrize(
    ("unknown", "day", "span"),
    [({22, 23, 24}, 1, (22, 24)), ({23}, 1, (23, 23)), ({24}, 1, (24, 24)), ({25}, 20, (24, 25)), (set(), 20, None)],
)
def test_a_gap_around_the_hire_is_named(
    tmp_path: Path, unknown: set[int], day: int, span: tuple[int, int] | None
) -> None:
    """Its month or the one before is not known: in both languages with what to do; a month that is left out is none."""
    rows = [f"{month(place):%Y-%m},{figure}" for place, figure in enumerate(figures()) if place not in unknown]
    found = effect_of_table(table(tmp_path, rows), month(24).replace(day=day), TODAY)
    gaps = [note for note in found.effect.notes if note.key == "gap_around"]

    assert [(note.facts["first"], note.facts["last"]) for note in gaps] == ([tuple(map(month, span))] if span else [])
    for note in gaps:
        assert note_sentence(note, Words("en")).endswith("cannot be told apart. Add these months.")
        assert "Ajoutez ces mois" in note_sentence(note, Words("fr"))


def test_a_campaign_ends(tmp_path: Path) -> None:
    """With an end only its own months count; a gap before it is named by calendar months."""
    known = [(place, figure) for place, figure in enumerate(figures()) if place not in {27, 28, 29}]
    file = table(tmp_path, [f"{month(place):%Y-%m},{figure}" for place, figure in known])
    found = effect_of_table(file, date(2025, 7, 1), TODAY, date(2025, 9, 30))
    assert found.months == (date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1))
    assert dict(found.effect.notes[0].facts) == {"first": date(2025, 4, 1), "last": date(2025, 6, 1)}


def test_a_campaign_of_days_counts_its_month_and_what_was_counted_otherwise_does_not(tmp_path: Path) -> None:
    """A month in which it ran a while is its month; months before the measure changed are as good as none."""
    file = table(tmp_path, [f"{month(place):%Y-%m},{figure}" for place, figure in enumerate(figures())])
    days = date(2025, 7, 12), TODAY, date(2025, 7, 25)
    found = effect_of_table(file, *days)
    counted = effect_of_table(file, *days, counted_since=date(2023, 5, 20))
    assert found.months == counted.months == (date(2025, 7, 1),)
    assert (found.effect.months_before, counted.effect.months_before) == (30, 25)
    assert effect_of_table(file, *days, counted_since=FIRST).effect.months_before == 30
    with pytest.raises(PaybackError, match="effect_break"):
        effect_of_table(file, *days, counted_since=date(2025, 7, 2))


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([], "effect_columns"),
        (["2025-01", "2025-02"], "effect_columns"),
        (["2025-01,5", "soon,6"], "effect_day"),
        (["31/31/2025,5", "01/02/2025,6"], "effect_day"),
        (["2025-01,five"], "effect_number"),
        (["2025-01,5", "2025-01-01,6"], "effect_twice"),
        ([f"{date(2025, 1, 6) + timedelta(weeks=n)},5" for n in range(9)], "effect_weeks"),
        (["2026-11,5"], "effect_no_after"),
        (["2025-01,5", "2025-02,6"], "effect_no_after"),
        ([f"{month(place):%Y-%m},{place}" for place in range(36)], "effect_few_before"),
    ],
)
def test_what_cannot_be_read_or_answered_is_refused(tmp_path: Path, rows: list[str], key: str) -> None:
    """Each with its own sentence."""
    start = date(2023, 1, 1) if key == "effect_few_before" else date(2026, 1, 1)
    with pytest.raises(PaybackError) as refused:
        effect_of_table(table(tmp_path, rows), start, TODAY)
    assert refused.value.key == key


def test_days_of_a_question_must_be_days(tmp_path: Path) -> None:
    """One that could be two, one that is none, an end before the beginning."""
    for text in ("03/04/2026", "next spring"):
        with pytest.raises(PaybackError, match="effect_date"):
            typed_day(text)
    assert typed_day("31 mars 2026") == date(2026, 3, 31)
    with pytest.raises(PaybackError, match="effect_order"):
        effect_of_table(table(tmp_path, ["2025-01,5"]), date(2026, 1, 1), TODAY, date(2025, 1, 1))
