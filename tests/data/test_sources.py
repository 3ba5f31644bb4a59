"""Every default has its entry in data/SOURCES.md, and the entry says what the table says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from payback.model import ASSUMPTIONS
from payback.model.plan.charges import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from payback.model import Assumption

ENTRY = re.compile(r'<a id="(\w+)"></a>\n### \1\n(.+)\n\n(.+(?:\n.+)*)')


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    """The page of sources."""
    return (root / "data" / "SOURCES.md").read_text("utf-8")


@pytest.fixture(scope="module")
def entries(text: str) -> dict[str, tuple[str, str]]:
    """By assumption: the line of figures, and the words below it."""
    return {name: (figures, words) for name, figures, words in ENTRY.findall(text)}


def figure(value: float, row: Assumption) -> str:
    """A number as the page writes it."""
    return f"{round(100 * value, 6):g} %" if row.unit.startswith("share") else f"{value:,g}"


@pytest.mark.parametrize("name", ASSUMPTIONS)
def test_every_assumption_has_an_entry_with_its_figures(name: str, entries: dict[str, tuple[str, str]]) -> None:
    """Likely value, range, unit and grade on the page are those of the table."""
    row = ASSUMPTIONS[name]
    ends = f" ({figure(row.p05, row)} to {figure(row.p95, row)})" if row.p05 is not None and row.p95 is not None else ""

    assert f"**{figure(row.likely, row)}**{ends} · {row.unit} · {row.grade}" == entries[name][0]


def test_no_entry_is_left_over(entries: dict[str, tuple[str, str]]) -> None:
    """An assumption that is gone takes its entry with it."""
    assert set(ASSUMPTIONS) == set(entries)


def test_what_rests_on_a_publication_names_it(entries: dict[str, tuple[str, str]]) -> None:
    """A default called estimated names figures found elsewhere, in words of its own."""
    estimated = [name for name, row in ASSUMPTIONS.items() if row.grade == "estimated"]
    without = [name for name in estimated if "without outside source" in entries[name][1]]

    assert without == []


def test_the_most_a_year_is_what_the_code_charges(text: str) -> None:
    """The yearly maxima in the tables of charges are those of a very high pay in the code."""
    for region in ("quebec", "canada"):
        for rules in TABLES[region]:
            capped = [band for band in rules.bands if band.ceiling < float("inf")]
            for band in capped:
                assert f"{float(rules.charges(1e6)[band.name]):,.2f} $" in text
