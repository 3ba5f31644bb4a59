"""Ways in which a plan leaves the page: as a link."""

from payback.share.link import LARGEST_TEAM, LinkNote, decode, encode, written
from payback.share.versions import VERSION

__all__ = ["LARGEST_TEAM", "VERSION", "LinkNote", "decode", "encode", "written"]
