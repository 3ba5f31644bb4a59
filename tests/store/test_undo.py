"""Undo: whatever is imported, undone and done again in whatever order, the state is what the applied imports say."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from payback.store import StoreError
from tests.store.readings import DAY, day_row, order_row, reading, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from payback.store import Batch, Store

FIGURE = st.none() | st.integers(0, 3)
TAKEN = st.integers(0, 2).map(lambda day: date.fromordinal(DAY.toordinal() + day))
DAYS = st.integers(0, 40).map(lambda day: day - day % 20)  # two or three days, in two months
ROW = st.builds(
    lambda day, level, account, days, **figures: day_row(day, level=level, account_id=account, **figures, **days),
    DAYS,
    level=st.sampled_from(["account", "post"]),
    account=st.sampled_from(["1", "2"]),
    views=FIGURE,
    spend=FIGURE,
    followers=FIGURE,
    days=st.just({}) | st.fixed_dictionaries({"taken_on": TAKEN, "seen_until": TAKEN}),
    name=st.sampled_from([None, "Page", "Post"]),
)
ORDER = st.builds(
    lambda number, day, **facts: {**order_row(number, **facts), "date_day": day_row(day)["date_day"]},
    st.sampled_from("78"),
    DAYS,
    total=FIGURE,
    cancelled_day=st.none() | st.just(DAY),
)
METRIC_KEY = ("date_day", "account_id", "level")


def one_a_key(rows: list[dict[str, Any]], key: tuple[str, ...]) -> list[dict[str, Any]]:
    """The last row of each key: a file that contradicts itself is another test's matter."""
    return list({tuple(row[name] for name in key): row for row in rows}.values())


def taken(row: dict[str, Any]) -> tuple[date, date]:
    """When a row was read off, and until when its file knew of anything; long ago where nothing says it."""
    first, last = (row.get(name) or date(1970, 1, 1) for name in ("taken_on", "seen_until"))
    return first, last


