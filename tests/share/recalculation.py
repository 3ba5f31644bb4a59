"""Workbooks through LibreOffice: what their cells say once it has worked them all out again."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
"""Has LibreOffice work a file out again when it opens it."""

AS_IS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1"
"""Commas, quotation marks, UTF-8, all rows, and numbers as they are instead of as they look; the first sheet."""


def converted(folder: Path, kind: str) -> Path:
    """The folder's files in another form, all in one run of LibreOffice."""
    assert shutil.which("soffice"), "This test needs LibreOffice: apt-get install libreoffice-calc libreoffice-impress"
    profile, out = folder / "profile" / "user", folder / "out"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    files = sorted(path for path in folder.iterdir() if path.is_file())
    command = ["soffice", f"-env:UserInstallation=file://{profile.parent}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", out, *files], check=True, capture_output=True)
    return out


def recalculated(books: Mapping[str, bytes], folder: Path) -> Mapping[str, Sequence[Sequence[str]]]:
    """Rows of the first sheet of workbooks by name, worked out again, to the last digit."""
    for name, book in books.items():
        (folder / f"{name}.xlsx").write_bytes(book)
    out = converted(folder, AS_IS)
    texts = {name: next(out.glob(f"{name}-*.csv")).read_text("utf-8") for name in books}
    return {name: list(csv.reader(text.splitlines())) for name, text in texts.items()}


def parts(book: bytes) -> Mapping[str, bytes]:
    """The files inside an Office file."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def named_cells(book: bytes) -> Mapping[str, tuple[str, str]]:
    """Sheet and cell of every defined name that is one cell."""
    text = parts(book)["xl/workbook.xml"].decode()
    names = re.findall(r"<definedName name=\"(\w+)\">'?([^<']+)'?!\$([A-Z]+)\$(\d+)</definedName>", text)
    return {name: (sheet, f"{column}{row}") for name, sheet, column, row in names}


def with_inputs(book: bytes, values: Mapping[str, float]) -> bytes:
    """The workbook with other numbers in named cells, as somebody types them; nothing is worked out."""
    files, cells = dict(parts(book)), named_cells(book)
    order = re.findall(r'<sheet name="([^"]+)"', files["xl/workbook.xml"].decode())
    for sheet in {cells[name][0] for name in values}:
        path = f"xl/worksheets/sheet{order.index(sheet) + 1}.xml"
        typed = {cells[name][1]: value for name, value in values.items() if cells[name][0] == sheet}
        one = rf'(<c r="({"|".join(typed)})"[^>]*><v>)[^<]*'
        text, changes = re.subn(one, lambda cell, typed=typed: f"{cell[1]}{typed[cell[2]]!r}", files[path].decode())
        assert changes == len(typed), sheet
        files[path] = text.encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return out.getvalue()


def value_of(rows: Sequence[Sequence[str]], cell: tuple[str, str]) -> float | str:
    """What stands in one cell of the first sheet."""
    place = cell[1]
    text = rows[int(place[1:]) - 1][ord(place[0]) - ord("A")]
    return float(text) if re.fullmatch(r"-?[\d.]+(E[-+]?\d+)?", text) else text
