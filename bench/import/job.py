"""One pipeline in a process of its own: ``python -m bench.import.job <name> <export> <folder>`` prints what it took."""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import time
from pathlib import Path

MODULES = {"ours": "ours", "pandas": "in_pandas", "polars": "in_polars", "floor": "floor"}


def cpu_seconds() -> float:
    """Processor seconds of all threads of this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(name: str, export: str, folder: str) -> None:
    """Run one pipeline and print a line of JSON: seconds, processor seconds, gigabytes at the peak, what is stored."""
    if name == "asked":
        figures: dict[str, object] = {"ms": importlib.import_module(".ours", __package__).asked(Path(folder))}
    else:
        take_in = importlib.import_module(f".{MODULES[name]}", __package__).take_in
        began, used = time.perf_counter(), cpu_seconds()
        stored = take_in(Path(export), Path(folder))
        figures = {"wall": time.perf_counter() - began, "cpu": cpu_seconds() - used}
        figures["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
        figures["load"] = os.getloadavg()[0]
        if name != "floor":
            figures["stored"] = importlib.import_module(".stored", __package__).counted(stored)
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
