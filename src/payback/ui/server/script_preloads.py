"""Which of Streamlit's scripts every page of ours needs, so that the browser fetches them at once.

Streamlit's start page names only what its frame needs. The script of an element is asked for when the first run names
that element, and what that script imports after it has come: two more round trips before anything is seen.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from payback.ui.server.static_files import streamlit_files

if TYPE_CHECKING:
    from collections.abc import Iterable

# The elements that stand on every page before its sidebar; a browser test names one that is missing here.
ELEMENTS = ("BidiComponent", "Button", "Html", "PageLink", "Radio", "Slider")
IMPORT = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def preloads(page: str) -> str:
    """Links for `page`: the scripts of `ELEMENTS` and what they import, unless it names them already."""
    missing = (address for address in element_scripts() if f'".{address}"' not in page)
    link = '<link rel="modulepreload" fetchpriority="low" crossorigin href=".{}">'
    return "".join(map(link.format, missing))


def element_scripts(elements: Iterable[str] = ELEMENTS) -> list[str]:
    """Addresses of the scripts of elements and of all that they import, without repeats."""
    addresses: dict[str, None] = {}
    pending = [script for element in elements for script in scripts_of(element)]
    while pending:
        address = pending.pop()
        if address not in addresses:
            addresses[address] = None
            pending.extend(_imports(address))
    return list(addresses)


def scripts_of(element: str) -> list[str]:
    """Addresses of the scripts that bear an element's name: one, whose hash changes with Streamlit's version."""
    return [address for address in streamlit_files() if re.fullmatch(rf"/static/js/{element}\.[\w-]+\.js", address)]


@cache
def _imports(address: str) -> tuple[str, ...]:
    source = streamlit_files()[address].read_text(encoding="utf-8")
    named = (f"/static/js/{name}" for name in IMPORT.findall(source))
    return tuple(address for address in named if address in streamlit_files())
