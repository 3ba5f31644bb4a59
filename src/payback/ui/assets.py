"""The application's own files (scripts, fonts, pictures): one address for each content, cached for good."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from payback.ui.server.compressed_files import PackedFile, packed_file

FOLDER = Path(__file__).parent / "static"


@cache
def assets() -> dict[str, PackedFile]:
    """Every file below ``ui/static``, by its path there (``"plotly-basic.min.js"``)."""
    found = sorted(file for file in FOLDER.rglob("*") if file.is_file() and not file.name.startswith("."))
    packed = ((file.relative_to(FOLDER).as_posix(), file.read_bytes()) for file in found)
    return {name: packed_file(name, plain) for name, plain in packed}


def asset_url(name: str) -> str:
    """The address of an asset, ``/assets/<digest>/<name>``: other content has another address.

    Raises:
        KeyError: No such file: a programmer's error.
    """
    return f"/assets/{assets()[name].tag}/{name}"