class Imports(RuleBasedStateMachine):
    """Imports, undos and redos on a store, beside the plainest account of what they should leave."""

    open: Callable[[Path], Store]

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = type(self).open(Path(self.folder.name))
        self.metrics: dict[int, list[dict[str, Any]]] = {}
        self.orders: dict[int, list[dict[str, Any]]] = {}
        self.applied: dict[int, bool] = {}

    @initialize(rows=st.lists(ROW, min_size=1, max_size=4))
    def first(self, rows: list[dict[str, Any]]) -> None:
        """A store with one import: undo has something to do."""
        self.import_file(rows, [])

    @rule(rows=st.lists(ROW, max_size=5), orders=st.lists(ORDER, max_size=3))
    def import_file(self, rows: list[dict[str, Any]], orders: list[dict[str, Any]]) -> None:
        """Keep one file of days and orders."""
        rows, orders = one_a_key(rows, METRIC_KEY), one_a_key(orders, ("order_id",))
        tables = (table(self.store.inbox, rows), table(self.store.inbox, orders, fact="order"))
        before = self.days(), self.order_state()
        batch = self.store.keep(reading(*tables), by="ada", overwrite_zeros=True)
        self.metrics[batch.import_id], self.orders[batch.import_id] = rows, orders
        self.applied[batch.import_id] = True
        self.counts_hold(batch, before)

    @precondition(lambda self: self.applied)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        """Undo any import, perhaps once more."""
        number = data.draw(st.sampled_from(sorted(self.applied)))
        assert self.store.undo(number).status == "undone"
        self.applied[number] = False

    @precondition(lambda self: self.applied)
    @rule(data=st.data())
    def redo(self, data: st.DataObject) -> None:
        """Redo any import, perhaps one that is applied."""
        number = data.draw(st.sampled_from(sorted(self.applied)))
        assert self.store.redo(number).status == "applied"
        self.applied[number] = True

    @precondition(lambda self: len(self.applied) > 1)
    @rule(data=st.data())
    def exchange(self, data: st.DataObject) -> None:
        """Undo some imports and redo others at once."""
        numbers = st.sets(st.sampled_from(sorted(self.applied)))
        out = data.draw(numbers)
        back = data.draw(numbers) - out
        batches = self.store.exchange([*out], [*back])
        assert ["undone"] * len(out) + ["applied"] * len(back) == [batch.status for batch in batches]
        self.applied |= dict.fromkeys(out, False) | dict.fromkeys(back, True)

    @invariant()
    def state_is_what_the_applied_imports_say(self) -> None:
        """Every figure is the latest that an applied import measured; every month is its sum."""
        assert self.expected(self.metrics, METRIC_KEY, ("views", "spend", "followers")) == self.days()
        assert self.expected(self.orders, ("order_id",), ("date_day", "total", "cancelled_day")) == self.order_state()
        assert self.months() == self.expected_months()

    def teardown(self) -> None:
        """Undo everything: nothing is left."""
        for number in self.applied:
            self.store.undo(number)
        assert self.days() == self.order_state() == {}
        assert self.store.monthly() == self.store.orders_monthly() == ()
        assert self.store.accounts() == ()
        assert self.store.check() == ()
        self.store.close()
        self.folder.cleanup()

    def expected(
        self, files: dict[int, list[dict[str, Any]]], key: tuple[str, ...], fields: tuple[str, ...]
    ) -> dict[tuple[Any, ...], dict[str, Any]]:
        """The rule, written as plainly as it can be: what was read off later wins, else what was imported later."""
        state: dict[tuple[Any, ...], dict[str, Any]] = {}
        rows = [(number, row) for number in files for row in files[number] if self.applied[number]]
        for _, row in sorted(rows, key=lambda each: (*taken(each[1]), each[0])):
            values = state.setdefault(tuple(row[name] for name in key), dict.fromkeys(fields))
            values.update({name: row[name] for name in fields if row[name] is not None})
        return state

    def expected_months(self) -> dict[tuple[Any, ...], float]:
        """Sums of the days, from the account where it measured, else from the posts."""
        days = self.expected(self.metrics, METRIC_KEY, ("views", "spend"))
        sums: dict[tuple[Any, ...], float] = defaultdict(float)
        for (day, account, level), figures in days.items():
            for measure, value in figures.items():
                if value is not None:
                    sums[day.replace(day=1), account, measure, level] += value
        return {
            (month, account, measure): value
            for (month, account, measure, level), value in sums.items()
            if level == "account" or (month, account, measure, "account") not in sums
        }

    def months(self) -> dict[tuple[Any, ...], float]:
        """Figures of the store by month."""
        figures = self.store.monthly("views", "spend")
        keys = [(figure.month, figure.account_id, figure.measure) for figure in figures]
        assert len(set(keys)) == len(figures)
        return {key: figure.value for key, figure in zip(keys, figures, strict=True)}

    def days(self) -> dict[tuple[Any, ...], dict[str, Any]]:
        """Current state of the figures, as stored."""
        return self.stored("metric_daily", METRIC_KEY, ("views", "spend", "followers"))

    def order_state(self) -> dict[tuple[Any, ...], dict[str, Any]]:
        """Current state of the orders, as stored."""
        return self.stored("orders", ("order_id",), ("date_day", "total", "cancelled_day"))

    def stored(self, name: str, key: tuple[str, ...], fields: tuple[str, ...]) -> dict[tuple[Any, ...], dict[str, Any]]:
        """A table of the store as a dictionary."""
        with self.store._engine.cursor() as cursor:
            rows = cursor.execute(f"select {', '.join(key + fields)} from {name}").fetchall()  # noqa: S608
        plain = [tuple(float(value) if isinstance(value, Decimal) else value for value in row) for row in rows]
        return {row[: len(key)]: dict(zip(fields, row[len(key) :], strict=True)) for row in plain}

    def counts_hold(self, batch: Batch, before: tuple[dict[Any, Any], dict[Any, Any]]) -> None:
        """New, changed and same are what a look before and after gives."""
        after = self.days(), self.order_state()
        new = sum(len(now) - len(was) for was, now in zip(before, after, strict=True))
        changed = sum(was[key] != now[key] for was, now in zip(before, after, strict=True) for key in was)
        assert (batch.rows_new, batch.rows_changed) == (new, changed)
        assert batch.rows_read == batch.rows_new + batch.rows_changed + batch.rows_same


