"""Measure viewers who drag and let go, on one process, on three replicas, and on plain Streamlit; write RESULTS.md."""

from __future__ import annotations

import argparse
import asyncio
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.deadline import Deadline, add_option
from bench.hosting.cluster import NotHereError, lake, on_pandas, payback
from bench.hosting.files import export, take_in
from bench.hosting.load import present, soak, stage
from bench.hosting.report import Measured, report
from bench.live.servers import OURS, PLAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.hosting.cluster import Cluster
    from bench.live.servers import App

VIEWERS = (10, 30, 100)
SOAKING = 30
"""Viewers of the soak, where there are stages of so many."""

PLAIN_NAME = "plain Streamlit on pandas"
REPLICAS = {"Payback, three replicas": 3, "Payback, one process": 1}
SHARES = {PLAIN_NAME: 0.2, "Payback, three replicas": 0.45, "Payback, one process": 0.8}
"""By when the last stage of each begins, of the whole time; the last of them has the soak."""

STAGE, SOAK = 0.03, 0.3
"""Of the whole time, a stage and the soak."""


def main(viewers: Sequence[int], deadline: Deadline, soak_alone: float = 0.0) -> Measured:
    """Everything that the time allows, one cluster after the other; or so many seconds of soak and nothing else."""
    measured = Measured()
    if soak_alone:
        asyncio.run(only_soak(soak_alone, measured))
        return measured
    measured.missing += [f"{count} viewers, who were not asked for" for count in VIEWERS if count not in viewers]
    with on_pandas() as cluster:
        asyncio.run(measure(PLAIN_NAME, PLAIN, cluster, viewers, deadline, measured))
    try:
        on_lake(viewers, deadline, measured)
    except NotHereError as missing:
        measured.missing.append(f"Payback on a lake, for want of {missing.args[0]} ({missing.args[1]})")
    return measured


def on_lake(viewers: Sequence[int], deadline: Deadline, measured: Measured) -> None:
    """One process and three replicas on one history, one after the other; none begins when its time is over.

    Raises:
        RuntimeError: The history could not be made.
    """
    if all(map(deadline.over, SHARES.values())):
        measured.missing.append("Payback on a lake, for want of time")
        return
    with lake() as setting, tempfile.TemporaryDirectory() as folder:
        if not asyncio.run(take_in(setting, export(Path(folder), 0))):
            message = f"no history at {setting}"
            raise RuntimeError(message)
        for name, replicas in REPLICAS.items():
            if deadline.over(SHARES[name]):
                measured.missing.append(f"{name}, for want of time")
                continue
            with payback(setting, replicas) as cluster:
                asyncio.run(measure(name, OURS, cluster, viewers, deadline, measured))


async def only_soak(seconds: float, measured: Measured) -> None:
    """One process under the viewers of the soak, for as long as asked.

    Raises:
        NotHereError: PostgreSQL is not installed.
        RuntimeError: The history could not be made.
    """
    name = [*SHARES][-1]
    with lake() as setting, tempfile.TemporaryDirectory() as folder:
        if not await take_in(setting, export(Path(folder), 0)):
            message = f"no history at {setting}"
            raise RuntimeError(message)
        with payback(setting, REPLICAS[name]) as cluster:
            async with present(OURS, cluster) as crowd:
                await crowd.grow(SOAKING)
                measured.soaks.append(await soak(name, crowd, seconds))


async def measure(
    name: str, app: App, cluster: Cluster, viewers: Sequence[int], deadline: Deadline, measured: Measured
) -> None:
    """The stages of one cluster, as far as its share of the time goes, and a soak in what is left to the last one."""
    async with present(app, cluster) as crowd:
        for count in viewers:
            if deadline.over(SHARES[name]):
                measured.missing.append(f"{name} with {count}")
                continue
            try:
                async with asyncio.timeout(deadline.left()):
                    await crowd.grow(count)
                    measured.stages.append(await stage(name, crowd, STAGE * deadline.seconds))
            except TimeoutError:
                measured.missing.append(f"{name} with {count}, who were not through in time")
                break
            if count == SOAKING and name == [*SHARES][-1] and deadline.left() > SOAK * deadline.seconds:
                measured.soaks.append(await soak(name, crowd, SOAK * deadline.seconds))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hosting", description=__doc__)
    numbers = ",".join(map(str, VIEWERS))
    parser.add_argument("--viewers", default=numbers, help=f"how many at a time, one stage each ({numbers})")
    add_option(parser)
    parser.add_argument(
        "--soak", type=float, default=0.0, help="nothing but a soak of so many minutes (ten want 12 in all)"
    )
    parser.add_argument(
        "--into", type=Path, default=Path(__file__).parent, help="folder of RESULTS.md, or of a soak's SOAK.md"
    )
    return parser.parse_args()


if __name__ == "__main__":
    asked = _asked()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: the servers stop too
    asked.into.mkdir(parents=True, exist_ok=True)  # before ten minutes are spent
    counts = [int(count) for count in asked.viewers.split(",")]
    text = report(main(counts, Deadline.after(asked.minutes), 60 * asked.soak))
    (asked.into / ("SOAK.md" if asked.soak else "RESULTS.md")).write_text(text, encoding="utf-8")
    print(text)
