"""The board beside the page as it is, in turns on one machine: what was decided by."""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from contextlib import ExitStack
from dataclasses import replace
from itertools import cycle
from statistics import median, quantiles

from bench.live.job import SLIDERS
from bench.live.reckon import of_drag, of_press
from bench.live.run import QUIET as ARGUMENTS
from bench.live.run import Found, _chromium
from bench.live.servers import BOARD, OURS, ROOT, running
from bench.live.visit import QUICK, Visit, newcomer
from playwright.async_api import async_playwright

FIGURES = (
    "move to thumb", "frames missed", "move to curve", "frames to curve", "key to curve", "key to rest",
    "release to rest", "warm visit", "key, bytes", "drag, bytes", "recorder's own, a frame",
)  # fmt: skip


async def measure(minutes: float, stores: list[str]) -> Found:
    """A page of each app; keys and drags of one after the other until the time is over; bytes at the end."""
    here = {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    mine = [{"PAYBACK_STORE": store} for store in stores] or [{}, {}]
    apps = [replace(app, environment=here | store) for app, store in zip((OURS, BOARD), mine, strict=True)]
    found = Found(load=os.getloadavg()[0])
    with ExitStack() as stack:
        servers = {app.name: stack.enter_context(running(app)) for app in apps}
        async with async_playwright() as tool:
            browser = await tool.chromium.launch(executable_path=_chromium(), args=list(ARGUMENTS))
            visits = {}
            for app in apps:
                visits[app.name] = await Visit.open(app, servers[app.name].port, await newcomer(browser))
            late = time.monotonic() + 60 * minutes
            for name in cycle(SLIDERS):
                if time.monotonic() > late:
                    break
                for app in apps if found.turns % 2 else apps[::-1]:
                    await found.take(app, _hand(visits[app.name], name))
                found.turns += 1
                print(table(found), flush=True)
            await browser.close()
    return found


async def _hand(visit: Visit, name: str) -> dict[str, list[float]]:
    """Two keys and a drag on a slider, which then goes back to its left end."""
    await visit.press(name, "ArrowLeft")
    figures = of_press(await visit.press(name, "ArrowRight"))
    figures |= of_drag(await visit.drag(name, QUICK), SLIDERS[name].step)
    await visit.press(name, "Home")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
        for figure, values in of_press(await visit.press(name, key)).items():
            figures[figure] += values
    return figures


def table(found: Found) -> str:
    """Median, 95th percentile and number of each figure so far."""
    lines = [f"{found.turns} turns, load {found.load:.1f} to {os.getloadavg()[0]:.1f}, failed {found.failed}"]
    for figure in FIGURES:
        for app in (OURS, BOARD):
            values = found.samples.get(app.name, {}).get(figure, [])
            if len(values) > 1:
                lines.append(
                    f"{figure:26} {app.name:8} {median(values):9.1f} {quantiles(values, n=20)[-1]:9.1f}  {len(values)}"
                )
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=4)
    parser.add_argument("--stores", nargs=2, default=[], help="one for each, with the demonstration company in it")
    asked = parser.parse_args()
    asyncio.run(measure(asked.minutes, asked.stores))
