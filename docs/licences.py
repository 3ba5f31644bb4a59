"""Under which licence each package stands that the dashboard installs: ``make licences`` prints the list."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import PackageMetadata

PINS = Path(__file__).resolve().parents[1] / "requirements.txt"
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[.*\])?==(\S+)", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "
LONGEST = 60
"""Characters: some packages give the whole text of their licence."""


def licences() -> dict[str, str]:
    """Package with its version -> its licence as the package names it; empty where it names none."""
    pins = PIN.findall(PINS.read_text(encoding="utf-8"))
    return {f"{name} {version}": licence(metadata(name)) for name, version in pins}


def licence(package: PackageMetadata) -> str:
    """The SPDX expression of a package, else what its classifiers say, else the first line of its licence field."""
    classified = [text.removeprefix(CLASSIFIER) for text in package.get_all("Classifier", []) if CLASSIFIER in text]
    stated = (package.get("License") or "").strip().partition("\n")[0]
    return package.get("License-Expression") or ", ".join(classified) or stated[:LONGEST]


if __name__ == "__main__":
    for name, terms in licences().items():
        print(f"{name}\t{terms}")