def test_state_equals_recomputation(open_at: Callable[[Path], Store]) -> None:
    """After any imports, undos and redos: state and months equal recomputation; undoing all leaves nothing."""
    machine = type("Machine", (Imports,), {"open": staticmethod(open_at)})
    run_state_machine_as_test(machine, settings=settings(max_examples=8, stateful_step_count=8, deadline=None))


def test_undo_in_the_middle(store: Store, keep: Callable[..., Batch]) -> None:
    """A says 1, B says 1 again: undoing A must not lose the figure of B."""
    first = keep([day_row(views=1)])
    keep([day_row(views=1)])
    store.undo(first.import_id)
    assert list(store.daily("views")["value"]) == [1]


def test_undo_and_redo_are_recorded(store: Store, keep: Callable[..., Batch]) -> None:
    """The list of imports says what is undone, and since when."""
    number = keep([day_row(views=1)]).import_id
    undone = store.undo(number)
    assert undone.status == "undone"
    assert undone.undone_at == undone.created_at
    assert store.batches() == (undone,)
    assert store.redo(number).undone_at is None


@pytest.mark.parametrize("act", ["undo", "redo"])
def test_unknown_import(store: Store, act: str) -> None:
    """An import that is not in the list is refused by its number."""
    with pytest.raises(StoreError) as caught:
        getattr(store, act)(7)
    assert (caught.value.key, caught.value.facts) == ("unknown_batch", {"id": 7})


def test_redo_of_what_was_kept_again(store: Store, keep: Callable[..., Batch]) -> None:
    """The same bytes are never applied twice, also not by way of undo, import, redo."""
    first = keep([day_row(views=1)], content="same")
    store.undo(first.import_id)
    again = keep([day_row(views=1)], content="same")
    with pytest.raises(StoreError, match="kept_again") as caught:
        store.redo(first.import_id)
    assert caught.value.facts["id"] == again.import_id


def test_an_exchange_that_is_refused_changes_nothing(store: Store, keep: Callable[..., Batch]) -> None:
    """What was to go stays where one of those that were to come cannot."""
    first, other = keep([day_row(views=1)], content="same"), keep([day_row(likes=2)])
    store.undo(first.import_id)
    keep([day_row(views=1)], content="same")
    before = store.batches()
    with pytest.raises(StoreError, match="kept_again"):
        store.exchange([other.import_id], [first.import_id])
    assert store.batches() == before
    assert store.check() == ()


def test_an_older_reading_of_a_lifetime_figure_lowers_nothing(store: Store, keep: Callable[..., Batch]) -> None:
    """It fills what the newer one did not measure, else changes nothing, and rules once that one is undone."""
    days = [date(2026, 2, day) for day in (1, 3)]
    post = {"level": "post", "entity_id": "p"}
    newer = keep([day_row(views=150, taken_on=days[1], seen_until=days[0], **post)])
    older = keep([day_row(views=90, likes=4, taken_on=days[0], seen_until=days[0], **post)])
    assert (older.rows_changed, older.rows_same) == (1, 0)
    oldest = keep([day_row(views=80, taken_on=days[0], seen_until=DAY, **post)])
    assert (oldest.rows_changed, oldest.rows_same) == (0, 1)
    assert [store.posts()[name].tolist() for name in ("views", "likes")] == [[150], [4]]
    store.undo(newer.import_id)
    assert store.posts()["views"].tolist() == [90]
    store.redo(newer.import_id)
    assert store.posts()["views"].tolist() == [150]
    assert store.check() == ()
