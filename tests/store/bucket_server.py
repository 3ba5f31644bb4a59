"""A bucket on this machine: as much of S3's protocol as a lake speaks, over a dictionary; any key is taken."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape, unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTING = (
    "<ListBucketResult><IsTruncated>false</IsTruncated>{}</ListBucketResult>",
    "<Contents><Key>{}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><Size>{}</Size></Contents>",
)


class Bucket:
    """Its objects by their names, and whether it refuses everything."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.refuses = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def serve(self) -> Iterator[Bucket]:
        """Answer until whoever asked for it is through."""
        Thread(target=self._server.serve_forever, daemon=True).start()
        yield self
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, path: str, body: bytes, asked_range: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of an answer."""
        address = urlsplit(path)
        name, query = address.path.partition("/")[2], parse_qs(address.query, keep_blank_values=True)
        if self.refuses:
            return 403, b"", {}
        if method == "PUT":
            self.objects[name] = body
            return 200, b"", {"ETag": '"1"'}
        if "list-type" in query:
            bucket, prefix = name.strip("/"), query["prefix"][0]
            items = [(key.removeprefix(f"{bucket}/"), len(held)) for key, held in sorted(self.objects.items())]
            listed = "".join(LISTING[1].format(escape(key), size) for key, size in items if key.startswith(prefix))
            return 200, LISTING[0].format(listed).encode(), {"Content-Type": "application/xml"}
        if "delete" in query:
            for key in re.findall(r"<Key>(.*?)</Key>", body.decode()):
                self.objects.pop(f"{name.strip('/')}/{unescape(key)}", None)
            return 200, b"<DeleteResult/>", {"Content-Type": "application/xml"}
        return self._object(self.objects.get(name), asked_range)

    def _object(self, held: bytes | None, asked_range: str) -> tuple[int, bytes, dict[str, str]]:
        if held is None:
            return 404, b"", {}
        facts = {"Accept-Ranges": "bytes", "ETag": '"1"', "Last-Modified": "Thu, 01 Jan 2026 00:00:00 GMT"}
        if not asked_range:
            return 200, held, facts
        first, _, last = asked_range.removeprefix("bytes=").partition("-")
        part = held[int(first) : int(last) + 1 if last else None]
        return 206, part, facts | {"Content-Range": f"bytes {first}-{int(first) + len(part) - 1}/{len(held)}"}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        bucket = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                status, content, headers = bucket.answer(self.command, self.path, body, self.headers.get("Range") or "")
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)

            do_GET = do_HEAD = do_PUT = do_DELETE = do_POST = _answer  # noqa: N815 - as the base class names them

            def log_message(self, *_facts: Any) -> None:  # noqa: ANN401 - as the base class says
                """Silent."""

        return Handler
