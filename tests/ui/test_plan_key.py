"""The key of a plan, the same in Python and in the browser."""

from payback.model.plan.assumptions import kept
from payback.ui.plan_key import plan_key, text_hash

PLACES = {"salary": 2, "conversion": 4}


def test_the_hash_is_the_browser_s() -> None:
    """The values that tests/ui/board/plan_on_screen.test.js expects."""
    assert (text_hash(""), text_hash("6000000,90|")) == ("811c9dc59dc5811c", "715d13d63027fa01")


def test_what_is_typed_is_kept_to_its_decimals() -> None:
    """To the cent, the person, the hundredth of a percent; halves upwards."""
    assert [kept(61_234.567, 2), kept(2.5, 0), kept(0.01555, 4)] == [61_234.57, 3.0, 0.0156]


def test_plans_that_differ_by_a_cent_or_beside_their_assumptions_have_other_keys() -> None:
    """Whatever a figure follows from is in the key; what is below the last decimal kept is not."""
    values = {"salary": 60_000.0, "conversion": 0.009}
    key = plan_key(values, PLACES, "")
    assert key == text_hash("6000000,90|")
    assert key == plan_key(values | {"salary": 60_000.001}, PLACES, "")
    others = {plan_key(values | {"salary": 60_000.01}, PLACES, ""), plan_key(values, PLACES, "region=us"), key}
    assert len(others) == 3
