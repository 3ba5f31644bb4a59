"""The store's journal as the workflows use it: the demonstration's second act has pages of its own in it.

So that nothing of an invented hire is left among one's own when the demonstration leaves.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from payback.store import Entry, Store

BY_HIRED = "demo-hired"
"""Who kept the batches of the demonstration's second act."""

INVENTED = "demo:"
"""How the kinds of entries begin that were made while it is on."""


def write(store: Store, kind: str, name: str, content_json: str, *, by: str) -> Entry:
    """Add an entry; see `Journal.write`."""
    return store.journal.write(_page(store) + kind, name, content_json, by=by)


def entries(store: Store, kind: str, *, versions: bool = False) -> tuple[Entry, ...]:
    """Entries of a kind; see `Journal.entries`."""
    return store.journal.entries(_page(store) + kind, versions=versions)


def is_second_act(store: Store) -> bool:
    """Whether the history is that of the demonstration's company after its hire."""
    return bool(_page(store))


def _page(store: Store) -> str:
    return _page_at(store, store.data_version())


@lru_cache(maxsize=2)
def _page_at(store: Store, version: int) -> str:  # noqa: ARG001  (key of the cache)
    hired = any(batch.created_by == BY_HIRED and batch.status == "applied" for batch in store.batches())
    return INVENTED if hired else ""
