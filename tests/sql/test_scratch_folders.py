"""Folders that go with their process, or are swept up."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING

from payback.sql.scratch_folders import LOCK, ScratchFolder, sweep

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

KILLED = """
import os, signal
from payback.sql.scratch_folders import ScratchFolder
folder = ScratchFolder()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_folders_of_dead_processes_are_swept_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of a process which was killed goes; that of a living one stays, and what is not ours."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "payback-of-somebody").mkdir()
    with ScratchFolder() as own:
        subprocess.run([sys.executable, "-c", KILLED], check=False)
        assert len(list(tmp_path.iterdir())) == 3
        sweep()
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
            [own[len(str(tmp_path)) + 1 :], "payback-of-somebody"]
        )
    assert [path.name for path in tmp_path.iterdir()] == ["payback-of-somebody"]


def test_nobody_else_may_open_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the folder nor the file that says whose it is."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with ScratchFolder():
        (folder,) = tmp_path.iterdir()
        assert [path.stat().st_mode & 0o777 for path in (folder, folder / LOCK)] == [0o700, 0o600]
