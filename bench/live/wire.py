"""A line between browser and server that counts what passes: headers, bodies and websockets, both ways.

Only the passes that count bytes go through it; those that measure time do not.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHUNK = 65_536


@dataclass(slots=True)
class Line:
    """A counted line: the port to visit instead of the server's, and the bytes so far."""

    port: int = 0
    passed: int = 0

    def taken(self) -> int:
        """Bytes since the last time this was asked."""
        passed, self.passed = self.passed, 0
        return passed


@asynccontextmanager
async def counted(server: int) -> AsyncIterator[Line]:
    """Open a counted line to the server on a port."""
    line = Line()

    async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", server)
        await asyncio.gather(_pump(line, reader, back), _pump(line, there, writer))

    listening = await asyncio.start_server(join, "127.0.0.1")
    line.port = listening.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        listening.close()


async def _pump(line: Line, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    try:
        while chunk := await source.read(CHUNK):
            line.passed += len(chunk)
            sink.write(chunk)
            await sink.drain()
    except ConnectionError:
        pass  # one side has left
    finally:
        sink.close()
