"""What a command and the process that has the store send each other: records of ours, and nothing that could run."""

from __future__ import annotations

import io
import pickle
from typing import TYPE_CHECKING, Any

from payback.store.errors import StoreError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_MODULES = frozenset(
    {
        "datetime", "decimal", "pathlib",
        "payback.history.health", "payback.history.reading_result", "payback.history.records",
        "numpy", "numpy._core.multiarray", "numpy._core.numeric",
    }
)  # fmt: skip
"""Whose classes a message may hold; all others are refused before they are loaded."""


class _Records(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str, /) -> Any:  # noqa: ANN401 - as the base class says
        if module_name not in _MODULES or "." in global_name:
            raise pickle.UnpicklingError(global_name)
        return super().find_class(module_name, global_name)


def send(connection: Connection, message: object) -> None:
    """Send one message."""
    connection.send_bytes(pickle.dumps(message))


def receive(connection: Connection) -> Any:  # noqa: ANN401 - what the other side sent
    """The next message.

    Raises:
        StoreError: ``store_gone`` where the other side is gone, or sends what is no message.
    """
    try:
        return _Records(io.BytesIO(connection.recv_bytes())).load()
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError) as error:
        raise StoreError("store_gone") from error
