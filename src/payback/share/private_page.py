"""What a private link opens: one page of HTML without script, and without anything beyond what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from payback.palette import paper_properties
from payback.share.memo.content import Curve, ticks
from payback.share.memo.curve_svg import curve_svg
from payback.share.memo.page import POLICY, section_html
from payback.share.memo.sections import Section

if TYPE_CHECKING:
    from datetime import date

    from payback.i18n import Words
    from payback.wording.private_view import PrivateView


@dataclass(frozen=True, slots=True)
class Shared:
    """What is said of a private link itself.

    Attributes:
        title: As its sender typed it; may be empty.
        day: On which it was made; `expires` the last one on which it opens, None without an end.
        before: The answer as it was sent, in words, where this version answers differently; else empty.
    """

    title: str
    day: date
    expires: date | None
    before: str = ""


def private_page(view: PrivateView, shared: Shared, words: Words) -> str:
    """The page of a plan."""
    figures = "".join(
        f'<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd><dd class="note">{escape(note)}</dd></div>'
        for label, value, note in view.figures
    )
    before = words("private.before", answer=shared.before) if shared.before else ""
    question = f'<p class="question">{escape(words("app.question"))}</p>'
    return _page(
        f'<h1>{escape(shared.title or words("private.title"))}</h1>{question}<p class="answer">{escape(view.answer)}'
        f"</p><p>{escape(view.doubt)}</p>{f'<p>{escape(before)}</p>' if before else ''}<dl>{figures}</dl>"
        f'<figure style="margin:0"><figcaption>{escape(words("private.curve"))}</figcaption>'
        f'{curve_svg(_curve(view, words))}</figure><p class="note">{escape(view.unit)}</p>'
        + "".join(section_html(section) for section in _sections(view, words))
        + f"<footer>{escape(_signature(shared, words))}<br>{escape(words('private.rest'))}</footer>",
        words,
    )


def closed_page(key: str, words: Words) -> str:
    """The page of a link that opens nothing, or nothing yet: one sentence.

    Args:
        key: Of the sentence, below ``private.``.
        words: The language.
    """
    return _page(f'<h1>{escape(words("app.name"))}</h1><p class="answer">{escape(words(f"private.{key}"))}</p>', words)


def _page(body: str, words: Words) -> str:
    """Title and description are what Teams or Slack show of the link: no word of the plan."""
    style = paper_properties() + files("payback.share.memo").joinpath("memo.css").read_text("utf-8")
    return (
        f'<!doctype html><html lang="{words.tag}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="robots" content="noindex">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(words('app.name'))}</title>{preview_tags(words)}<style>{style}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def preview_tags(words: Words) -> str:
    """What a chat shows of any link of ours: name and purpose, never a figure."""
    keys = {
        "og:type": "website",
        "og:site_name": "app.name",
        "og:title": "app.question",
        "og:description": "app.purpose",
    }
    texts = {name: words(key) if words.has(key) else key for name, key in keys.items()}
    tags = "".join(f'<meta property="{name}" content="{escape(text)}">' for name, text in texts.items())
    return f'<meta name="description" content="{escape(words("app.purpose"))}">{tags}'


def _curve(view: PrivateView, words: Words) -> Curve:
    months = len(view.curve) - 1
    return Curve(
        title=words("private.curve"),
        alt=view.alt,
        amounts=view.curve,
        axis=words("curve.month"),
        marks=tuple((month, words("curve.today") if not month else words.number(month)) for month in ticks(months)),
        low=view.ends[0],
        high=view.ends[1],
        back=view.back,
    )


def _sections(view: PrivateView, words: Words) -> tuple[Section, ...]:
    drivers = Section(
        words("private.drivers"),
        words("private.drivers_note"),
        tuple(words(f"private.{name}") for name in ("assumption", "low", "high")),
        view.drivers,
    )
    streams = Section(
        words("private.streams"), head=(words("private.stream"), words("private.share")), rows=view.streams
    )
    return tuple(section for section in (drivers, streams) if section.rows)


def _signature(shared: Shared, words: Words) -> str:
    if shared.expires:
        return words("private.until", day=shared.day, expires=shared.expires)
    return words("private.of_day", day=shared.day)
