"""The application's own files (scripts, fonts, pictures): one address for each content, cached for good."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from payback.palette import custom_properties
from payback.ui.server.compressed_files import PackedFile, packed_file

FOLDER = Path(__file__).parent / "static"
STYLESHEET, OTHER_STYLES = "app.css", "board/board.css"
"""They are served as one, with the colours of the palette before them."""


@cache
def assets() -> dict[str, PackedFile]:
    """Every file below ``ui/static``, by its path there (``"plotly-basic.min.js"``)."""
    files = sorted(file for file in FOLDER.rglob("*") if file.is_file() and not file.name.startswith("."))
    contents = {file.relative_to(FOLDER).as_posix(): file.read_bytes() for file in files}
    if STYLESHEET in contents:
        others = contents.pop(OTHER_STYLES, b"")
        contents[STYLESHEET] = custom_properties().encode() + contents[STYLESHEET] + others
    return {name: packed_file(name, plain) for name, plain in contents.items()}


def asset_url(name: str) -> str:
    """The address of an asset, ``/assets/<digest>/<name>``: other content has another address.

    Raises:
        KeyError: No such file: a programmer's error.
    """
    file = assets()[name]
    return f"/assets/{_scripts_tag() if _is_script(name) else file.tag}/{name}"


def _is_script(name: str) -> bool:
    """Whether a file is a script of ours: they import each other by relative addresses, so that all share one tag."""
    return name.endswith(".js") and not name.endswith(".min.js")


@cache
def _scripts_tag() -> str:
    tags = "".join(file.tag for name, file in assets().items() if _is_script(name))
    return sha256(tags.encode()).hexdigest()[:20]
