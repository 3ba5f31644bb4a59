"""Visitors who come back, and the memory of a soak: what is measured would show a fault."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from bench.hosting import visitors
from bench.hosting.load import Soak
from bench.hosting.visitors import LostPlanError, Visitor
from bench.live.servers import OURS

from tests.bench.test_viewers import finished

if TYPE_CHECKING:
    from bench.live.viewers import Viewer

QUERY = "salary=71000&lang=en"


def page(salary: float) -> Viewer:
    """What a viewer sees whose address names one plan and whose page shows a salary."""
    told = {"answer": {"values": {"salary": salary}}}
    return SimpleNamespace(query=QUERY, salary=SimpleNamespace(bytes=json.dumps(told).encode()))  # type: ignore[return-value]


def came_back(salary: float, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody whose connection broke twice, and who then saw a salary."""
    refused = iter([ConnectionRefusedError, EOFError])

    async def arrive(*_: object) -> Viewer:
        if error := next(refused, None):
            raise error
        return page(salary)

    monkeypatch.setattr(visitors, "RETRY_SECONDS", 0)
    monkeypatch.setattr(visitors.Viewer, "arrive", arrive)
    visitor = Visitor(OURS, 0, 0, viewer=page(71_000))
    finished(visitor._come_back())
    return visitor


def test_who_comes_back_to_the_plan_of_the_address_has_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """However often the connection was refused before."""
    visitor = came_back(71_000, monkeypatch)
    assert (len(visitor.returns), visitor.errors) == (1, [])


def test_who_comes_back_to_another_plan_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would otherwise count as quickly taken up again."""
    with pytest.raises(LostPlanError):
        came_back(62_000, monkeypatch)


def test_the_growth_of_a_soak_leaves_out_its_first_third() -> None:
    """Two megabytes a minute, whatever the first visitors took."""
    assert Soak("", 1, [0, 30, 60, 90], [500, 100, 101, 102]).growth() == pytest.approx(2)
