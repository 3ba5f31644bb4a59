"""Ways in which a plan leaves the page: as a link."""

from payback.share.link import (
    ANSWER,
    MODEL,
    OWN,
    LinkNote,
    decode,
    encode,
    first_notes,
    link_query,
    shortened,
    written,
)
from payback.share.link_versions import VERSION
from payback.share.plan_parts import LARGEST_TEAM

__all__ = [
    "ANSWER", "LARGEST_TEAM", "MODEL", "OWN", "VERSION", "LinkNote", "decode", "encode", "first_notes", "link_query",
    "shortened", "written",
]  # fmt: skip
