"""``/api/live``, ``/api/health``, ``/api/metrics``: whether the server runs, its store answers, what it counts."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from payback.errors import PaybackError
from payback.ui.measurements import MEASURED, MEDIA_TYPE

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

PATIENCE_SECONDS = 1.0
"""How long the store may take to answer; whoever asks has an answer by then."""

METRICS = "/api/metrics"
NEVER_KEPT = {"Cache-Control": "no-store"}

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class StoreAnswer:
    """What the store says of itself.

    Attributes:
        status: ``ok``, ``store_unreachable``, or ``store_slow`` where it has not answered yet.
        version: Of its data; None where it does not answer.
        seconds: Until it answered, or until nobody waited any more.
    """

    status: str
    version: int | None
    seconds: float


class StoreQuestion:
    """Asks the store in a thread of its own, once for all who wait, so that it holds up nobody else."""

    def __init__(self, data_version: Callable[[], int], patience: float) -> None:
        self.data_version, self.patience = data_version, patience
        self.asked: list[Future[int]] = []
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="payback-health")

    async def answer(self) -> StoreAnswer:
        """What the store says now, or that it says nothing."""
        begun = time.perf_counter()
        if not self.asked or self.asked[0].done():
            self.asked[:] = [self.thread.submit(self.data_version)]
        status, version = "ok", None
        try:
            version = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self.asked[0])), self.patience)
        except PaybackError as error:
            _log.warning("store does not answer", key=error.key)
            status = "store_unreachable"
        except TimeoutError:
            status = "store_slow"
        return StoreAnswer(status, version, time.perf_counter() - begun)


def health_routes(data_version: Callable[[], int], patience: float = PATIENCE_SECONDS) -> list[BaseRoute]:
    """The routes: live is 200 while the server runs; health is 200 ``{"status": "ok", "data_version": 7}``, or 503.

    A 503 has ``null`` and why, see `StoreAnswer`. Metrics are `Measurements` in the form of OpenMetrics.
    """
    store = StoreQuestion(data_version, patience)

    async def live(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "live"}, headers=NEVER_KEPT)

    async def health(_request: Request) -> JSONResponse:
        answer = await store.answer()
        body = {"status": answer.status, "data_version": answer.version}
        return JSONResponse(body, status_code=200 if answer.status == "ok" else 503, headers=NEVER_KEPT)

    async def metrics(_request: Request) -> Response:
        answer = await store.answer()
        text = MEASURED.text(
            payback_data_version=answer.version,
            payback_store_answers=float(answer.status == "ok"),
            payback_store_seconds=answer.seconds,
        )
        return Response(text, media_type=MEDIA_TYPE, headers=NEVER_KEPT)

    answers = {"/api/live": live, "/api/health": health, METRICS: metrics}
    return [Route(path, endpoint, methods=["GET"]) for path, endpoint in answers.items()]
