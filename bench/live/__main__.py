"""Measure the live curve beside other frameworks; write RESULTS.md and the samples behind it.

It wants a machine with nothing else to do. Within ten minutes there are some five turns of each app, enough to see what
has changed; figures to quote take sixty, an hour and a half: `--repetitions 60 --minutes 100`.
"""

from __future__ import annotations

import argparse
import json
import signal
from pathlib import Path

from bench.deadline import Deadline, add_option
from bench.live.report import report
from bench.live.run import main

HERE = Path(__file__).parent
LONG = {"run", "recorder's own, a frame"}
"""Figures whose samples are many and tell little."""


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.live", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=5, help="turns of each app (5)")
    add_option(parser)
    parser.add_argument("--into", type=Path, default=HERE, help="folder of RESULTS.md and samples.json")
    return parser.parse_args()


def _few_digits(samples: dict[str, dict[str, list[float]]]) -> dict[str, dict[str, list[float]]]:
    return {
        app: {figure: [_short(value) for value in values] for figure, values in mine.items() if figure not in LONG}
        for app, mine in samples.items()
    }


def _short(value: float) -> float:
    return int(value) if value >= 100 or value == int(value) else round(value, 1)


if __name__ == "__main__":
    asked = _asked()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl+C: the servers stop too
    asked.into.mkdir(parents=True, exist_ok=True)  # before ten minutes are spent
    measured = main(asked.repetitions, Deadline.after(asked.minutes))
    text = report(measured)
    (asked.into / "RESULTS.md").write_text(text, encoding="utf-8")
    samples = json.dumps(_few_digits(measured.samples), separators=(",", ":"))
    (asked.into / "samples.json").write_text(samples + "\n", encoding="utf-8")
    print(text)
