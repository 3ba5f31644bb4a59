"""What a monitor reads: counts and seconds in the form of OpenMetrics, for this machine and for who has the token."""

from __future__ import annotations

import re
from concurrent.futures import Future
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from payback.errors import PaybackError
from payback.ui import health, import_record, server
from payback.ui.health import health_routes
from payback.ui.import_record import record_import
from payback.ui.measurements import FAMILIES, Measurements
from tests.store.readings import reading, table

if TYPE_CHECKING:
    from payback.store import Batch, Store

SAMPLE = re.compile(r'[a-z_]+(\{[a-z]+="[a-z_]+"\})? [0-9.e+-]+')


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> Measurements:
    """Nothing measured yet, wherever something is measured in these tests."""
    fresh = Measurements()
    for module in (health, import_record, server.request_gate):
        monkeypatch.setattr(module, "MEASURED", fresh)
    return fresh


def test_each_family_is_declared_and_each_sample_is_of_one(measured: Measurements) -> None:
    """A monitor refuses a whole page for one line that it cannot read."""
    for name, family in FAMILIES.items():
        if family.kind == "counter":
            measured.count(name, "some_of_it")
        elif family.kind == "summary":
            measured.took(name, 1.5)
    *lines, end, empty = measured.text(payback_viewers=3, payback_data_version=None).split("\n")
    assert (end, empty) == ("# EOF", "")
    samples = [line for line in lines if line[0] != "#"]
    assert all(SAMPLE.fullmatch(line) for line in samples)
    assert {name for name, family in FAMILIES.items() if f"# TYPE {name} {family.kind}" in lines} == set(FAMILIES)
    assert "payback_viewers 3" in samples
    assert "payback_import_seconds_sum 1.500" in samples
    assert 'payback_imports_total{outcome="some_of_it"} 1' in samples
    assert not any("data_version" in line for line in samples)


def finished(result: Batch | BaseException) -> Future[Batch]:
    """Work that has come to an end."""
    outcome: Future[Batch] = Future()
    record_import(outcome)
    if isinstance(result, BaseException):
        outcome.set_exception(result)
    else:
        outcome.set_result(result)
    return outcome


def test_what_becomes_of_each_file_is_counted(measured: Measurements, store: Store) -> None:
    """Kept, refused by us, or failed by a mistake of ours; seconds are those of what was kept."""
    finished(store.keep(reading(table(store.inbox, [])), by="a@b.c"))
    finished(PaybackError("not_recognised", file="pay.csv"))
    finished(KeyError("pay.csv"))
    counted = {what: n for (family, what), n in measured.counts.items() if family == "payback_imports"}
    assert counted == {"kept": 1, "refused": 1, "failed": 1}
    assert measured.counts["payback_import_seconds", ""] == 1


@pytest.mark.parametrize("path", ["/api/metrics", "/_stcore/metrics"])
def test_measurements_elsewhere_need_the_token(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Where none is set there is none to guess; the refusals themselves are counted."""
    monkeypatch.setenv("PAYBACK_ACCESS", "view")
    routes = [*health_routes(lambda: 7)]

    def status(token: str | None) -> int:
        app = Starlette(routes=routes, middleware=server.middleware())
        monitor = TestClient(app, base_url="http://payback.example", client=("10.0.0.7", 5000))
        return monitor.get(path, headers={} if token is None else {"authorization": f"Bearer {token}"}).status_code

    assert status(None) == status("") == 403
    monkeypatch.setenv("PAYBACK_METRICS_TOKEN", "of-the-monitor")
    assert status(None) == status("") == status("of-the-monitoR") == 403
    assert status("of-the-monitor") == (200 if path == "/api/metrics" else 404)


def test_a_monitor_reads_how_the_store_answers(measured: Measurements) -> None:
    """Its version and the seconds that it took, and that it does not answer."""
    with TestClient(Starlette(routes=health_routes(lambda: 7))) as client:
        text = client.get("/api/metrics").text
    assert {"payback_data_version 7", "payback_store_answers 1"} <= set(text.split("\n"))

    def busy() -> int:
        raise PaybackError("store_busy")

    with TestClient(Starlette(routes=health_routes(busy))) as client:
        answer = client.get("/api/metrics")
    assert answer.headers["content-type"].startswith("application/openmetrics-text; version=1.0.0")
    assert "payback_store_answers 0" in answer.text
    assert "\npayback_data_version " not in answer.text
