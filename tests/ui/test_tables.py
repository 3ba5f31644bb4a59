"""What panels write: tables that stay tables as a list on a phone, and the plan that each part is about."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from payback.ui.panels.table import table_html

COLUMNS = ("Hire", "Pay & more", "Chance")
ROWS = (("First", "$60,000", "74%"), ("Second", "", "a <b>"))


def test_every_part_of_a_table_names_its_role() -> None:
    """A browser that lays a table out as a list forgets what its parts are."""
    html = table_html(COLUMNS, ROWS)
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for tag, role in roles.items():
        found = re.findall(rf"<{tag}\b[^>]*>", html)
        assert found
        assert all(f'role="{role}"' in each for each in found)
    heads = re.findall(r"<th\b[^>]*>", html)
    assert [re.findall(r'role="(\w+)"', head) for head in heads] == [["columnheader"]] * 3 + [["rowheader"]] * 2


def test_every_figure_carries_the_name_of_its_column() -> None:
    """In a list nothing stands above it; what is in a cell is text, never markup."""
    html = table_html(COLUMNS, ROWS)
    assert re.findall(r'data-label="([^"]+)"', html) == ["Pay &amp; more", "Chance"] * 2
    assert "a &lt;b&gt;" in html


def _page(plan: str) -> None:
    """A page with each part once; runs in Streamlit's own test client."""
    from payback.ui.panels import headings, table  # noqa: PLC0415

    headings.answer_first("It **pays** back.", "Perhaps.", good=True, plan=plan)
    headings.card_head("Title", "Note.", plan=plan)
    table.table(("Hire", "Chance"), (("First", "74%"),), "steps", plan=plan)


@pytest.mark.parametrize(("plan", "marked"), [("0123abcd", [1, 1, 1]), ("", [0, 0, 0])])
def test_each_part_says_once_which_plan_it_is_about(plan: str, marked: list[int]) -> None:
    """On the outermost element, so that the whole of it is dimmed with one rule; without a plan nothing is said."""
    app = AppTest.from_function(_page, kwargs={"plan": plan}).run()
    bodies = [str(element.proto.body) for element in app.get("html")]
    assert [body.count("data-plan=") for body in bodies] == marked
    assert all(re.match(rf'<div[^>]* data-plan="{plan}"', body) for body in bodies if plan)
