"""What is refused, with which sentence, and that nothing is left behind."""

# ruff: noqa: E501 - cases, one a line

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
import xlwt

from payback.exports import ReadError
from payback.exports.engine import containers, decode, reader, spreadsheetml, workbook
from payback.i18n import Words
from payback.model import Plan, evaluate
from payback.share.workbook import workbook as plan_workbook
from tests.exports.conftest import FOLDER, archive, read_bytes
from tests.exports.fixture_files import xlsx

if TYPE_CHECKING:
    from pathlib import Path


def workbook_xml(cells: str) -> bytes:
    """A SpreadsheetML workbook with these rows."""
    return f'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">{cells}</Workbook>'.encode()


def own_workbook() -> bytes:
    """A workbook that Payback made from a plan."""
    return plan_workbook(evaluate(Plan(), draws=10), Words("en"))


REFUSED = {
    "workbook of ours": (own_workbook(), "own_workbook"),
    "workbook that says whose it is, and cannot be read": (
        archive(("[Content_Types].xml", b"x"), ("docProps/custom.xml", bytes(range(1, 255)))).replace(
            b"def", b"def"[::-1]
        ),
        "broken_archive",
    ),
    "nothing": (b" \n", "empty_file"),
    "duckdb": (b"\0" * 8 + b"DUCK" + b"\0" * 50, "not_an_export"),
    "parquet": (b"PAR1" + b"\0" * 50, "not_an_export"),
    "pdf": (b"%PDF-1.7 ...", "not_an_export"),
    "page": (b"\xef\xbb\xbf<!DOCTYPE html><html>", "not_an_export"),
    "page called .xls": (b"<table><tr><th>Date</th></tr></table>", "not_an_export"),
    "noise": (bytes(range(1, 32)) * 9, "not_text"),
    "half a character": (b"\xff\xfea\x00\x00\xd8a\x00", "not_text"),
    "broken workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "broken_workbook"),
    "letter": (archive(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")), "not_an_export"),
    "cells that never end": (b'Date,Video Views,Likes\n"' + b"x" * 10_000_100, "endless_cell"),
    "far cell": (
        workbook_xml('<Worksheet ss:Name="a"><Row><Cell ss:Index="9999999"><Data>1</Data></Cell></Row></Worksheet>'),
        "bomb",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    """Each of these is refused as a whole, under its own key."""
    raw, key = REFUSED[name]
    with pytest.raises(ReadError) as refused:
        read_bytes(raw, tmp_path)
    assert refused.value.key == key


TABLE = b"Date,Video Views,Profile Views\n" + b"January 1,1,1\n" * 40
HOLE = b"\x00" * 4096
HALF_THERE = {
    "the end": TABLE + HOLE,
    "the middle": TABLE + HOLE + TABLE,
    "the middle, far away": TABLE * 200 + HOLE + TABLE,
    "the middle of an old code page": TABLE * 200 + "é".encode("cp1252") + HOLE + TABLE,
    "the middle of UTF-16": (TABLE * 200).decode().encode("utf-16") + HOLE + TABLE.decode().encode("utf-16-le"),
    "all": HOLE,
    "the end of an archive": archive(("a.csv", TABLE * 9))[:90] + HOLE,
    "the end of a workbook": xlsx({"a": [["Date"]] * 99})[:500] + HOLE,
    "the end of an old workbook": b"\xd0\xcf\x11\xe0" + b"x" * 5000 + HOLE,
    "the end of an XML workbook": workbook_xml("<Worksheet/>")[:-9] + HOLE,
}


@pytest.mark.parametrize("name", HALF_THERE)
def test_a_file_that_is_not_all_there(name: str, tmp_path: Path) -> None:
    """A file that a cloud drive has fetched in part is not read in part: zeros stand for what it lacks."""
    with pytest.raises(ReadError, match="half_synchronised"):
        read_bytes(HALF_THERE[name], tmp_path)


def test_a_stray_nul_is_no_hole(tmp_path: Path) -> None:
    """A NUL here and there, and a few at the end, are read over."""
    raw = (FOLDER / "pinterest/ads.csv").read_bytes()
    (plain,) = read_bytes(raw, tmp_path).tables
    (table,) = read_bytes(raw.replace(b"Campaign", b"Cam\x00paign", 1) + b"\x00" * 3, tmp_path).tables
    assert (table.rows, table.sums) == (plain.rows, plain.sums)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, workbooks and texts that cannot be read in place have limits of their own."""
    monkeypatch.setattr(containers, "LARGEST", 10)
    with pytest.raises(ReadError, match="too_large"):
        read_bytes(b"Date,Views\n2026-01-01,1\n", tmp_path)
    monkeypatch.setattr(containers, "LARGEST", 10**9)
    monkeypatch.setattr(containers, "LARGEST_WORKBOOK", 10)
    with pytest.raises(ReadError, match="too_large"):
        read_bytes(xlsx({"a": [["Date"]]}), tmp_path)
    monkeypatch.setattr(reader, "WHOLE_LIMIT", 1)
    monkeypatch.setattr(reader, "HEAD", 2)
    monkeypatch.setattr(reader, "LARGEST_SPLIT", 10)
    with pytest.raises(ReadError, match="too_large"):
        read_bytes(b"Date,Video Views,Profile Views,Likes,Comments\n" + b"January 1,1,1,1,1\n" * 9, tmp_path)


def test_a_workbook_process_that_fails(tmp_path: Path) -> None:
    """The process that opens workbooks says 1 for what is none, and writes the rows of one that is."""
    source, target = tmp_path / "a.xlsx", tmp_path / "out"
    source.write_bytes(b"nothing")
    with pytest.raises(ReadError):
        workbook.sheets(source, target)
    source.write_bytes(xlsx({"a": [["x", 1, 2.5, "2026-01-01"]]}))
    workbook.convert(source, target)
    assert target.read_text() == '"a"\n["x", "1", 2.5, "2026-01-01"]\n'


def test_the_process_binds_itself_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory, time and core dumps are limited before the workbook is opened; days come as ISO."""
    limits: list[int] = []
    monkeypatch.setattr(workbook.resource, "setrlimit", lambda kind, _: limits.append(kind))
    source, target = tmp_path / "a.xls", tmp_path / "out"
    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    for column, cell in enumerate((date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, 5))):  # noqa: DTZ001 - a cell has no zone
        sheet.write(0, column, cell, xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm:ss"))
    book.save(str(source))
    assert workbook.main(str(source), str(target)) == 0
    assert target.read_text() == '"a"\n["2026-01-02", "2026-01-02T03:04:05"]\n'
    source.write_bytes(b"nothing")
    assert workbook.main(str(source), str(target)) == 1
    assert len(limits) == 6


def test_an_xml_workbook_out_of_order(tmp_path: Path) -> None:
    """Cells before a row, rows before a sheet and data outside cells are passed over; indexes leave gaps."""
    path = tmp_path / "a.xls"
    path.write_bytes(workbook_xml(
        '<Row/><Worksheet><Cell/></Worksheet><Worksheet ss:Name="a &amp; b"><Row><Data>x</Data></Row>'
        '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">1 <b>2</b> &lt;</Data></Cell><Cell/><Cell><Data/></Cell></Row></Worksheet></Data>'
    ))  # fmt: skip
    assert spreadsheetml.sheets(path) == [("", []), ("a & b", [[], [], ["", "1 2 <", "", ""]])]


def test_encodings(tmp_path: Path) -> None:
    """Cyrillic and Macintosh code pages, a few broken characters, and UTF-16 without its mark are recognised."""
    assert decode.old_code_page("Дата,Показы,Клики по ссылке".encode("cp1251")) == "cp1251"
    assert decode.old_code_page("Montant dépensé à l’été, où ça".encode("mac_roman")) == "mac_roman"
    assert decode.old_code_page("Montant dépensé".encode("cp1252")) == "cp1252"
    assert decode.old_code_page("é".encode() * 30 + b"\xff") == "utf-8"
    assert decode.encoding_of("Date".encode("utf-16-be")) == "utf-16-be"
    assert decode.repaired("PortÃ©e\nÃ©rable œ\nâ€\x9d\nplain\n") == "Portée\nÃ©rable œ\n”\nplain\n"
