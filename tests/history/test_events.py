"""Events that figures may show."""

from datetime import date

from payback.history.events import EVENT_KINDS, HIRE, Event


def test_an_event_may_last_and_need_not_be_called_anything() -> None:
    """The hire is one of the kinds, and the one that is asked for first."""
    assert EVENT_KINDS[0] == HIRE
    assert Event(HIRE, date(2026, 1, 5)) == Event("hire", date(2026, 1, 5), None, "")
