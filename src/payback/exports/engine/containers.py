"""What a file really is, by its first bytes, and the texts and sheets inside it."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.exports.engine import spreadsheetml, workbook
from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Cells = list[str]

LARGEST = 2_000_000_000
LARGEST_UNPACKED = 200_000_000
LARGEST_WORKBOOK = 50_000_000
HIGHEST_RATIO = 100
MOST_ENTRIES = 2000
RATIO_COUNTS_FROM = 1_000_000
BLOCK = 1 << 20
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
BIFF = b"\xd0\xcf\x11\xe0"
SIGNATURES = (
    (0, b"PAR1", "parquet"),
    (8, b"DUCK", "duckdb"),
    (0, b"SQLite format 3", "sqlite"),
    (0, b"%PDF", "pdf"),
    (0, b"\x89PNG", "image"),
    (0, b"\xff\xd8\xff", "image"),
    (0, b"GIF8", "image"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"7z\xbc\xaf", "7z"),
    (0, b"Rar!", "rar"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
)
"""Of what is not an export: where its first bytes stand, these bytes, and the word for it."""

WEB_PAGES = (b"<!doctype html", b"<html", b"<table", b"<style", b"<meta")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook as rows of text; row n of the person's sheet is ``rows[n - 1]``."""

    name: str
    rows: list[Cells]


def kind_of(path: Path) -> str:
    """``zip``, ``workbook``, ``spreadsheetml`` or ``text``.

    Raises:
        ReadError: ``too_large``, ``empty_file``, or ``not_an_export`` for a known other kind.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise ReadError("too_large", size=size, limit=LARGEST)
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head.strip():
        raise ReadError("empty_file")
    for offset, magic, word in SIGNATURES:
        if head.startswith(magic, offset):
            raise ReadError("not_an_export", kind=word)
    if head.startswith((ZIP, EMPTY_ZIP)):
        return "workbook" if _holds_workbook(path) else "zip"
    if head.startswith(BIFF):
        return "workbook"
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(WEB_PAGES):
        raise ReadError("not_an_export", kind="html")
    return "spreadsheetml" if b"urn:schemas-microsoft-com:office:spreadsheet" in head else "text"


def _holds_workbook(path: Path) -> bool:
    names = {entry.filename for entry in checked_entries(path)}
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise ReadError("not_an_export", kind="document")
    return "[Content_Types].xml" in names or "content.xml" in names


def checked_entries(path: Path) -> list[zipfile.ZipInfo]:
    """Entries of an archive that may be unpacked.

    Raises:
        ReadError: ``bomb`` when it would swell too much, ``broken_archive`` when it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ReadError("broken_archive") from error
    size = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    swollen = size > RATIO_COUNTS_FROM and size / packed > HIGHEST_RATIO
    if size > LARGEST_UNPACKED or len(entries) > MOST_ENTRIES or swollen:
        raise ReadError("bomb", limit=LARGEST_UNPACKED)
    return entries


def members(path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Unpack every table of an archive under a random-proof name of our own; other members are passed over.

    Yields:
        The member's own name and where its bytes are now.
    """
    entries = [entry for entry in checked_entries(path) if not entry.is_dir() and _is_table(entry.filename)]
    remaining = LARGEST_UNPACKED
    for number, entry in enumerate(entries):
        target = folder / f"member{number}"
        remaining -= _unpack(path, entry, target, remaining)
        yield entry.filename.rsplit("/", 1)[-1], target


def _is_table(name: str) -> bool:
    last = name.rsplit("/", 1)[-1]
    return last.lower().endswith((".csv", ".tsv", ".txt", ".xls", ".xlsx")) and not (
        last.startswith(".") or name.startswith("__MACOSX")
    )


def _unpack(path: Path, entry: zipfile.ZipInfo, target: Path, limit: int) -> int:
    """Write one member, counting what really comes out: declared sizes can lie."""
    size = 0
    try:
        with zipfile.ZipFile(path) as archive, archive.open(entry) as packed, target.open("wb") as plain:
            while block := packed.read(BLOCK):
                size += len(block)
                if size > limit:
                    raise ReadError("bomb", limit=LARGEST_UNPACKED)
                plain.write(block)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        raise ReadError("broken_archive") from error
    return size


def sheets(path: Path, kind: str, folder: Path) -> list[Sheet]:
    """Every sheet of a workbook that holds anything, with numbers and days as text.

    Raises:
        ReadError: ``broken_workbook`` when it cannot be read, ``too_large`` when it is too big to be one.
    """
    size = path.stat().st_size
    if size > LARGEST_WORKBOOK:
        raise ReadError("too_large", size=size, limit=LARGEST_WORKBOOK)
    named = spreadsheetml.sheets(path) if kind == "spreadsheetml" else workbook.sheets(path, folder)
    return [Sheet(name, rows) for name, rows in named if rows]
