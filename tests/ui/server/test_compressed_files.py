"""Files packed once, answered in the encoding that the client takes."""

from __future__ import annotations

import gzip

import brotli
import pytest

from payback.ui.server import compressed_files
from payback.ui.server.compressed_files import chosen_encoding, file_response, packed_file, repack

TEXT = b"let payback = 14;\n" * 100


def scope(**headers: str) -> dict[str, object]:
    """An ASGI request with these headers."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": "GET", "path": "/static/a.js", "headers": raw}


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br; q=0.0, gzip;q=0", "identity"),
        ("identity", "identity"),
        ("", "identity"),
    ],
)
def test_the_smallest_accepted_encoding_is_chosen(accepted: str, expected: str) -> None:
    """Brotli before gzip before nothing; what a client refuses is not sent."""
    assert chosen_encoding(accepted) == expected


def test_each_encoding_unpacks_to_the_same_bytes() -> None:
    """Whatever is sent, the browser ends with the file."""
    file = packed_file("/static/a.js", TEXT)
    assert brotli.decompress(file_response(file, scope(accept_encoding="br")).body) == TEXT
    assert gzip.decompress(file_response(file, scope(accept_encoding="gzip")).body) == TEXT
    assert file_response(file, scope()).body == TEXT


def test_packing_happens_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second request takes what the first one packed."""
    file = packed_file("/static/a.js", TEXT)
    first = file_response(file, scope(accept_encoding="br")).body
    monkeypatch.delattr(compressed_files, "_pack")
    assert file_response(file, scope(accept_encoding="br")).body == first


def test_the_background_packs_smaller_and_keeps_the_tag() -> None:
    """After warming the same address answers with fewer bytes and the same tag."""
    words = b" ".join(b"%d" % (number * number) for number in range(20_000))
    file = packed_file("/static/a.js", words)
    before = file_response(file, scope(accept_encoding="br"))
    repack([file])
    after = file_response(file, scope(accept_encoding="br"))
    assert len(after.body) < len(before.body)
    assert brotli.decompress(after.body) == words
    assert after.headers["etag"] == before.headers["etag"]


def test_headers_let_caches_keep_it_for_good_and_apart() -> None:
    """A hashed name never changes; caches keep the encodings apart."""
    headers = file_response(packed_file("/static/a.js", TEXT), scope(accept_encoding="br")).headers
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["content-encoding"] == "br"
    assert headers["content-type"].startswith("text/javascript")


def test_a_file_that_the_browser_has_is_not_sent_again() -> None:
    """If-None-Match with our tag answers 304 and no body, whatever the encoding was."""
    file = packed_file("/static/a.js", TEXT)
    tag = file_response(file, scope(accept_encoding="br")).headers["etag"]
    second = file_response(file, scope(accept_encoding="gzip", if_none_match=tag))
    assert (second.status_code, second.body) == (304, b"")
    assert file_response(file, scope(if_none_match='"other"')).status_code == 200


@pytest.mark.parametrize(("path", "plain"), [("/font.woff2", TEXT), ("/tiny.js", b"let a")])
def test_what_gains_nothing_stays_as_it_is(path: str, plain: bytes) -> None:
    """Fonts are compressed already, and a tiny file is smaller than its headers."""
    response = file_response(packed_file(path, plain), scope(accept_encoding="br, gzip"))
    assert response.body == plain
    assert "content-encoding" not in response.headers
