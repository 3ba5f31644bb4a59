"""Files compressed once and kept: no request ever compresses what another one already did."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

FOREVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"
# Already compressed: a second time costs processor time and gains nothing.
DENSE = (".woff2", ".woff", ".png", ".jpg", ".webp", ".gif", ".ico")
# Brotli's best level needs ten seconds for a file of 5 MB, for 10 % less than level 9 in half a second.
BEST_UP_TO_BYTES = 2_000_000
QUICK, GOOD, BEST = 5, 9, 11
# Below this size the headers weigh more than what compression saves.
WORTH_BYTES = 500


@dataclass(slots=True)
class PackedFile:
    """One file's bytes for each encoding, made when first asked for; `tag` is the digest of the plain bytes."""

    path: str
    plain: bytes
    cache: str
    media_type: str
    tag: str
    vary: str = "Accept-Encoding"
    packed: dict[str, bytes] = field(default_factory=dict)

    def body(self, encoding: str, quality: int | None = None) -> bytes:
        """The bytes in `encoding`; a `quality` makes them anew, none takes what is there or packs quickly."""
        if encoding == "identity":
            return self.plain
        if quality is not None or encoding not in self.packed:
            self.packed[encoding] = _pack(self.plain, encoding, QUICK if quality is None else quality)
        return self.packed[encoding]

    def repack(self) -> None:
        """Replace the Brotli bytes by smaller ones, as small as the size of the file lets us wait for."""
        if _worth(self):
            self.body("br", BEST if len(self.plain) <= BEST_UP_TO_BYTES else GOOD)


def packed_file(path: str, plain: bytes, *, cache: str = FOREVER, vary: str = "Accept-Encoding") -> PackedFile:
    """A file that is served at `path`, with nothing compressed yet."""
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return PackedFile(
        path=path,
        plain=plain,
        cache=cache,
        media_type="text/javascript" if media_type.endswith("javascript") else media_type,
        tag=hashlib.sha256(plain).hexdigest()[:20],
        vary=vary,
    )


def file_response(file: PackedFile, scope: Scope) -> Response:
    """What to send for `file`: the best encoding that the client takes, or 304 when it has it already."""
    request = Headers(scope=scope)
    encoding = chosen_encoding(request.get("accept-encoding", "")) if _worth(file) else "identity"
    headers = {
        # Weak, because the same content is repacked smaller in the background.
        "ETag": f'W/"{file.tag}-{encoding}"',
        "Cache-Control": file.cache,
        "Vary": file.vary,
    }
    if file.tag in request.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    return Response(file.body(encoding), media_type=file.media_type, headers=headers)


def chosen_encoding(accepted: str) -> str:
    """``br``, ``gzip`` or ``identity``: the smallest that an Accept-Encoding header allows."""
    allowed = {
        name.strip().lower()
        for name, _, weight in (item.partition(";") for item in accepted.split(","))
        if weight.replace(" ", "").lower() not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    }
    return next((encoding for encoding in ("br", "gzip") if encoding in allowed), "identity")


def repack(files: Iterable[PackedFile]) -> None:
    """Pack each file as small as it gets: seconds of processor time, for a thread in the background."""
    for file in files:
        file.repack()


def _worth(file: PackedFile) -> bool:
    return len(file.plain) >= WORTH_BYTES and not file.path.endswith(DENSE)


def _pack(plain: bytes, encoding: str, quality: int) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(plain, quality=quality))
    return gzip.compress(plain, compresslevel=min(quality, 9), mtime=0)
