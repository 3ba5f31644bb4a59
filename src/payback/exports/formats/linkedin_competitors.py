"""LinkedIn's file of competitors: the row of one's own page is kept, those of the others are shown and not kept.

It is the only place where LinkedIn writes how many followers a page has; that is so on the last day of the range above
the header. The other figures are of the whole range.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports.describe import Entity, Span
from payback.exports.engine.build import UNNAMED, account_question, layout
from payback.exports.engine.matching import match
from payback.exports.formats.linkedin_page import COMPETITORS
from payback.history import date_parsing as days
from payback.history.readings import Note, Question
from payback.history.table_layout import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from payback.exports.describe import Export
    from payback.exports.engine.build import Desk
    from payback.exports.engine.records import Document, Record
    from payback.exports.engine.sections import Section
    from payback.history.table_layout import Layout

    Range = tuple[date, date]

ORDERS = ("dmy", "mdy")
"""The order that LinkedIn's real files have in this sheet (not in their others), then the other one."""

FILE = re.compile(r"^(.+?)_competitor")
KEPT = (("followers",), ("followers_gained", "engagements", "posts"))
ACCOUNT = (Entity("", "account", "account"),)


def is_competitors(section: Section) -> bool:
    """Whether a table compares pages."""
    return section.match.export is COMPETITORS


def layouts(section: Section, document: Document, desk: Desk) -> list[Layout]:
    """All pages, shown and asked about; once somebody said which is theirs, the figures of that page alone."""
    place = section.match.positions["name"]
    pages = {name: row for row in section.rows if (name := row.cells[place].strip())}
    said = desk.answers.get("page", "")
    own = next((name for name in pages if said == name or (_plain(said) and _plain(said) == _plain(name))), "")
    if own:
        return list(_own(replace(section, rows=(pages[own],)), own, document, desk))
    shown = layout(section, document, desk)
    return [shown if said == UNNAMED or not pages else replace(shown, questions=_questions(list(pages), desk))]


def _questions(pages: list[str], desk: Desk) -> tuple[Question, ...]:
    """Which page is one's own, with a guess from the file's name; and by which name the history knows it."""
    found = FILE.match(desk.name)
    named = [page for page in pages if found and _plain(page) == _plain(found[1])]
    asked = Question("page", named[0] if named else pages[0], "file_name" if named else "", (*pages, UNNAMED))
    return (asked,) if desk.answers.get("account") else (asked, account_question("", desk.name))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", days.fold(name))


def _own(section: Section, page: str, document: Document, desk: Desk) -> Iterator[Layout]:
    """The total as of the last day, and what happened in the range."""
    ranges = _ranges(section.preamble, desk)
    start, end = next(iter(ranges.values()), (None, None))
    asked = (Question("date_order", next(iter(ranges)), "platform", tuple(ranges)),) if len(ranges) > 1 else ()
    for names, period in zip(KEPT, (Period("day", end, end), Period("period", start, end)), strict=True):
        matched = match(section.header.cells, _described(names))
        assert matched is not None  # noqa: S101 - the columns of this description were found
        found = layout(replace(section, match=matched), document, desk)
        questions = (
            Question("account", page, "page") if question.name == "account" else question
            for question in found.questions
        )
        notes = (*found.notes, Note("own_page_kept", {"page": page}))
        yield replace(found, period=period, last_is_end=True, questions=(*questions, *asked), notes=notes)


def _described(names: tuple[str, ...]) -> Export:
    """The description of some of the columns, for one page alone."""
    columns = {name: COMPETITORS.columns[name] for name in names}
    return replace(
        COMPETITORS, fact="metric", note="", needs=(names,), columns=columns, entities=ACCOUNT, spans=(Span((), "day"),)
    )


def _ranges(above: tuple[Record, ...], desk: Desk) -> Mapping[str, Range]:
    """The range that the file covers, by the order of day and month; two where both orders make sense."""
    texts = [text for record in above for cell in record.cells for text in days.span(cell) or (cell,)]
    parts = [part for text in texts if (part := days.parts(text))]
    orders = [desk.answers["date_order"]] if desk.answers.get("date_order") in ORDERS else ORDERS
    found: dict[str, Range] = {}
    for order in orders:
        dated = [part.day(order) for part in parts]
        if len(dated) > 1 and (start := dated[0]) and (end := dated[1]) and start <= end <= desk.uploaded:
            found[order] = (start, end)
    return found if len(set(found.values())) > 1 else dict(list(found.items())[:1])
