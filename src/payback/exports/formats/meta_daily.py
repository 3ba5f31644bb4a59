"""Meta Business Suite, daily metric files: one or two blocks, the metric and the network only in a title line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.exports.describe import normal
from payback.history.date_parsing import parts

if TYPE_CHECKING:
    from payback.exports.engine.records import Document, Record

SOURCE = "meta_business_suite"
PAIR = 2
DATES = ("date", "data", "datum", "fecha", "jour")
NETWORKS = ("facebook", "instagram")
METRICS = {
    "reach": ("reach", "reach", "alcance", "couverture", "portée", "reichweite", "bereik"),
    "views": ("views", "views", "visualizações", "vues", "nombre de vues", "aufrufe", "visualizaciones"),
    "impressions": ("impressions", "impressions", "impressões", "impresiones", "impressionen"),
    "unique_impressions": ("viewers", "viewers", "espectadores", "spectateurs", "nombre de spectateurs",
                           "visualizadores", "betrachter"),
    "profile_visits": ("visits", "visits", "profile visits", "visitas", "visitas ao perfil", "visites",
                       "visites du profil", "visites de la page", "visites de profil", "besuche", "visitas al perfil"),
    "followers_gained": ("followers_gained", "follows", "new likes", "new followers", "followers", "seguidores",
                         "novos seguidores", "abonnés", "nouveaux abonnés", "nouveaux followers", "suivis",
                         "abonnements", "nouvelles mentions j'aime", "neue follower", "likes"),
    "followers_lost": ("followers_lost", "unfollows", "désabonnements", "deixaram de seguir"),
    "engagements": ("engagements", "content interactions", "interactions", "interações com o conteúdo", "interações",
                    "interactions avec le contenu", "interacciones con el contenido"),
    "link_clicks": ("link_clicks", "link clicks", "cliques no link", "cliques em links", "clics sur un lien",
                    "clics sur le lien", "clics sur les liens", "clics en el enlace"),
}  # fmt: skip
"""Store column: name among the sums, then the titles without their network. Most French ones are guesses."""

LANGUAGE_SIGNS = {
    "pt": ("alcance", "visualizações", "visitas", "seguidores", "interações", "cliques", "data"),
    "fr": ("spectateurs", "interactions avec", "couverture", "portée", "vues", "visites", "abonn", "clics", "suivis",
           "nouve", "jour"),
}  # fmt: skip
GLUE = re.compile(r"\b(?:facebook|instagram|page|profile|of|no|na|do|da|de la|du|sur|on|in|auf)\b")
STACKED = re.compile(r"facebook|instagram|audience|public|top content|formatos|formats", re.IGNORECASE)
TITLES: dict[str, str] = {}
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Block:
    """One metric of one network.

    Attributes:
        measure: Store column; empty when the title is not known.
        platform: Empty when the title does not say.
    """

    title: str
    measure: str
    sum_name: str
    platform: str
    header: Record
    rows: tuple[Record, ...]


def blocks(document: Document) -> list[Block]:
    """The blocks of a daily metric file; empty when the document is something else."""
    found = []
    records = [r for r in document.records if r.filled]
    heads = [n for n, r in enumerate(records) if _is_head(r)]
    for n, start in enumerate(heads):
        end = heads[n + 1] if n + 1 < len(heads) else len(records)
        rows = records[start + 1 : end]
        if n + 1 < len(heads) and rows and rows[-1].filled == 1:
            rows = rows[:-1]
        above = records[start - 1] if start and records[start - 1].filled == 1 else None
        block = _block(above, records[start], tuple(rows))
        if block is None:
            return []
        found.append(block)
    return found


def _is_head(record: Record) -> bool:
    return record.filled == PAIR and normal(record.cells[0]) in DATES and parts(record.cells[1]) is None


def _block(above: Record | None, header: Record, rows: tuple[Record, ...]) -> Block | None:
    """A block when its title, its header or its clock times say that Meta wrote it."""
    title = next(c for c in above.cells if c.strip()) if above else ""
    value = header.cells[1]
    measure, platform = meaning(title)
    if not measure:
        measure, own = meaning(value)
        platform = platform or own
    clocked = bool(rows) and bool(CLOCK.match(rows[0].cells[0]))
    meta = normal(value) == "primary" or (title and measure) or platform or clocked
    return Block(title or value, measure, METRICS.get(measure, ("",))[0], platform, header, rows) if meta else None


def meaning(title: str) -> tuple[str, str]:
    """Store column and network of a title, each empty when it does not say."""
    plain = normal(title)
    platform = next((network for network in NETWORKS if network in plain), "")
    return TITLES.get(_bare(plain), ""), platform


def _bare(title: str) -> str:
    """A title without its network and small words."""
    return " ".join(GLUE.sub(" ", title).split())


def language_of(found: list[Block]) -> str:
    """The language of the titles and headers."""
    words = " ".join(normal(f"{b.title} {b.header.cells[0]}") for b in found)
    return next((language for language, signs in LANGUAGE_SIGNS.items() if any(s in words for s in signs)), "en")


def is_stacked(document: Document) -> bool:
    """Whether the document is Meta's ``Audience`` or ``Top content formats``: small tables without days."""
    titles = [r.cells[0] for r in document.records if r.filled == 1]
    technical = any(re.fullmatch(r"[A-Z]+_[A-Z]+(?:,[A-Z_]+)+", title) for title in titles)
    named = sum(bool(STACKED.search(title)) for title in titles)
    return technical or (named >= PAIR and document.records[0].filled <= 1 and not _dated(document))


def _dated(document: Document) -> bool:
    return any(r.filled > 1 and parts(r.cells[0]) for r in document.records)


TITLES.update({_bare(title): name for name, (_, *titles) in METRICS.items() for title in titles})
