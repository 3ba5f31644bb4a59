"""Meta Business Suite, daily metric files: one or two blocks, the metric and the network only in a title line.

All blocks together are one table: a day, a network, and a column for each metric. Most French titles are guesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.exports.describe import Count, Day, Entity, Export, Field, Reader, Text, normal
from payback.exports.engine.layout_builder import account_fields, account_question, fit_to_header, no_table
from payback.history.date_parsing import parse_day
from payback.history.reading_result import Note, Problem, Question
from payback.history.table_layout import Column, Layout, Period, TableText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.exports.documents import Document, ReadContext, Record

PAIR = 2
NETWORKS = ("facebook", "instagram")
DATE = Day("date", fr="jour", pt="data", de="datum", es="fecha", it="data")
PRIMARY = "primary"
"""The header of most columns of figures; the metric stands above it, or only in the name of the file."""

DATES = {name for names in DATE.names.values() for name in names}
METRICS: dict[str, Field] = {
    "reach": Count("reach", fr=("couverture", "portée"), pt="alcance", de="reichweite", nl="bereik",
                   es="alcance", it="copertura"),
    "views": Count("views", fr=("vues", "nombre de vues"), pt="visualizações", de="aufrufe", es="visualizaciones",
                   it="visualizzazioni"),
    "impressions": Count("impressions", pt="impressões", es="impresiones", de="impressionen"),
    "unique_impressions": Count("viewers", fr=("spectateurs", "nombre de spectateurs"), pt="espectadores",
                                es="visualizadores", de="betrachter", sum_name="viewers"),
    "profile_visits": Count("visits", "profile visits",
                            fr=("visites", "visites du profil", "visites de la page", "visites de profil"),
                            pt=("visitas", "visitas ao perfil"), es=("visitas", "visitas al perfil"),
                            de="besuche", it="visite",
                            sum_name="visits"),
    "followers_gained": Count("follows", "new likes", "new followers", "followers", "likes",
                              fr=("abonnés", "nouveaux abonnés", "nouveaux followers", "suivis", "abonnements",
                                  "nouvelles mentions j'aime"),
                              pt=("seguidores", "novos seguidores"), de="neue follower",
                              es=("seguidores", "nuevos seguidores"), it="follower"),
    "followers_lost": Count("unfollows", fr="désabonnements", pt="deixaram de seguir"),
    "engagements": Count("content interactions", "interactions", fr="interactions avec le contenu",
                         pt=("interações com o conteúdo", "interações"), es="interacciones con el contenido"),
    "link_clicks": Count("link clicks", fr=("clics sur un lien", "clics sur le lien", "clics sur les liens"),
                         pt=("cliques no link", "cliques em links"), es="clics en el enlace"),
}  # fmt: skip
"""Titles without their network, of blocks or of their second column."""

LANGUAGE_SIGNS = {
    "es": ("fecha",), "it": ("copertura", "visualizzazioni", "visite ", "follower"),
    "pt": ("alcance", "visualizações", "visitas", "seguidores", "interações", "cliques", "data"),
    "fr": ("spectateurs", "interactions avec", "couverture", "portée", "vues", "visites", "abonn", "clics", "suivis",
           "nouve", "jour"),
}  # fmt: skip
SMALL_WORDS = re.compile(
    r"\b(?:facebook|instagram|page|profile|of|no|na|do|da|de la|du|sur|on|in|auf|de|en|del|di|su)\b"
)
PEOPLE = "followers|audience|abonnés|audiencia|seguidores|público|pubblico|follower|zielgruppe"
TRAITS = (
    "(?:top )?(?:cities|countries|towns/cities|pages)|age (?:&|and) gender|gender (?:&|and) age|âge et (?:genre|sexe)|"
    "principales villes|principaux pays|principa(?:is|les) (?:cidades|países|ciudades)|idade e (?:gênero|género)|"
    "edad y (?:sexo|género)|età e (?:genere|sesso)|(?:città|paesi) principali"
)
FORMATS = "(?:top )?content formats|formatos (?:conteúdo|contenido).*|formats contenu.*|formati contenuti.*"
SMALL_TABLE = re.compile(rf"(?:{PEOPLE})(?: (?:by|par|por|per|nach) .+)?|{TRAITS}|{FORMATS}")
"""Titles, without their network, of small tables about an audience or about kinds of posts."""

TECHNICAL = re.compile(r"[A-Z]+_[A-Z]+(?:,[A-Z_]+)+")
COPY = re.compile(r"[\s_-]*\(?\d*\)?$")
"""What a browser puts behind the name of a file that is there already."""

CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Block:
    """One metric of one network.

    Attributes:
        measure: Key of `METRICS`; empty when the title is not known.
        platform: Empty when the title does not say.
    """

    title: str
    measure: str
    platform: str
    header: Record
    rows: tuple[Record, ...]


def blocks(document: Document) -> list[Block]:
    """The blocks of a daily metric file; empty when the document is something else."""
    result = []
    records = [record for record in document.records if record.filled]
    heads = [number for number, record in enumerate(records) if _is_head(record)]
    file_title = COPY.sub("", document.name.rpartition(".")[0]) if len(heads) == 1 else ""
    for number, start in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else len(records)
        rows = records[start + 1 : end]
        if number + 1 < len(heads) and rows and rows[-1].filled == 1:
            rows = rows[:-1]
        above = records[start - 1] if start and records[start - 1].filled == 1 else None
        block = _block(above, records[start], tuple(rows), file_title)
        if block is None:
            return []
        result.append(block)
    return result


def _is_head(record: Record) -> bool:
    return record.filled == PAIR and normal(record.cells[0]) in DATES and parse_day(record.cells[1]) is None


def _block(above: Record | None, header: Record, rows: tuple[Record, ...], file_title: str) -> Block | None:
    """A block when its title, its header or its clock times say that Meta wrote it."""
    value = header.cells[1]
    title = next(cell for cell in above.cells if cell.strip()) if above else ""
    if not title and normal(value) == PRIMARY:
        title = file_title
    measure, platform = _meaning(title)
    if not measure:
        measure, network = _meaning(value)
        platform = platform or network
    clocked = bool(rows) and bool(CLOCK.match(rows[0].cells[0]))
    meta = normal(value) == PRIMARY or (title and measure) or platform or clocked
    return Block(title or value, measure, platform, header, rows) if meta else None


def _meaning(title: str) -> tuple[str, str]:
    """Metric and network of a title, each empty when it does not say."""
    plain = normal(title)
    platform = next((network for network in NETWORKS if network in plain), "")
    return TITLES.get(_without_network(plain), ""), platform


def _without_network(title: str) -> str:
    """A title without its network and small words."""
    return " ".join(SMALL_WORDS.sub(" ", title).split())


def _language(blocks: Sequence[Block]) -> str:
    """The language of the titles and headers."""
    words = " ".join(normal(f"{block.title} {block.header.cells[0]}") for block in blocks)
    return next((language for language, signs in LANGUAGE_SIGNS.items() if any(sign in words for sign in signs)), "en")


def blocks_layout(document: Document, context: ReadContext) -> list[Layout]:
    """One table of all blocks whose metric is known; a note on each of the others."""
    all_blocks = blocks(document)
    known = [block for block in all_blocks if block.measure]
    measures = list(dict.fromkeys(block.measure for block in known))
    columns = (
        Column(1, "date_day", "day", known[0].header.cells[0] if known else "", required=True),
        Column(2, "network", "text", ""),
        *(_column(index, name, _header(known, name)) for index, name in enumerate(measures, 3)),
    )
    rows: list[list[object]] = []
    problems: list[Problem] = []
    for block in known:
        fitting, wide, _ = fit_to_header(block.rows, PAIR)
        rows += [_row(record, block, measures) for record in fitting]
        problems += wide
    text = TableText(context.write_table(rows), ",", 0, len(columns) + 1, numbered=True)
    return [Layout(
        source=DAILY.source, grain="account", level="account", fact="metric" if known else "",
        platform=context.answers.get("platform", ""), text=text, columns=columns, period=Period("day"),
        decimal_mark=".", language=_language(all_blocks), title=document.name, **account_fields(context),
        several_networks=any(block.platform for block in known), questions=_questions(known, context),
        problems=tuple(problems),
        notes=tuple(Note("unknown_metric", {"title": block.title}) for block in all_blocks if not block.measure),
    )]  # fmt: skip


def _column(index: int, measure: str, header: str) -> Column:
    return Column(index, measure, "count", header, METRICS[measure].sum_name or measure)


def _header(known: Sequence[Block], measure: str) -> str:
    return next(block.title for block in known if block.measure == measure)


def _row(record: Record, block: Block, measures: list[str]) -> list[object]:
    day, value = (*record.cells, "")[:2]
    return [record.line, day, block.platform, *(value if name == block.measure else "" for name in measures)]


def _questions(known: Sequence[Block], context: ReadContext) -> tuple[Question, ...]:
    questions = []
    if any(not block.platform for block in known) and not context.answers.get("platform"):
        questions.append(Question("platform", choices=NETWORKS))
    if known and not context.answers.get("account"):
        questions.append(account_question("", context.name))
    return tuple(questions)


def _has_small_tables(document: Document) -> bool:
    """Whether the document is Meta's ``Audience`` or ``Top content formats``: small tables without days."""
    titles = [record.cells[0].strip() for record in document.records if record.filled == 1]
    titles = [title for title in titles if not title.replace(".", "").replace(",", "").isdigit()]
    return bool(titles) and sum(map(_is_small_title, titles)) * 2 >= len(titles) and not _dated(document)


def _is_small_title(title: str) -> bool:
    return bool(TECHNICAL.fullmatch(title) or SMALL_TABLE.fullmatch(_without_network(normal(title))))


def _dated(document: Document) -> bool:
    return any(record.filled > 1 and parse_day(record.cells[0]) for record in document.records)


def tables_without_days(document: Document, context: ReadContext) -> list[Layout]:
    """Explains Meta's ``Audience`` and ``Top content formats``; nothing for any other document."""
    if not _has_small_tables(document):
        return []
    return [no_table(DAILY, "not_a_time_series", Note("no_days"), document, context, Period(""))]


TITLES = {_without_network(title): measure for measure, field in METRICS.items()
          for titles in field.names.values() for title in titles}  # fmt: skip

DAILY = Export(
    source="meta_business_suite", platform="", needs=(),
    reader=Reader(recognises=lambda document: bool(blocks(document)), document=blocks_layout,
                  tableless=tables_without_days),
    columns={"date_day": DATE, "network": Text(), **METRICS}, entities=(Entity("", "account", "account"),),
)  # fmt: skip

EXPORTS = (DAILY,)
