"""The blocks of a daily metric file as one table: a day, a network, and a column for each metric."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.exports.engine.build import account_question, even, whose
from payback.exports.formats.meta_daily import NETWORKS, PAIR, SOURCE, language_of
from payback.history.readings import Note, Problem, Question
from payback.history.table_layout import Column, Layout, Period, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.exports.engine.build import Desk
    from payback.exports.engine.records import Document, Record
    from payback.exports.formats.meta_daily import Block


def layout(blocks: Sequence[Block], document: Document, desk: Desk) -> Layout:
    """One table of all blocks whose metric is known; the others are told."""
    known = [b for b in blocks if b.measure]
    measures = {b.measure: b.sum_name for b in known}
    columns = (
        Column(1, "date_day", "day", known[0].header.cells[0] if known else "", required=True),
        Column(2, "network", "text", ""),
        *(Column(n, m, "count", _header(known, m), printed) for n, (m, printed) in enumerate(measures.items(), 3)),
    )
    rows: list[list[object]] = []
    problems: list[Problem] = []
    for block in known:
        sound, wide, _ = even(block.rows, PAIR)
        rows += [_row(record, block, list(measures)) for record in sound]
        problems += wide
    return Layout(
        source=SOURCE, grain="account", level="account", fact="metric" if known else "",
        platform=desk.answers.get("platform", ""), text=Text(desk.write(rows), ",", 0, len(columns) + 1, numbered=True),
        columns=columns, period=Period("day"), mark=".", language=language_of(list(blocks)),
        title=document.name, **whose(desk),
        stacked=any(b.platform for b in known), questions=_questions(known, desk), problems=tuple(problems),
        notes=tuple(Note("unknown_metric", {"title": b.title}) for b in blocks if not b.measure),
    )  # fmt: skip


def _header(known: Sequence[Block], measure: str) -> str:
    return next(b.title for b in known if b.measure == measure)


def _row(record: Record, block: Block, measures: list[str]) -> list[object]:
    day, value = (*record.cells, "")[:2]
    return [record.line, day, block.platform, *(value if m == block.measure else "" for m in measures)]


def _questions(known: Sequence[Block], desk: Desk) -> tuple[Question, ...]:
    asked = []
    if any(not b.platform for b in known) and not desk.answers.get("platform"):
        asked.append(Question("platform", choices=NETWORKS))
    if known and not desk.answers.get("account"):
        asked.append(account_question("", desk.name))
    return tuple(asked)
