"""What is measured of a cluster: visitors by tens who drag and let go, and its memory while they stay."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from bench.hosting.visitors import Visitor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bench.hosting.cluster import Cluster
    from bench.live.servers import App

ARRIVING = 4
"""Visitors who open the page at the same time."""

SETTLING_SECONDS = 4.0
"""Of every stage before anything is measured."""

SAMPLE_SECONDS = 1.0
"""Between two readings of the memory."""


@dataclass(frozen=True, slots=True)
class Stage:
    """So many visitors on one cluster.

    Attributes:
        cluster: What it was called.
        viewers: With a page open, dragging and letting go.
        seconds: From letting go to the end of the run, of every drag.
        duration: Seconds over which they are counted.
        errors: What went wrong, each time by its name.
        session_mb: Memory that one visitor more takes, in megabytes.
    """

    cluster: str
    viewers: int
    seconds: list[float]
    duration: float
    errors: list[str]
    session_mb: float


@dataclass(frozen=True, slots=True)
class Soak:
    """Memory of a cluster over time: seconds since everybody was there, and megabytes."""

    cluster: str
    viewers: int
    at: list[float]
    resident_mb: list[float]

    def growth(self) -> float:
        """Megabytes a minute after the first third, by a straight line; NaN of too few readings."""
        late = len(self.at) // 3
        if len(self.at) - late < 3:
            return float("nan")
        return 60 * float(np.polyfit(self.at[late:], self.resident_mb[late:], 1)[0])


@dataclass(slots=True)
class Crowd:
    """Everybody who has the page of a cluster open.

    Attributes:
        app: Whose page.
        cluster: Where they ask for it.
        visitors: In the order in which they came.
        alone_mb: What the servers held when the first one was there, in megabytes.
    """

    app: App
    cluster: Cluster
    visitors: list[Visitor] = field(default_factory=list)
    alone_mb: float = 0.0

    async def grow(self, count: int) -> None:
        """Let others come until there are so many."""
        if not self.visitors and count:
            await self._come(Visitor(self.app, self.cluster.port, 0), asyncio.Semaphore(1))
            self.alone_mb = self.cluster.resident_mb()
        door = asyncio.Semaphore(ARRIVING)
        more = [Visitor(self.app, self.cluster.port, number) for number in range(len(self.visitors), count)]
        await asyncio.gather(*(self._come(visitor, door) for visitor in more))

    async def drag(self, seconds: float) -> None:
        """Have everybody drag, let go and look, for so many seconds."""
        until = time.perf_counter() + seconds
        await asyncio.gather(*(each.stay(lambda: time.perf_counter() >= until) for each in self.visitors))

    async def _come(self, visitor: Visitor, door: asyncio.Semaphore) -> None:
        async with door:
            await visitor.open()
        self.visitors.append(visitor)


@asynccontextmanager
async def present(app: App, cluster: Cluster, viewers: int = 0) -> AsyncIterator[Crowd]:
    """So many visitors who have the page open; they leave afterwards."""
    crowd = Crowd(app, cluster)
    try:
        await crowd.grow(viewers)
        yield crowd
    finally:
        await asyncio.gather(*(visitor.close() for visitor in crowd.visitors))


async def stage(name: str, crowd: Crowd, seconds: float) -> Stage:
    """What they wait for, over so many seconds, once they have settled."""
    await crowd.drag(SETTLING_SECONDS)
    for visitor in crowd.visitors:
        visitor.forget()
    begun = time.perf_counter()
    await crowd.drag(seconds)
    took, viewers = time.perf_counter() - begun, len(crowd.visitors)
    delays = [delay for visitor in crowd.visitors for delay in visitor.seconds]
    errors = [error for visitor in crowd.visitors for error in (*visitor.errors, *(["broken"] * len(visitor.returns)))]
    more = (crowd.cluster.resident_mb() - crowd.alone_mb) / max(1, viewers - 1)
    return Stage(name, viewers, delays, took, errors, more)


async def soak(name: str, crowd: Crowd, seconds: float) -> Soak:
    """Read the memory while they drag and let go."""
    found, begun = Soak(name, len(crowd.visitors), [], []), time.perf_counter()
    dragging = asyncio.ensure_future(crowd.drag(seconds))
    while not dragging.done():
        found.at.append(time.perf_counter() - begun)
        found.resident_mb.append(crowd.cluster.resident_mb())
        await asyncio.sleep(SAMPLE_SECONDS)
    await dragging
    return found
