"""Ways in which a plan leaves the page: as a link."""

from payback.share.link import LARGEST_TEAM, VERSION, LinkNote, decode, encode, written

__all__ = ["LARGEST_TEAM", "VERSION", "LinkNote", "decode", "encode", "written"]
