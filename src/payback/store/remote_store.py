"""The store that another process has open: every method is answered there, with the same results and refusals."""

from __future__ import annotations

from functools import partialmethod
from inspect import isfunction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from payback.store.errors import StoreError
from payback.store.journal import Journal
from payback.store.socket_messages import receive, send
from payback.store.store import Store

if TYPE_CHECKING:
    import socket

    from payback.history.records import Entry
    from payback.store.store_file import Place

HERE = frozenset({"close", "restore"})
METHODS = frozenset(
    prefix + name
    for prefix, kind in (("", Store), ("journal.", Journal))
    for name, member in vars(kind).items()
    if isfunction(member) and not name.startswith("_") and name not in HERE
)
"""What may be asked of the other process: methods of the store, and of its journal."""


class RemoteJournal(Journal):
    """The journal of the store at the other end."""

    def __init__(self, store: RemoteStore) -> None:
        self._store = store

    def write(self, kind: str, name: str, content_json: str, *, by: str) -> Entry:
        """As there."""
        return cast("Entry", self._store.ask("journal.write", kind, name, content_json, by=by))

    def entries(self, kind: str, *, versions: bool = False) -> tuple[Entry, ...]:
        """As there."""
        return cast("tuple[Entry, ...]", self._store.ask("journal.entries", kind, versions=versions))


class RemoteStore(Store):
    """A store at the other end of a connection; may not be shared by threads.

    Rows to keep lie in the other's inbox, which is the same folder here. A meter shows nothing.
    """

    def __init__(self, place: Place, connection: socket.socket) -> None:
        self._place = place
        self._connection = Connection(connection.detach())
        self.notices = {}
        self.journal = RemoteJournal(self)

    @property
    def inbox(self) -> Path:
        """The directory from which the other process takes rows."""
        return self._place.inbox

    def restore(self, src: Path) -> None:
        """Refused: what others are looking at is not replaced.

        Raises:
            StoreError: ``restore_open``.
        """
        raise StoreError("restore_open", file=src.name)

    def close(self) -> None:
        """Let go of the connection; the store stays open where it is."""
        self._connection.close()

    def ask(self, method: str, *arguments: object, **options: object) -> Any:  # noqa: ANN401 - as the method says
        """What a method of `METHODS` gives back there.

        Raises:
            StoreError: What it refuses there; ``store_gone`` where nobody answers.
        """
        arguments = tuple(one.absolute() if isinstance(one, Path) else one for one in arguments)
        options.pop("meter", None)
        try:
            send(self._connection, (method, arguments, options))
        except OSError as error:
            raise StoreError("store_gone") from error
        key, facts, result = receive(self._connection)
        if key:
            raise StoreError(key, **facts)
        return result


for _name in METHODS & vars(Store).keys():
    setattr(RemoteStore, _name, partialmethod(RemoteStore.ask, _name))
