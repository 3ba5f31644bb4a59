"""Three replicas on one lake behind nginx: nothing is lost or doubled, whichever of them is killed (`make replicas`).

A cold link opens on each of them; what is kept through one is seen on the others; one is killed again and again in the
middle of an import, while others drag and a shell takes another file in. Ends with exit code 1 where one does not hold.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import signal
import sys
import tempfile
import time
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.hosting.cluster import Cluster, NotHereError, Process, lake, payback
from bench.hosting.editor import Editor
from bench.hosting.files import ROWS, SHELL_DAYS, File, applied, export, take_in, whole
from bench.hosting.load import present
from bench.hosting.visitors import BROKEN, LostPlanError, Visitor
from bench.live.servers import OURS

from payback.store import open_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Sequence

    from payback.store import Store

VIEWERS, ROUNDS, SEED = 60, 3, 7
COLD = replace(OURS, path="/?lang=en&salary=71000")
UPLOAD = re.compile(r'"path":"/_stcore/upload_file".*"replica":"[^"]*?:(\d+)"')


@dataclass(slots=True)
class Findings:
    """What did not hold, in sentences; and what was measured on the way."""

    faults: list[str] = field(default_factory=list)

    def expect(self, holds: bool, sentence: str) -> None:  # noqa: FBT001  (what is found, and its name)
        """Say whether it holds."""
        print(f"{'holds' if holds else 'FAULT'}: {sentence}", flush=True)
        if not holds:
            self.faults.append(sentence)


async def cold_links(cluster: Cluster, findings: Findings) -> None:
    """The first request that a replica ever gets is a link with a plan."""
    for number, process in enumerate(cluster.processes):
        visitor = Visitor(COLD, process.port, number)
        await visitor.open()
        findings.expect(visitor.shown().get("salary") == 71_000, f"a cold link opens with its plan on replica {number}")
        await visitor.close()


async def seen_by_others(cluster: Cluster, file: File, findings: Findings) -> float:
    """Keep a file through the proxy while Data is open on every replica; seconds from the button to the word."""
    open_pages = [await Editor.open(process.port) for process in cluster.processes]
    async with editor_at(cluster) as editor:
        await editor.drop(file.path)
        begun = time.perf_counter()
        await editor.press_keep(file.path)
        await editor.read_kept()
        took = time.perf_counter() - begun
    for number, page in enumerate(open_pages):
        unseen = file.path.name not in page.said
        await page.run()
        findings.expect(
            unseen and file.path.name in page.said, f"an import is seen at the next rerun on replica {number}"
        )
        await page.wire.close()
    return took


@asynccontextmanager
async def editor_at(cluster: Cluster) -> AsyncIterator[Editor]:
    """Somebody with Data open, wherever the proxy leads them."""
    editor = await Editor.open(cluster.port)
    try:
        yield editor
    finally:
        await editor.wire.close()


def serving(cluster: Cluster) -> Process:
    """The replica that took the latest upload, by the proxy's log."""
    log = (cluster.processes[0].log.parent / "nginx.log").read_text("utf-8")
    port = int(UPLOAD.findall(log)[-1])
    return next(process for process in cluster.processes if process.port == port)


async def killed(cluster: Cluster, store: Store, file: File, after: float, findings: Findings) -> Process:
    """Kill the replica that keeps a file, so many seconds after the button; then keep the file again, elsewhere."""
    async with editor_at(cluster) as editor:
        await editor.drop(file.path)
        victim, told = serving(cluster), False

        async def keep() -> bool:
            await editor.press_keep(file.path)
            await editor.read_kept()
            return True

        keeping = asyncio.ensure_future(keep())
        await asyncio.sleep(after)
        await asyncio.to_thread(victim.kill)
        with suppress(*BROKEN):
            told = await keeping
    there = len(applied(store, file))
    outcome = f"killed {after:.2f} s after the button, {'told' if told else 'not told'} that it is kept, {there} there"
    findings.expect(there == 0 or whole(store, file), f"{outcome}: whole or absent")
    findings.expect(there == 1 or not told, f"{outcome}: what was told is there")
    async with editor_at(cluster) as editor:
        await editor.drop(file.path)
        await editor.press_keep(file.path)
        await editor.read_kept()
    findings.expect(whole(store, file), "kept again on another replica: once, with all its rows")
    return victim


