"""The store for other processes of the same user: their calls, one after the other on each connection."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from multiprocessing.connection import Connection
from operator import attrgetter
from threading import Thread
from typing import TYPE_CHECKING

from payback.errors import PaybackError
from payback.store.errors import StoreError
from payback.store.remote_store import METHODS
from payback.store.socket_messages import receive, send

if TYPE_CHECKING:
    from payback.store.store import Store
    from payback.store.store_file import Place


class SocketServer:
    """Answers at the socket of a place, from threads of its own, until it is closed.

    A system without such sockets has no server: there, commands wait until the file is let go.
    """

    def __init__(self, store: Store, place: Place) -> None:
        self._store = store
        self._open: set[Connection] = set()
        self._closed = False
        try:
            self._listening = place.listen()
        except OSError:
            self._listening = socket.socket()
            return
        Thread(target=self._accept, name="payback-socket", daemon=True).start()

    def close(self) -> None:
        """Take no further call; one that is under way is answered with the end of its connection."""
        self._closed = True
        with suppress(OSError):  # it never listened
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for connection in tuple(self._open):
            with suppress(OSError), socket.socket(fileno=os.dup(connection.fileno())) as line:
                line.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                connection = Connection(self._listening.accept()[0].detach())
                self._open.add(connection)
                if self._closed:
                    connection.close()
                    return
                Thread(target=self._answer, args=(connection,), name="payback-command", daemon=True).start()

    def _answer(self, connection: Connection) -> None:
        try:
            with connection, suppress(StoreError, OSError):  # the other side has gone
                while True:
                    name, arguments, options = receive(connection)
                    send(connection, self._outcome(name, arguments, options))
        finally:
            self._open.discard(connection)

    def _outcome(self, name: str, arguments: tuple[object, ...], options: dict[str, object]) -> object:
        """What a method gives back, or the key and the facts of its refusal."""
        if name not in METHODS:
            return "store_gone", {}, None
        try:
            return "", {}, attrgetter(name)(self._store)(*arguments, **options)
        except PaybackError as error:
            return error.key, error.facts, None
