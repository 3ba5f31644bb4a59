"""Frozen plans in words: who signed, also where nobody did."""

import pytest

from payback.i18n import Words
from payback.wording.frozen_plans import signer


@pytest.mark.parametrize("kept", ["", "page", "somebody", "quelqu’un"])
def test_a_plan_that_nobody_signed_is_told_in_the_readers_language(kept: str) -> None:
    """Nothing is kept of who it was; older records hold a word in the writer's language."""
    assert [signer(kept, Words(language)) for language in ("en", "fr")] == ["somebody", "quelqu’un"]


def test_a_name_stays_a_name() -> None:
    """In both languages."""
    assert [signer("M. Beaulieu", Words(language)) for language in ("en", "fr")] == ["M. Beaulieu"] * 2
