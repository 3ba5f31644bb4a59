"""The application's own files (scripts, fonts, pictures): one address for each content, cached for good."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from payback.charts.palette import custom_properties
from payback.ui.server.compressed_files import PackedFile, packed_file

FOLDER = Path(__file__).parent / "static"
STYLESHEET = "app.css"
"""It is served with the colours of the palette before it."""


@cache
def assets() -> dict[str, PackedFile]:
    """Every file below ``ui/static``, by its path there (``"plotly-basic.min.js"``)."""
    files = sorted(file for file in FOLDER.rglob("*") if file.is_file() and not file.name.startswith("."))
    contents = {file.relative_to(FOLDER).as_posix(): file.read_bytes() for file in files}
    if STYLESHEET in contents:
        contents[STYLESHEET] = custom_properties().encode() + contents[STYLESHEET]
    return {name: packed_file(name, plain) for name, plain in contents.items()}


def asset_url(name: str) -> str:
    """The address of an asset, ``/assets/<digest>/<name>``: other content has another address.

    Raises:
        KeyError: No such file: a programmer's error.
    """
    return f"/assets/{assets()[name].tag}/{name}"
