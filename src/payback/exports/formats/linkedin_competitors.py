"""LinkedIn's file of competitors: the row of one's own page is kept, those of the others are shown and not kept.

It is the only place where LinkedIn writes how many followers a page has; that is so on the last day of the range above
the header. The other figures are of the whole range.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from payback.exports.describe import Count, Entity, Export, Reader, Span, Text
from payback.exports.engine.header_matching import match
from payback.exports.engine.layout_builder import UNNAMED, account_question, layout
from payback.history import date_parsing
from payback.history.reading_result import Note, Question
from payback.history.table_layout import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from payback.exports.documents import Document, ReadContext, Record, Section
    from payback.history.table_layout import Layout

    Range = tuple[date, date]

LIKELY_ORDERS = ("dmy", "mdy")
"""The order that LinkedIn's real files have in this sheet (not in their others), then the other one."""

FILE_NAME = re.compile(r"^(.+?)_competitor")
OWN_MEASURES = (("followers",), ("followers_gained", "engagements", "posts"))
ACCOUNT = (Entity("", "account", "account"),)


def page_layouts(section: Section, document: Document, context: ReadContext) -> list[Layout]:
    """All pages with the question which is one's own; once that is answered, the figures of that page alone."""
    place = section.match.positions["name"]
    pages = {name: row for row in section.rows if (name := row.cells[place].strip())}
    answer = context.answers.get("page", "")
    own = next((name for name in pages if answer == name or (_plain(answer) and _plain(answer) == _plain(name))), "")
    if own:
        return list(_own_page(replace(section, rows=(pages[own],)), own, document, context))
    table = layout(section, document, context)
    return [table if answer == UNNAMED or not pages else replace(table, questions=_questions(list(pages), context))]


def _questions(pages: list[str], context: ReadContext) -> tuple[Question, ...]:
    """Which page is one's own, with a guess from the file's name; and by which name the history knows it."""
    file = FILE_NAME.match(context.name)
    named = [page for page in pages if file and _plain(page) == _plain(file[1])]
    page_question = Question("page", named[0] if named else pages[0], "file_name" if named else "", (*pages, UNNAMED))
    return (page_question,) if context.answers.get("account") else (page_question, account_question("", context.name))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", date_parsing.fold_accents(name))


def _own_page(section: Section, page: str, document: Document, context: ReadContext) -> Iterator[Layout]:
    """The total as of the last day, and what happened in the range."""
    ranges = _ranges(section.preamble, context)
    start, end = next(iter(ranges.values()), (None, None))
    which_order = (Question("date_order", next(iter(ranges)), "platform", tuple(ranges)),) if len(ranges) > 1 else ()
    for names, period in zip(OWN_MEASURES, (Period("day", end, end), Period("period", start, end)), strict=True):
        matched = match(section.header.cells, _described(names))
        assert matched is not None  # noqa: S101 - the columns of this description are in the header
        table = layout(replace(section, match=matched), document, context)
        questions = (
            Question("account", page, "page") if question.name == "account" else question
            for question in table.questions
        )
        notes = (*table.notes, Note("own_page_kept", {"page": page}))
        yield replace(table, period=period, last_is_end=True, questions=(*questions, *which_order), notes=notes)


def _described(names: tuple[str, ...]) -> Export:
    """The description of some of the columns, for one page alone."""
    columns = {name: COMPETITORS.columns[name] for name in names}
    headers = (header for field in COMPETITORS.columns.values() for known in field.names.values() for header in known)
    return replace(
        COMPETITORS, fact="metric", note="", needs=(names,), columns=columns, entities=ACCOUNT,
        spans=(Span((), "day"),), not_needed=tuple(headers),
    )  # fmt: skip


def _ranges(above: tuple[Record, ...], context: ReadContext) -> Mapping[str, Range]:
    """The range that the file covers, by the order of day and month; two where both orders make sense."""
    texts = [text for record in above for cell in record.cells for text in date_parsing.split_range(cell) or (cell,)]
    parts = [part for text in texts if (part := date_parsing.parse_day(text))]
    orders = [context.answers["date_order"]] if context.answers.get("date_order") in LIKELY_ORDERS else LIKELY_ORDERS
    ranges: dict[str, Range] = {}
    for order in orders:
        dated = [part.to_date(order) for part in parts]
        if len(dated) > 1 and (start := dated[0]) and (end := dated[1]) and start <= end <= context.uploaded:
            ranges[order] = (start, end)
    return ranges if len(set(ranges.values())) > 1 else dict(list(ranges.items())[:1])


COMPETITORS = Export(
    source="linkedin_page", platform="linkedin", fact="", note="competitors_not_kept",
    reader=Reader(table=page_layouts),
    needs=("name", "followers", "followers_gained"),
    columns={
        "name": Text("Page", fr="Page", pt=("Page", "Página"), es="Página"),
        "followers": Count("Total followers", fr=("Nombre total d'abonnés", "Total des abonnés"),
                           pt="Total de seguidores", es="Total de seguidores", sum_name="followers"),
        "followers_gained": Count("New followers", fr="Nouveaux abonnés", pt="Novos seguidores",
                                  es="Nuevos seguidores"),
        "engagements": Count("Total post engagements", fr=("Total des engagements des posts",
                             "Nombre total d'engagements des posts"), pt="Total de engajamentos da publicação"),
        "posts": Count("Total posts", fr=("Nombre total de posts", "Total des posts"), pt="Total de publicações"),
    },
    entities=(Entity("name", "competitor", "page"),), spans=(Span((), "period"),),
)  # fmt: skip

EXPORTS = (COMPETITORS,)
