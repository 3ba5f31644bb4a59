"""The memo as one page of HTML that opens anywhere: no script, no network, the curve drawn in the page."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from payback.palette import paper_properties
from payback.share.memo.curve_svg import curve_svg

if TYPE_CHECKING:
    from payback.share.memo.content import Memo
    from payback.share.memo.sections import Section

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing in the page may run or be fetched."""


def memo_page(memo: Memo, rest: str, open_label: str) -> str:
    """The whole page.

    Args:
        memo: What it says.
        rest: The last line.
        open_label: What the link is called.
    """
    figures = "".join(
        f"<div><dt>{escape(figure.label)}</dt><dd>{escape(figure.value)}</dd>"
        f'<dd class="note">{escape(figure.note)}</dd></div>'
        for figure in memo.figures
    )
    style = paper_properties() + files(__package__).joinpath("memo.css").read_text("utf-8")
    link = f' · <a href="{escape(memo.link)}">{escape(open_label)}</a>' if memo.link else ""
    return (
        f'<!doctype html><html lang="{memo.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(memo.title)}</title><style>{style}</style></head><body><main>"
        f'<h1>{escape(memo.title)}</h1><p class="question">{escape(memo.question)}</p>'
        f'<p class="answer">{escape(memo.answer)}</p><p>{escape(memo.doubt)}</p><dl>{figures}</dl>'
        f"<figure style='margin:0'><figcaption>{escape(memo.curve.title)}</figcaption>{curve_svg(memo.curve)}</figure>"
        + "".join(section_html(section) for section in memo.sections)
        + f"<footer>{escape(memo.signature)}{link}<br>{escape(rest)}</footer></main></body></html>\n"
    )


def section_html(section: Section) -> str:
    """A part of the page."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in section.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in section.rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    points = "".join(f"<li>{escape(point)}</li>" for point in section.points)
    lead = f'<p class="note">{escape(section.lead)}</p>' if section.lead else ""
    return f"<section><h2>{escape(section.heading)}</h2>{lead}{f'<ul>{points}</ul>' if points else ''}{table}</section>"
