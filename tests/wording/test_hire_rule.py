"""The agreed rule in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from payback.i18n import Words
from payback.model.tracking.rule_reading import Reading
from payback.wording.hire_rule import against_text
from tests.wording.test_reforecast import NOW

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_to_add_a_person_is_held_against_the_money() -> None:
    """A plan that is outdone and still loses money is no reason for another person; where it pays, nothing is said."""
    add = Reading(8, 1.4, "add")
    poor = replace(NOW, chance=0.12)

    assert "the money back within the horizon is 12%" in against_text(add, poor, {}, Words("en"))
    assert "Revoyez le plan" in against_text(add, poor, {}, Words("fr"))
    assert against_text(add, replace(NOW, chance=0.5), {}, Words("en")) == ""
    assert against_text(add, None, {}, Words("en")) == ""


@pytest.mark.parametrize("branch", ["wait", "stop", "continue"])
def test_other_branches_stand_alone(branch: str) -> None:
    """What they say does not ask for more money."""
    now, unseen = Reading(8, 0.9, branch), {"orders": "none_seen"}  # type: ignore[arg-type]
    assert against_text(now, replace(NOW, chance=0.0), unseen, Words("en")) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdicts", "says"),
    [
        ({}, False),
        ({"orders": "none_seen"}, True),
        ({"orders": "too_early", "answers": "lost"}, True),
        ({"orders": "none_seen", "answers": "brought"}, False),
    ],
)
def test_to_add_a_person_is_held_against_what_the_hire_brought(verdicts: Mapping[str, Any], says: bool) -> None:  # noqa: FBT001
    """The rule counts what came, whoever brought it; the page must not say both without a word that joins them."""
    text = against_text(Reading(8, 1.4, "add"), None, verdicts, Words("en"))
    assert ("no effect of the hire is seen" in text) is says
    if "answers" in verdicts and says:
        assert "orders and messages" in text
