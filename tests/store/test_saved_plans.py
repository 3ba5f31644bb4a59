"""Saved plans: by name, every version kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from payback.history.records import SavedPlan
from payback.store import StoreError
from tests.store.readings import NOW

if TYPE_CHECKING:
    from payback.store import Store


def test_saved_plan_is_there_again(store: Store) -> None:
    """What was saved is given back to the letter, with person and moment."""
    saved = store.save_plan("Printemps", '{"salary": 62000}', by="ada")
    assert saved == SavedPlan(1, "Printemps", '{"salary": 62000}', NOW, "ada")
    assert store.plan("Printemps") == saved


def test_the_latest_version_counts(store: Store) -> None:
    """Saving under a known name adds a version; the list shows each name once, by name."""
    store.save_plan("b", "1", by="ada")
    store.save_plan("a", "2", by="ada")
    store.save_plan("b", "3", by="bob")
    assert [(plan.name, plan.params_json, plan.created_by) for plan in store.plans()] == [
        ("a", "2", "ada"),
        ("b", "3", "bob"),
    ]


def test_forgotten_plan(store: Store) -> None:
    """A forgotten plan is gone with all its versions."""
    store.save_plan("a", "1", by="ada")
    store.save_plan("a", "2", by="ada")
    store.delete_plan("a")
    assert store.plans() == ()
    for act in (store.plan, store.delete_plan):
        with pytest.raises(StoreError, match="unknown_plan"):
            act("a")


def test_plans_do_not_touch_the_data_version(store: Store) -> None:
    """Charts of the history stay cached when somebody saves a plan."""
    before = store.data_version()
    store.save_plan("a", "1", by="ada")
    assert store.data_version() == before
