"""Ways in which a plan leaves the page: as a link."""

from payback.share.link import VERSION, Told, decode, encode

__all__ = ["VERSION", "Told", "decode", "encode"]
