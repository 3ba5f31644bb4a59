"""What an archive holds: its tables are read, all else is named, and nothing swells."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.exports.engine import archive_members, archives, containers
from payback.i18n import LANGUAGES, Words
from tests.exports.conftest import FOLDER, archive, read_bytes
from tests.exports.fixture_files import xlsx

if TYPE_CHECKING:
    from pathlib import Path

ADS = (FOLDER / "pinterest/ads.csv").read_bytes()
OWN_TABLE = b"When,What\n2026-01-01,1\n"
MANY = [archive(*((f"{n}.csv", b"x") for n in range(1001))) for _ in range(2)]


def nested(depth: int) -> bytes:
    """A table inside so many archives."""
    return ADS if depth == 0 else archive((f"a{depth}.zip" if depth > 1 else "ads.csv", nested(depth - 1)))


def notes(raw: bytes, folder: Path) -> list[tuple[str, dict[str, object]]]:
    """What is said beside the one table that is read of an archive."""
    (table,) = read_bytes(raw, folder).tables
    assert table.source == "pinterest"
    return [(note.key, dict(note.facts)) for note in table.notes if note.key.startswith("members_")]


REFUSED = {
    "broken": (b"PK\x03\x04 and no more", "broken_archive"),
    "broken inside": (archive(("a.zip", b"PK\x03\x04 and no more")), "broken_archive"),
    "bomb": (archive(("a.csv", b"0" * 30_000_000)), "bomb"),
    "bomb inside": (archive(("a.zip", archive(("a.csv", b"0" * 30_000_000)))), "bomb"),
    "many members": (archive(*((f"{n}.csv", b"") for n in range(2001))), "bomb"),
    "many members together": (archive(("a.zip", MANY[0]), ("b.zip", MANY[1])), "bomb"),
    "too deep": (nested(archive_members.DEEPEST + 1), "archive_too_deep"),
    "a table that is an archive too deep": (archive(("x.csv", nested(archive_members.DEEPEST))), "archive_too_deep"),
    "nothing": (archive(), "archive_empty"),
    "folders alone": (archive(("a/", b""), ("__MACOSX/a.csv", b"x"), ("Thumbs.db", b"x")), "archive_empty"),
    "an empty archive inside": (archive(("a.zip", archive())), "archive_empty"),
    "no table": (archive(("a.png", b"x")), "archive_without_tables"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    """Each of these archives is refused as a whole, under its own key, with a sentence in both languages."""
    raw, key = REFUSED[name]
    with pytest.raises(PaybackError) as refused:
        read_bytes(raw, tmp_path)
    assert refused.value.key == key
    assert all(Words(language)(f"error.{key}", **refused.value.facts) for language in LANGUAGES)


def test_an_archive_without_tables_says_what_it_holds(tmp_path: Path) -> None:
    """Kinds are counted, by name and, of what is called a table, by its bytes; also those of an archive inside."""
    pictures = archive(("b.PNG", b"x"), ("c.jpg", b"x"), ("d.csv", b"%PDF-1.7"))
    raw = archive(("a.png", b"x"), ("photos/x.zip", pictures), ("empty.csv", b" "), ("x.abc", b"x"))
    with pytest.raises(PaybackError) as refused:
        read_bytes(raw, tmp_path)
    sentence = {
        language: Words(language)("error.archive_without_tables", **refused.value.facts) for language in LANGUAGES
    }
    assert "holds 3 pictures, an empty file, a file of another kind and a PDF, and no table" in sentence["en"]
    assert (
        "contient 3 images, un fichier vide, un fichier d’un autre genre et un PDF, et aucun tableau" in sentence["fr"]
    )


@pytest.mark.parametrize("depth", range(1, archive_members.DEEPEST + 1))
def test_a_table_inside_archives_is_read(depth: int, tmp_path: Path) -> None:
    """An archive in an archive is unpacked, and its table is that of the file alone."""
    (alone,) = read_bytes(ADS, tmp_path).tables
    (table,) = read_bytes(nested(depth), tmp_path).tables
    assert (table.source, table.rows, table.notes) == ("pinterest", alone.rows, alone.notes)


def test_members_that_are_no_tables_are_named(tmp_path: Path) -> None:
    """Pictures and empty files are passed over and named, what systems leave is not; the table in a folder is read."""
    raw = archive(
        ("a/", b""),
        ("__MACOSX/a.csv", b"x"),
        ("a/.hidden.csv", b"x"),
        ("desktop.ini", b"x"),
        ("b.png", b"x"),
        ("c/empty.csv", b""),
        ("a/ads.csv", ADS),
    )
    assert notes(raw, tmp_path) == [("members_passed_over", {"n": 2, "names": ["b.png", "empty.csv"]})]


def test_members_that_are_not_known_are_named(tmp_path: Path) -> None:
    """Of a table that no format fits nothing is kept, and it says so, also where another of its name is known."""
    raw = archive(("a/ads.csv", ADS), ("b/ads.csv", OWN_TABLE), ("own.xlsx", xlsx({"a": [["When"], ["x"]]})))
    assert notes(raw, tmp_path) == [("members_not_known", {"n": 2, "names": ["ads.csv", "own.xlsx"]})]


def test_sheets_that_are_not_known_are_named(tmp_path: Path) -> None:
    """Of a workbook of which one sheet is read, the others say that nothing of them is kept; an empty one is none."""
    known = [row.split(",") for row in ADS.decode("utf-8-sig").splitlines()]
    raw = xlsx({"Report": known, "Notes": [["When", "What"], ["x", "y"]], "Sheet3": []})
    (table,) = read_bytes(raw, tmp_path, name="ads.xlsx").tables
    assert [dict(note.facts) for note in table.notes if note.key == "sheets_not_read"] == [{"n": 1, "names": ["Notes"]}]


def test_many_members_are_named_in_part(tmp_path: Path) -> None:
    """A note names five members, and says how many there are."""
    raw = archive(("ads.csv", ADS), *((f"{n}.png", b"x") for n in range(9)))
    names = ["0.png", "1.png", "2.png", "3.png", "4.png", "…"]
    assert notes(raw, tmp_path) == [("members_passed_over", {"n": 9, "names": names})]


def test_what_all_archives_hold_together_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two archives that each stay below the limit do not both, whatever they declare."""
    noise = b"".join(sha256(bytes([number])).digest() for number in range(20))
    monkeypatch.setattr(archives, "LARGEST_UNPACKED", 2000)
    raw = archive(("a.zip", archive(("a.txt", noise))), ("b.zip", archive(("b.txt", noise))))
    with pytest.raises(PaybackError, match="bomb"):
        read_bytes(raw, tmp_path)


def test_an_archive_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out is counted, whatever the archive declares."""
    path = tmp_path / "a.zip"
    path.write_bytes(archive(("a.csv", b"0123456789" * 10)))
    for module in (archives, containers):
        monkeypatch.setattr(module, "checked_entries", lambda path: zipfile.ZipFile(path).infolist())
    monkeypatch.setattr(archives, "LARGEST_UNPACKED", 50)
    with pytest.raises(PaybackError, match="bomb"):
        archive_members.contents(path, "a.zip", tmp_path)


def test_a_damaged_member(tmp_path: Path) -> None:
    """A member whose bytes do not fit its sum is refused."""
    raw = bytearray(archive(("a.csv", b"Date,Views\n2026-01-01,1\n")))
    raw[40] ^= 0xFF
    with pytest.raises(PaybackError, match="broken_archive"):
        read_bytes(bytes(raw), tmp_path)
