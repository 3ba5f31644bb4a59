"""The memo as a mail that Outlook and Gmail show: tables, inline styles, a picture of the curve, a plain-text twin."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from typing import TYPE_CHECKING

from payback.palette import PAPER
from payback.wording.text_escapes import letters_only

if TYPE_CHECKING:
    from payback.share.memo.content import Memo
    from payback.share.memo.sections import Section

PICTURE = "curve@payback"
FONT = f"font-family:Arial,Helvetica,sans-serif;color:{PAPER['text']};font-size:15px;line-height:1.4"
VALUE, MUTED = PAPER["value"], PAPER["muted"]
QUIET = f"font-size:13px;color:{MUTED}"


def memo_mail(memo: Memo, picture: bytes, rest: str, open_label: str) -> bytes:
    """A mail that a mail program opens as a draft, without anybody's address.

    Args:
        memo: What it says.
        picture: The curve, as PNG.
        rest: The last line.
        open_label: What the link is called: its address has no place at which a line may break.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = memo.title
    mail["X-Unsent"] = "1"
    mail["Content-Language"] = memo.language
    mail.set_content(plain_text(memo, rest))
    mail.add_alternative(_html(memo, rest, open_label), subtype="html")
    body = mail.get_payload()[1]  # type: ignore[index]
    body.add_related(picture, "image", "png", cid=f"<{PICTURE}>", filename="curve.png")  # type: ignore[union-attr]
    return mail.as_bytes()


def plain_text(memo: Memo, rest: str) -> str:
    """The memo without any form: what is read aloud, or pasted."""
    lines = [memo.title, "", memo.question, "", memo.answer, memo.doubt, ""]
    lines += [f"{figure.label}: {figure.value} ({figure.note})" for figure in memo.figures]
    lines += ["", memo.curve.alt]
    for section in memo.sections:
        lines += ["", section.heading.upper(), *([section.lead] if section.lead else [])]
        lines += [f"- {point}" for point in section.points]
        lines += [" | ".join(row) for row in ([section.head] if section.head else []) + list(section.rows)]
    return letters_only("\n".join([*lines, "", memo.signature, *([memo.link] if memo.link else []), rest, ""]))


def _html(memo: Memo, rest: str, open_label: str) -> str:
    figures = "".join(
        f'<td width="25%" valign="top" style="padding:8px 12px 8px 0;{FONT}">'
        f'<span style="{QUIET}">{escape(figure.label)}</span><br>'
        f'<b style="font-size:18px">{escape(figure.value)}</b><br>'
        f'<span style="{QUIET}">{escape(figure.note)}</span></td>'
        for figure in memo.figures
    )
    link = f'<br><a href="{escape(memo.link)}">{escape(open_label)}</a>' if memo.link else ""
    return (
        f'<!doctype html><html lang="{memo.language}"><head><meta charset="utf-8">'
        f"<title>{escape(memo.title)}</title></head>"
        f'<body style="margin:0"><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" '
        f'style="width:600px;max-width:100%"><tr><td style="padding:16px;{FONT}">'
        f'<h1 style="font-size:16px;color:{MUTED};margin:0">{escape(memo.title)}</h1><p>{escape(memo.question)}</p>'
        f'<p style="font-size:22px;color:{VALUE};margin:8px 0">{escape(memo.answer)}</p><p>{escape(memo.doubt)}</p>'
        f'<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>{figures}</tr></table>'
        f'<p style="{QUIET}">{escape(memo.curve.title)}</p>'
        f'<img src="cid:{PICTURE}" width="568" alt="{escape(memo.curve.alt)}" style="width:568px;max-width:100%">'
        + "".join(_section(section) for section in memo.sections)
        + f'<p style="{QUIET}">{escape(memo.signature)}{link}<br>{escape(rest)}</p></td></tr></table></body></html>'
    )


def _section(section: Section) -> str:
    cell = f"padding:3px 8px 3px 0;border-bottom:1px solid {PAPER['line']};font-size:13px"
    head = "".join(
        f'<th align="left" style="{cell};{QUIET};font-weight:normal">{escape(text)}</th>' for text in section.head
    )
    rows = "".join(
        "<tr>" + "".join(f'<td valign="top" style="{cell}">{escape(text)}</td>' for text in row) + "</tr>"
        for row in section.rows
    )
    table = f'<table width="100%" cellpadding="0" cellspacing="0"><tr>{head}</tr>{rows}</table>' if rows else ""
    points = "".join(f"<li>{escape(point)}</li>" for point in section.points)
    lead = f'<p style="{QUIET};margin:0 0 4px">{escape(section.lead)}</p>' if section.lead else ""
    listed = f'<ul style="padding-left:20px;margin:4px 0">{points}</ul>' if points else ""
    return f'<h2 style="font-size:16px;margin:16px 0 2px">{escape(section.heading)}</h2>{lead}{listed}{table}'
