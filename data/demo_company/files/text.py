"""The two dialects in which Meta writes tables as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QUOTED_FOR = frozenset(' ",\n')


def cell(value: object) -> str:
    """One field: quoted only where it holds a space, a quote, a comma or a line break."""
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if QUOTED_FOR.intersection(text) else text


def meta_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with BOM, commas, LF."""
    lines = [",".join(map(cell, row)) for row in (header, *rows)]
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


def daily_blocks(blocks: Iterable[tuple[str, Sequence[str], Iterable[tuple[str, int]]]]) -> bytes:
    """UTF-16LE with BOM and a ``sep=`` line: stacked blocks of title, header and rows, each closed by an empty line."""
    lines = ["sep=,"]
    for title, header, rows in blocks:
        lines += [f'"{title}"', ",".join(f'"{name}"' for name in header)]
        lines += [f'"{day}","{count}"' for day, count in rows]
        lines.append("")
    return b"\xff\xfe" + ("\n".join(lines) + "\n").encode("utf-16-le")
