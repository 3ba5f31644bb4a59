"""The memo as PDF, one tagged page, and its curve as PNG: set by Typst with the fonts that it brings along."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

import typst

from payback.palette import PAPER
from payback.share.memo.curve_svg import curve_svg

if TYPE_CHECKING:
    from payback.share.memo.content import Memo

FONT = "Libertinus Serif"
PICTURE = (
    b'#set page(width: 568pt, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
)
PIXELS = 144
"""A picture of a mail is twice as fine as the screen's points."""


def memo_pdf(memo: Memo, rest: str, open_label: str, paper: str = "us-letter") -> bytes:
    """One page, tagged, with headings and alternative text (PDF/UA-1).

    A letter that its fonts have not (a sign, another script) is an empty box, and the standard is not claimed then.

    Args:
        memo: What it says.
        rest: The last line.
        open_label: What the link is called.
        paper: ``us-letter`` or ``a4``.
    """
    template = files(__package__).joinpath("memo.typ").read_bytes()
    data = _memo_data(memo) | {"rest": rest, "open": open_label, "paper": paper, "colours": PAPER}
    inputs = {"memo": json.dumps(data)}
    try:
        pdf = typst.compile(template, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"], sys_inputs=inputs)
    except typst.TypstError:
        pdf = typst.compile(template, format="pdf", ignore_system_fonts=True, sys_inputs=inputs)
    return bytes(pdf)


def curve_png(memo: Memo) -> bytes:
    """The curve as a picture."""
    return bytes(
        typst.compile(
            PICTURE, format="png", ppi=PIXELS, ignore_system_fonts=True, sys_inputs={"svg": curve_svg(memo.curve, FONT)}
        )
    )


def _memo_data(memo: Memo) -> dict[str, object]:
    """What the template reads."""
    sections = [asdict(section) for section in memo.sections]
    language, _, region = memo.language.partition("-")
    return {
        "title": memo.title, "author": memo.signature, "lang": language, "region": region, "question": memo.question,
        "answer": memo.answer, "doubt": memo.doubt, "figures": [asdict(figure) for figure in memo.figures],
        "svg": curve_svg(memo.curve, FONT), "alt": memo.curve.alt, "curve": memo.curve.title,
        "sections": sections, "signature": memo.signature, "link": memo.link,
    }  # fmt: skip
