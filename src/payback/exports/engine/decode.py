"""Bytes to UTF-8 text: with and without byte order marks, old code pages, text that was decoded wrongly before."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING

from payback.exports.engine.nul_bytes import refuse_hole
from payback.exports.errors import ReadError
from payback.history.progress_meter import Meter
from payback.history.reading_result import Note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOCK = 1 << 20
HEAD = 1 << 16
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOJIBAKE = re.compile("Ã[\\x80-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€[™œ“”˜\\x9d–¦¯‰]|Â[\\xa0\\xad«»°]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CONTROL_SHARE = 0.01
CYRILLIC_SHARE = 0.4
MOSTLY_UTF8 = 10
FIRST_HIGH_LETTER = 0xC0


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as UTF-8 text whose lines all end alike: with line feeds where it was rewritten.

    Attributes:
        path: The person's own file when it already is such a text.
        size: Bytes of the text.
    """

    path: Path
    size: int
    notes: tuple[Note, ...] = ()


def encoding_of(head: bytes) -> str:
    """Name of the encoding, judged by the first bytes; UTF-8 is only a guess that the whole file may refute."""
    for mark, name in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return name
    high_first, low_first = head[0::2].count(0), head[1::2].count(0)
    if max(high_first, low_first) > len(head) / 8:
        return "utf-16-le" if low_first > high_first else "utf-16-be"
    return "utf-8"


def old_code_page(raw: bytes) -> str:
    """The encoding of text that is not sound UTF-8.

    Cyrillic, Western Windows or that of old Macintoshes; UTF-8 after all when only a few characters are broken.
    """
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) > MOSTLY_UTF8 * broken:
        return "utf-8"
    letters = sum(byte >= ord("A") for byte in raw)
    high = sum(byte >= FIRST_HIGH_LETTER for byte in raw)
    if high > CYRILLIC_SHARE * letters:
        return "cp1251"
    try:
        raw.decode("cp1252")
    except UnicodeDecodeError:
        return "mac_roman"
    return "cp1252"


def repaired(text: str) -> str:
    """UTF-8 that was read as cp1252 and saved again, put right line by line; other lines stay as they are."""
    return "".join(_repaired_line(line) for line in text.splitlines(keepends=True))


def _repaired_line(line: str) -> str:
    if not MOJIBAKE.search(line):
        return line
    try:
        return b"".join(_one_byte(character) for character in line).decode("utf-8")
    except UnicodeError:
        return line


def _one_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def decode(source: Path, target: Path, meter: Meter | None = None) -> Decoded:
    """Give ``source`` as UTF-8 text, rewritten into ``target`` only when it is not that already.

    A ``meter`` shows the rewriting as the step ``decode``.

    Raises:
        ReadError: ``not_text`` when the bytes are no text in any encoding tried, ``half_synchronised`` when a part of
            them is not there yet.
    """
    with source.open("rb") as stream:
        head = stream.read(HEAD)
    refuse_hole(head)
    encoding = encoding_of(head)
    is_utf8, is_clean = _survey(source) if encoding in {"utf-8", "utf-8-sig"} else (False, False)
    if encoding == "utf-8" and not is_utf8:
        encoding = old_code_page(head if not head.isascii() else source.read_bytes())
    opening = head.decode("utf-8" if encoding == "utf-8-sig" else encoding, errors="replace")
    _refuse_binary(opening)
    broken = bool(MOJIBAKE.search(opening))
    if is_utf8 and is_clean and not broken:
        return Decoded(source, source.stat().st_size)
    _rewrite(source, target, encoding, repair=broken, meter=meter or Meter())
    return Decoded(target, target.stat().st_size, (Note("mojibake_repaired"),) if broken else ())


def _refuse_binary(text: str) -> None:
    if len(CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise ReadError("not_text")


def _survey(source: Path) -> tuple[bool, bool]:
    """Whether the whole file is UTF-8, and whether it can stay as it is: no NUL, and all lines end alike."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    returns = feeds = both = nuls = 0
    last = b""
    try:
        for block in _blocks(source):
            refuse_hole(block)
            decoder.decode(block)
            nuls += block.count(b"\x00")
            feeds += block.count(b"\n")
            returns += block.count(b"\r")
            both += block.count(b"\r\n") + (last == b"\r" and block[:1] == b"\n")
            last = block[-1:]
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False, False
    return True, not nuls and (not returns or returns == both == feeds)


def _blocks(source: Path) -> Iterator[bytes]:
    with source.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def _rewrite(source: Path, target: Path, encoding: str, *, repair: bool, meter: Meter) -> None:
    """Write the text as UTF-8; universal newlines turn CRLF and a lone CR into a line feed."""
    size, done = source.stat().st_size, 0
    meter.begin("decode", lambda: done / max(size, 1))
    try:
        with (
            source.open("rb") as raw,
            TextIOWrapper(raw, encoding, "replace" if encoding == "utf-8" else "strict") as before,
            target.open("w", encoding="utf-8", newline="\n") as after,
        ):
            while block := before.readlines(BLOCK):
                text = "".join(block)
                refuse_hole(text)
                text = text.replace("\x00", "")
                after.write(repaired(text) if repair else text)
                done = raw.tell()
    except UnicodeError as error:
        raise ReadError("not_text") from error
