"""The values of a link in fewer characters, where mail programs and chats would not pass it on whole."""

from __future__ import annotations

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from payback.share.compression_dictionary import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKED = "packed"
"""The parameter that holds all values, where they do not stand there by name."""

READABLE = 1_600
"""Characters up to which a link names its values."""

MOST_BYTES = 20_000
"""What a packed link may come to: no plan is longer."""

RAW = -15
"""How zlib is told to leave out what a file would need."""


def pack(query: str) -> str:
    """A query in letters that every program leaves as they are."""
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW, zdict=WORDS)
    return urlsafe_b64encode(packer.compress(query.encode()) + packer.flush()).decode().rstrip("=")


def unpack(text: str) -> Mapping[str, str] | None:
    """The parameters of a packed query; None where it is none, or not all of it."""
    reader = zlib.decompressobj(RAW, zdict=WORDS)
    try:
        content = reader.decompress(urlsafe_b64decode(text + "=" * (-len(text) % 4)), MOST_BYTES)
        query = content.decode()
    except (ValueError, zlib.error):
        return None
    return dict(parse_qsl(query)) if reader.eof and not reader.unused_data else None
