"""What a file really is, by its first bytes, and the texts and sheets inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.exports.engine import spreadsheetml, workbook
from payback.exports.engine.archives import beginning, checked_entries
from payback.exports.engine.nul_bytes import HOLE, HOLE_OF_WORKBOOK, refuse_hole_at_end
from payback.exports.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipInfo

    Cells = list[str]

LARGEST = 2_000_000_000
LARGEST_WORKBOOK = 50_000_000
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
BIFF = b"\xd0\xcf\x11\xe0"
SIGNATURES = (
    (0, b"PAR1", "database"),
    (8, b"DUCK", "database"),
    (0, b"SQLite format 3", "database"),
    (0, b"%PDF", "pdf"),
    (0, b"\x89PNG", "image"),
    (0, b"\xff\xd8\xff", "image"),
    (0, b"GIF8", "image"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"7z\xbc\xaf", "archive"),
    (0, b"Rar!", "archive"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
)
"""Of what is no export: where its first bytes stand, these bytes, and its word below ``held.`` in the catalogues."""

OWN, LONGEST_PROPERTIES = "docProps/custom.xml", 65_536
"""Where a workbook of ours says that it is one, and how much of it is read."""

WEB_PAGES = (b"<!doctype html", b"<html", b"<table", b"<style", b"<meta")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook as rows of text; row n of the person's sheet is ``rows[n - 1]``."""

    name: str
    rows: list[Cells]


def kind_of(path: Path) -> str:
    """``zip``, ``workbook``, ``spreadsheetml`` or ``text``.

    Raises:
        ReadError: ``too_large``, ``empty_file``, ``half_synchronised``, ``not_an_export`` for a known other kind, or
            ``own_workbook``.
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
    refuse_hole_at_end(path, HOLE_OF_WORKBOOK if head.startswith(BIFF) else HOLE)
    if head.startswith((ZIP, EMPTY_ZIP)):
        return "workbook" if _holds_workbook(path) else "zip"
    if head.startswith(BIFF):
        return "workbook"
    opening = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if opening.startswith(WEB_PAGES):
        raise ReadError("not_an_export", kind="html")
    return "spreadsheetml" if b"urn:schemas-microsoft-com:office:spreadsheet" in head else "text"


def _holds_workbook(path: Path) -> bool:
    names = {entry.filename: entry for entry in checked_entries(path)}
    if OWN in names and _is_own(path, names[OWN]):
        raise ReadError("own_workbook")
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise ReadError("not_an_export", kind="document")
    return "[Content_Types].xml" in names or "content.xml" in names


def _is_own(path: Path, properties: ZipInfo) -> bool:
    """Whether a workbook is one of ours: no history, but a plan with formulas."""
    return b'name="Payback"' in beginning(path, properties, LONGEST_PROPERTIES)


def sheets(path: Path, kind: str, scratch: Path) -> list[Sheet]:
    """Every sheet of a workbook that holds anything, with numbers and days as text.

    Raises:
        ReadError: ``broken_workbook`` when it cannot be read, ``too_large`` when it is too big to be one.
    """
    size = path.stat().st_size
    if size > LARGEST_WORKBOOK:
        raise ReadError("too_large", size=size, limit=LARGEST_WORKBOOK)
    named = spreadsheetml.sheets(path) if kind == "spreadsheetml" else workbook.sheets(path, scratch)
    return [Sheet(name, rows) for name, rows in named if rows]
