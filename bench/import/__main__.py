"""Measure the import beside its peers; write RESULTS.md.

``python -m bench.import --minutes 40 10000000:1`` names sizes and turns: ten million rows take a quarter of an hour.
Sizes that are not measured again keep their samples.
"""

# ruff: noqa: N999 - see the package

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.deadline import Deadline, add_option

from .export import write
from .report import Samples, report

HERE = Path(__file__).parent
PEERS = ("floor", "ours", "pandas", "polars")
USUAL = ("1000000:3",)


def run(name: str, export: Path, folder: Path, deadline: Deadline) -> dict[str, object]:
    """What one pipeline took, in a process of its own.

    Raises:
        TimeoutExpired: It takes longer than is left.
    """
    command = [sys.executable, "-m", "bench.import.job", name, str(export), str(folder)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=HERE.parents[1], timeout=deadline.left()
    )
    figures: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    sys.stdout.write(f"{name}: {figures}\n")
    sys.stdout.flush()
    return figures


def turn(rows: int, folder: Path, deadline: Deadline) -> dict[str, dict[str, object]]:
    """Every pipeline once, one after the other, on the same export; then ours again on the same rows."""
    export, again = folder / "export.csv", folder / "again.csv"
    if not export.exists():
        write(export, rows)
        # The same rows in a file with other bytes: a blank line at its end.
        again.write_bytes(b"")
        with export.open("rb") as source, again.open("ab") as target:
            while block := source.read(1 << 24):
                target.write(block)
            target.write(b"\r\n")
    figures = {}
    for name in PEERS:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            figures[name] = run(name, export, Path(place), deadline)
            if name == "ours":
                figures["the same rows again, in a file with other bytes"] = run(name, again, Path(place), deadline)
                figures["the very same file again"] = run(name, export, Path(place), deadline)
                figures["asked"] = run("asked", export, Path(place), deadline)
    assert len({json.dumps(figures[name]["stored"]) for name in PEERS if name != "floor"}) == 1
    return figures


def main() -> None:
    """Measure and write down; a turn that is not over in time does not count."""
    parser = argparse.ArgumentParser(prog="python -m bench.import", description=__doc__)
    parser.add_argument("sizes", nargs="*", default=USUAL, help=f"rows:turns of each size ({' '.join(USUAL)})")
    add_option(parser)
    asked = parser.parse_args()
    deadline, kept = Deadline.after(asked.minutes), HERE / "samples.json"
    samples: Samples = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    try:
        for rows, turns in (item.split(":") for item in asked.sizes):
            with tempfile.TemporaryDirectory() as folder:
                for number in range(int(turns)):
                    done = turn(int(rows), Path(folder), deadline)
                    samples[rows] = [*samples[rows], done] if number else [done]
                    kept.write_text(json.dumps(samples, indent=1) + "\n", "utf-8")
    except subprocess.TimeoutExpired as cut:
        sys.stdout.write(f"{cut.cmd[3]}: cut off, the time is over\n")
    (HERE / "RESULTS.md").write_text(report(samples), "utf-8")


if __name__ == "__main__":
    main()
