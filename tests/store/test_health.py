"""The quick answer that the store is there, and the thorough look that it is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.store.schema import migrations
from tests.store.readings import day_row, order_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.store import Batch, Store

DAMAGE = {
    "insert into metric_daily select * from metric_daily limit 1": {
        "metric.repeated_keys",
        "metric.state",
        "metric.by_day",
        "metric.by_entity",
    },
    "update metric_daily set views = 6": {"metric.state", "metric.by_day", "metric.by_entity"},
    "delete from metric_monthly": {"metric.monthly"},
    "delete from metric_by_day": {"metric.by_day", "metric.monthly"},
    "update metric_by_entity set views = 6": {"metric.by_entity"},
    "update metric_span set rows = rows + 1": {"metric.span"},
    "update metric_monthly set value = value + 0.0001": {"metric.monthly"},
    "delete from order_monthly": {"order.monthly"},
    "update orders set source_name = 'web'": {"order.state", "order.monthly"},
    "update entity set name = 'Other'": {"entity.state"},
    "delete from entity": {"entity.state"},
}


def test_health(store: Store, backend: str) -> None:
    """It names backend, schema, data version and imports."""
    health = store.health()
    assert (backend, max(migrations()), 0, 0) == (
        health.backend,
        health.schema_version,
        health.data_version,
        health.batches,
    )


@pytest.mark.parametrize("damage", DAMAGE)
def test_check_finds_damage(store: Store, keep: Callable[..., Batch], damage: str) -> None:
    """Whatever does not follow from the applied imports is named, table by table."""
    keep([day_row(views=5, watch_hours=0.1, name="Page")])
    keep([order_row("1", total=5.0)], fact="order")
    assert store.check() == ()
    with store._engine.cursor() as cursor:
        cursor.execute(damage)
    assert {finding.name for finding in store.check()} == DAMAGE[damage]