async def one_round(cluster: Cluster, store: Store, files: tuple[File, File], after: float, findings: Findings) -> None:
    """Kill the replica that keeps the first file, while a shell takes the second one in; then have it run again."""
    shell = asyncio.ensure_future(take_in(cluster.processes[0].settings["PAYBACK_STORE"], files[1]))
    victim = await killed(cluster, store, files[0], after, findings)
    findings.expect(await shell and whole(store, files[1]), "what a shell took in meanwhile is there, once")
    victim.start()
    await asyncio.to_thread(victim.wait)


async def storm(cluster: Cluster, store: Store, asked: argparse.Namespace, folder: Path, findings: Findings) -> None:
    """All of it: cold links, an import, and as many kills as asked for while so many drag."""
    await cold_links(cluster, findings)
    took = await seen_by_others(cluster, export(folder, 1), findings)
    print(f"an import of {ROWS:,} rows takes {took:.1f} s from the button to the word", flush=True)
    chance, over = random.Random(asked.seed), asyncio.Event()  # noqa: S311  (moments, the same each time)
    async with present(OURS, cluster, asked.viewers) as crowd:
        dragging = asyncio.gather(*(visitor.stay(over.is_set) for visitor in crowd.visitors))
        for number in range(asked.rounds):
            files = export(folder, 2 * number + 2), export(folder, 2 * number + 3, days=SHELL_DAYS)
            after = took * (number + chance.random()) / asked.rounds
            await one_round(cluster, store, files, after, findings)
        over.set()
        await came_back(dragging, crowd.visitors, findings)
    counted = [batch for batch in store.batches() if batch.undone_at is None]
    files_sent = 2 + 2 * asked.rounds
    findings.expect(len(counted) == files_sent, f"{len(counted)} imports count, of {files_sent} files")
    findings.expect(store.check() == (), "all that the history holds follows from its imports")


async def came_back(dragging: Awaitable[object], visitors: Sequence[Visitor], findings: Findings) -> None:
    """Nobody stayed away, and everybody who came back saw the plan of their address."""
    lost = ""
    try:
        await dragging
    except (LostPlanError, *BROKEN) as error:
        lost = f": {type(error).__name__} {error}"
    returns = sorted(seconds for visitor in visitors for seconds in visitor.returns)
    delays = sorted(seconds for visitor in visitors for seconds in visitor.seconds)
    errors = sorted(error for visitor in visitors for error in visitor.errors)
    findings.expect(not lost, f"whoever came back saw the plan of their address{lost}")
    findings.expect(not errors, f"no page that broke{': ' if errors else ''}{', '.join(errors)}")
    findings.expect(bool(returns), f"{len(returns)} connections broke and were taken up again")
    if returns and delays:
        print(f"back with the same plan after {median(returns):.1f} s, at most {returns[-1]:.1f} s")
        print(f"{len(delays)} drags, release to settled {median(delays):.2f} s, at most {delays[-1]:.2f} s")


def main(asked: argparse.Namespace) -> Findings:
    """Three replicas on a lake that already holds an import of one's own."""
    findings = Findings()
    with lake() as setting, tempfile.TemporaryDirectory(prefix="payback-exports-") as name:
        folder = Path(name)
        findings.expect(asyncio.run(take_in(setting, export(folder, 0, days=SHELL_DAYS))), "a shell makes the history")
        with payback(setting, 3) as cluster, closing(open_store(setting)) as store:
            asyncio.run(storm(cluster, store, asked, folder, findings))
    return findings


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hosting.failover", description=__doc__)
    parser.add_argument("--viewers", type=int, default=VIEWERS, help=f"who drag meanwhile ({VIEWERS})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"replicas killed, one after the other ({ROUNDS})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the moments ({SEED})")
    return parser.parse_args()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: the servers stop too
    print(f"load {os.getloadavg()[0]:.1f} before any of this", flush=True)
    try:
        result = main(_asked())
    except NotHereError as missing:
        sys.exit(f"{missing.args[0]} is not here: {missing.args[1]}")
    print(f"{len(result.faults)} faults")
    sys.exit(1 if result.faults else 0)
