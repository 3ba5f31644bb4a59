"""The whole measurement: every app's server at once, the apps in turn, then bytes, then thirty viewers."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.live.job import DRAWS, SLIDERS, START
from bench.live.reckon import of_drag, of_press, of_slow_drag, of_visit
from bench.live.servers import APPLICATIONS, OURS, PLAIN, UNCOLLECTED, App, Server, running
from bench.live.viewers import RunFailedError, storm
from bench.live.visit import COMPLETE_MS, QUICK, SLOW, Visit, newcomer
from bench.live.wire import counted
from playwright.async_api import Error, async_playwright
from websockets.exceptions import WebSocketException

from payback.model import DRAWS as OUR_DRAWS
from payback.model import evaluate
from payback.model.plan.plan import changed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from bench.deadline import Deadline
    from playwright.async_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-dev-shm-usage", "--disable-sync", "--no-first-run")  # fmt: skip
BYTE_PASSES, STORMS, MODEL_RUNS = 3, 3, 30
ROUNDS, BYTES = 0.6, 0.8
"""Shares of the time after which no further round, and no further count of bytes, is begun."""

TROUBLE = (Error, TimeoutError, LookupError, RunFailedError, WebSocketException)
"""A page that did not come to rest, a curve that was not painted, a run that failed, a line that broke."""


@dataclass(slots=True)
class Measurements:
    """Everything that was measured.

    Attributes:
        samples: By app and figure: milliseconds, shares in percent, counts, or bytes.
        turns: Of each app.
        failed: Turns of an app that did not end.
        browser: Version of Chromium.
        load: Of the machine, before the start.
    """

    samples: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    turns: int = 0
    failed: dict[str, list[str]] = field(default_factory=dict)
    browser: str = ""
    load: float = 0.0

    def add(self, app: App, figures: Mapping[str, list[float]]) -> None:
        """Keep more values of an app."""
        mine = self.samples.setdefault(app.name, {})
        for name, values in figures.items():
            mine.setdefault(name, []).extend(values)

    async def take(self, app: App, turn: Awaitable[Mapping[str, list[float]]]) -> None:
        """Keep what a turn of an app finds; one that does not end is counted, and the run goes on."""
        try:
            self.add(app, await turn)
        except TROUBLE as trouble:
            self.failed.setdefault(app.name, []).append(f"{type(trouble).__name__}: {trouble}".partition("\n")[0])


async def measure(repetitions: int, deadline: Deadline) -> Measurements:
    """Measure every app, `repetitions` turns each; what is not measured when the time is over is left out."""
    measured = Measurements(load=os.getloadavg()[0])
    measured.add(OURS, _model(OUR_DRAWS))
    measured.add(PLAIN, _model(DRAWS))
    try:
        async with asyncio.timeout(deadline.left()):
            await _apps(repetitions, deadline, measured)
    except TimeoutError:
        print("; the time is over")
    return measured


async def _apps(repetitions: int, deadline: Deadline, measured: Measurements) -> None:
    """Every app's server at once; rounds, bytes and viewers each within their share of the time."""
    with ExitStack() as stack:
        servers = {app.name: stack.enter_context(running(app)) for app in APPLICATIONS}
        async with async_playwright() as tool:
            browser = await tool.chromium.launch(executable_path=_chromium(), args=list(QUIET))
            measured.browser = browser.version
            for app in APPLICATIONS:
                await _turn(browser, app, servers[app.name], "salary")  # a server's first visitor does not count
            while measured.turns < repetitions and not deadline.over(ROUNDS):
                await _round(browser, servers, measured.turns, measured)
                measured.turns += 1
                print(f"\r{measured.turns} of {repetitions} rounds", end="", flush=True)
            print("; bytes", end="", flush=True)
            for app in APPLICATIONS * min(BYTE_PASSES, repetitions):
                if not deadline.over(BYTES):
                    await measured.take(app, _bytes(browser, app, servers[app.name]))
            await browser.close()
        print("; viewers")
        for app in (OURS, PLAIN, UNCOLLECTED) * min(STORMS, repetitions):
            if not deadline.over():
                await measured.take(app, storm(app, servers[app.name]))


def _chromium() -> str:
    path = os.environ.get("PAYBACK_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        message = "no Chromium: install it (apt-get install chromium) or set PAYBACK_CHROMIUM"
        raise SystemExit(message)
    return path


async def _round(browser: Browser, servers: Mapping[str, Server], turn: int, measured: Measurements) -> None:
    """One turn of every app; another app is first each time, and another slider moves."""
    name = list(SLIDERS)[turn % len(SLIDERS)]
    first = turn % len(APPLICATIONS)
    for app in (*APPLICATIONS[first:], *APPLICATIONS[:first]):
        await measured.take(app, _turn(browser, app, servers[app.name], name))


async def _turn(browser: Browser, app: App, server: Server, name: str) -> dict[str, list[float]]:
    """A newcomer opens the page, opens it again, presses a key on a slider and drags it, quickly and slowly."""
    context = await newcomer(browser)
    try:
        cold = await Visit.open(app, server.port, context)
        await cold.page.close()
        warm = await Visit.open(app, server.port, context)
        await warm.press(name, "ArrowLeft")  # whatever a page does only once has then been done
        pressed = of_press(await warm.press(name, "ArrowRight"))
        step = SLIDERS[name].step
        dragged = of_drag(await warm.drag(name, QUICK), step) | of_slow_drag(await warm.drag(name, SLOW), step)
        return of_visit(cold.opened, "cold") | of_visit(warm.opened, "warm") | pressed | dragged
    finally:
        await context.close()


async def _bytes(browser: Browser, app: App, server: Server) -> dict[str, list[float]]:
    """What passes between browser and server, headers and all, in the same turn."""
    context = await newcomer(browser)
    figures: dict[str, list[float]] = {}
    try:
        async with counted(server.port) as line:
            cold = await Visit.open(app, line.port, context)
            await cold.rest(COMPLETE_MS)
            figures["cold visit, bytes"] = [line.taken()]
            await cold.page.close()
            line.taken()
            warm = await Visit.open(app, line.port, context)
            await warm.rest(COMPLETE_MS)
            figures["warm visit, bytes"] = [line.taken()]
            await warm.press("salary", "ArrowRight")
            figures["key, bytes"] = [line.taken()]
            await warm.drag("salary", QUICK)
            figures["drag, bytes"] = [line.taken()]
    finally:
        await context.close()
    return figures


def _model(draws: int) -> dict[str, list[float]]:
    """Processor time of the model alone, with another salary each time."""
    took = []
    for run in range(MODEL_RUNS):
        plan = changed(START, {"salary": START.salary + 500 * run})
        begun = time.process_time()
        evaluate(plan, draws)
        took.append(1_000 * (time.process_time() - begun))
    return {"model alone": took[1:]}


def main(repetitions: int, deadline: Deadline) -> Measurements:
    """Run the measurement."""
    return asyncio.run(measure(repetitions, deadline))
