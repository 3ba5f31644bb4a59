"""The journal: entries are added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.history.records import Entry
from tests.store.readings import NOW

if TYPE_CHECKING:
    from payback.store import Store


def test_the_latest_version_counts_and_none_is_lost(store: Store) -> None:
    """Writing under a known name adds a version; what says the same again adds nothing, other kinds stay apart."""
    store.journal.write("event", "a", '"old"', by="ada")
    store.journal.write("event", "b", '"b"', by="ada")
    new = store.journal.write("event", "a", '"new"', by="bob")
    store.journal.write("event", "a", '"new"', by="eve")
    store.journal.write("answer", "a", '"other"', by="ada")

    assert new == Entry("event", "a", '"new"', NOW, "bob")
    assert [entry.content_json for entry in store.journal.entries("event")] == ['"b"', '"new"']
    assert [entry.content_json for entry in store.journal.entries("event", versions=True)] == ['"old"', '"b"', '"new"']
