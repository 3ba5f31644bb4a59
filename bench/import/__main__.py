"""Measure the import beside its peers; write RESULTS.md.

``python -m bench.import 1000000:3 10000000:1`` names sizes and turns.
"""

# ruff: noqa: N999 - see the package

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from .export import write
from .report import Samples, report

HERE = Path(__file__).parent
PEERS = ("floor", "ours", "pandas", "polars")
USUAL = ("1000000:3", "10000000:1")


def run(name: str, export: Path, folder: Path) -> dict[str, object]:
    """What one pipeline took, in a process of its own."""
    command = [sys.executable, "-m", "bench.import.job", name, str(export), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parents[1])
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    sys.stdout.write(f"{name}: {found}\n")
    sys.stdout.flush()
    return found


def turn(rows: int, folder: Path) -> dict[str, dict[str, object]]:
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
    found = {}
    for name in PEERS:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            found[name] = run(name, export, Path(place))
            if name == "ours":
                found["the same rows again, in a file with other bytes"] = run(name, again, Path(place))
                found["the very same file again"] = run(name, export, Path(place))
                found["asked"] = run("asked", export, Path(place))
    assert len({json.dumps(found[name]["stored"]) for name in PEERS if name != "floor"}) == 1
    return found


def main(*wanted: str) -> None:
    """Measure and write down."""
    kept = HERE / "samples.json"
    # Sizes that are not measured again keep their samples.
    samples: Samples = json.loads(kept.read_text("utf-8")) if wanted and kept.exists() else {}
    for rows, turns in (item.split(":") for item in wanted or USUAL):
        with tempfile.TemporaryDirectory() as folder:
            samples[rows] = [turn(int(rows), Path(folder)) for _ in range(int(turns))]
            kept.write_text(json.dumps(samples, indent=1) + "\n", "utf-8")
    (HERE / "RESULTS.md").write_text(report(samples), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
