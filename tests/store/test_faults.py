"""What was acknowledged is there, whatever happened around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store import faults

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", [1, 2])
def test_acknowledged_is_kept(tmp_path: Path, seed: int) -> None:
    """After every step of a seed, kills and a full disk among them, the store is what its imports make of it."""
    faults.run(seed, tmp_path, steps=5)
