"""The files that a person's file holds: itself, or the tables of an archive and of archives inside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from payback.exports.engine import archives
from payback.exports.engine.containers import kind_of
from payback.exports.errors import ReadError
from payback.history.reading_result import SHOWN_CELL, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from zipfile import ZipInfo

DEEPEST = 3
"""Archives that may lie in one another, the person's own included."""

MOST_NAMED = 5
"""Members that a note names."""

TABLES = (".csv", ".tsv", ".txt", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")
ARCHIVE = ".zip"
KINDS = {
    "image": ("png", "jpg", "jpeg", "gif", "webp", "heic", "heif", "svg", "bmp", "tif", "tiff"),
    "pdf": ("pdf",),
    "video": ("mp4", "mov", "avi", "mkv", "webm", "m4v"),
    "sound": ("mp3", "wav", "m4a", "aac", "ogg"),
    "document": ("doc", "docx", "odt", "rtf", "ppt", "pptx", "odp", "pages", "key", "md"),
    "html": ("html", "htm", "mhtml"),
    "database": ("duckdb", "sqlite", "db", "parquet"),
    "archive": ("rar", "7z", "gz", "tgz", "bz2", "xz", "tar"),
    "program": ("exe", "dmg", "msi", "apk", "js", "bat", "sh"),
    "data": ("json", "jsonl", "xml", "yaml", "yml"),
}
"""What is not a table: a word of the catalogues below ``held.``, and the endings of its names."""

_KIND_OF_ENDING = {f".{ending}": kind for kind, endings in KINDS.items() for ending in endings}
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class File:
    """A file that may hold a table: a member of an archive, or the person's own.

    Attributes:
        path: Where its bytes are now.
        kind: As `containers.kind_of` gives it.
    """

    name: str
    path: Path
    kind: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A member that holds no table; ``kind`` is its word below ``held.``."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a person's file holds."""

    files: tuple[File, ...]
    passed_over: tuple[PassedOver, ...] = ()

    def notes(self, unknown: Iterable[str], sheets: Iterable[str]) -> tuple[Note, ...]:
        """What a person should know of members and sheets that nothing is kept of.

        Args:
            unknown: Members that no format fits.
            sheets: Of workbooks of which others are read.
        """
        named = {
            "members_passed_over": tuple(member.name for member in self.passed_over),
            "members_not_known": tuple(unknown),
            "sheets_not_read": tuple(sheets),
        }
        return tuple(Note(key, {"n": len(names), "names": _shortened(names)}) for key, names in named.items() if names)


def contents(path: Path, name: str, folder: Path) -> Contents:
    """Unpack whatever may hold a table.

    Args:
        path: The bytes, under any name.
        name: As the person's file is called.
        folder: For what is unpacked.

    Raises:
        ReadError: ``archive_empty``; ``archive_without_tables`` with the kinds of all that it holds;
            ``archive_too_deep``; what `containers.kind_of` and `archives` refuse.
    """
    kind = kind_of(path)
    if kind != "zip":
        return Contents((File(name, path, kind),))
    members = list(_members(path, folder))
    files = tuple(member for member in members if isinstance(member, File))
    passed_over = tuple(member for member in members if isinstance(member, PassedOver))
    if not members:
        raise ReadError("archive_empty")
    if not files:
        raise ReadError("archive_without_tables", held=[member.kind for member in passed_over])
    return Contents(files, passed_over)


def _members(path: Path, folder: Path) -> Iterator[File | PassedOver]:
    """Every file of an archive and of those inside it, but for what systems leave there."""
    waiting, room, number = [(path, 1)], archives.LARGEST_UNPACKED, 0
    for archive, depth in waiting:
        if depth > DEEPEST:
            raise ReadError("archive_too_deep", depth=DEEPEST)
        entries = archives.checked_entries(archive)
        with ZipFile(archive) as opened:
            for entry in filter(_is_own, entries):
                target, number = folder / f"member{number}", number + 1
                if number > archives.MOST_ENTRIES:
                    raise ReadError("bomb", limit=archives.LARGEST_UNPACKED)
                member = _member(opened, entry, target, room)
                room -= target.stat().st_size if target.exists() else 0
                if isinstance(member, File) and member.kind == "zip":
                    waiting.append((member.path, depth + 1))
                else:
                    yield member


def _is_own(entry: ZipInfo) -> bool:
    """Whether a person put it there."""
    last = PurePosixPath(entry.filename).name
    left_by_a_system = last.startswith(".") or last.lower() in _LEFT_BY_SYSTEMS or "__MACOSX/" in entry.filename
    return not entry.is_dir() and not left_by_a_system


def _member(archive: ZipFile, entry: ZipInfo, target: Path, room: int) -> File | PassedOver:
    """One member: unpacked where its ending says that it may hold a table, else by its name alone."""
    name = PurePosixPath(entry.filename).name
    ending = PurePosixPath(name.lower()).suffix
    if ending not in {*TABLES, ARCHIVE}:
        return PassedOver(name, _KIND_OF_ENDING.get(ending, "other"))
    archives.unpack(archive, entry, target, room)
    try:
        return File(name, target, kind_of(target))
    except ReadError as error:
        if error.key not in {"empty_file", "not_an_export"}:
            raise
        return PassedOver(name, str(error.facts.get("kind", "empty")))


def _shortened(names: tuple[str, ...]) -> list[str]:
    shown = [name[:SHOWN_CELL] for name in names[:MOST_NAMED]]
    return [*shown, "…"] if len(names) > MOST_NAMED else shown
