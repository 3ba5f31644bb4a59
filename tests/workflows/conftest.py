"""A demonstration company that is there in no time."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from payback.workflows.demo_company import DEMO

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small_demo(tmp_path: Path) -> Path:
    """A demo of two files, as quick as can be."""
    folder = tmp_path / "small"
    (folder / "2026").mkdir(parents=True)
    for name in ("plan.toml", "answers.toml"):
        shutil.copy(DEMO / name, folder)
    for name, gained in (("Follows.csv", 3), ("Follows (1).csv", 4)):
        text = f'sep=,\n"Facebook follows"\n"Date","Primary"\n"2026-01-0{gained}T00:00:00","{gained}"\n'
        (folder / "2026" / name).write_text(text, encoding="utf-16")
    return folder
