"""Ways in which a plan leaves the page: as a link."""

from payback.share.link import LARGEST_TEAM, VERSION, Told, decode, encode, read_hires, write_hires

__all__ = ["LARGEST_TEAM", "VERSION", "Told", "decode", "encode", "read_hires", "write_hires"]
