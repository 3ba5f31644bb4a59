"""The memo for the board and for finance: one model of content, and the shapes in which it travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.share.memo.content import Memo, Occasion, memo
from payback.share.memo.mail import memo_mail
from payback.share.memo.monthly import monthly_memo
from payback.share.memo.page import memo_page
from payback.share.memo.pdf import curve_png, memo_pdf
from payback.share.memo.slides import memo_slides

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from payback.i18n import Words

__all__ = ["SHAPES", "Form", "Memo", "Occasion", "memo", "monthly_memo"]


@dataclass(frozen=True, slots=True)
class Form:
    """What may be chosen of a shape: whether slides are three, and the paper (``us-letter`` or ``a4``)."""

    three: bool = False
    paper: str = "us-letter"


SHAPES: Mapping[str, Callable[[Memo, Words, Form], bytes]] = {
    "pdf": lambda memo, words, form: memo_pdf(memo, words("memo.rest"), words("memo.open"), form.paper),
    "html": lambda memo, words, _: memo_page(memo, words("memo.rest"), words("memo.open")).encode(),
    "pptx": lambda memo, words, form: memo_slides(memo, words("memo.rest"), words("memo.open"), three=form.three),
    "eml": lambda memo, words, _: memo_mail(memo, curve_png(memo), words("memo.rest"), words("memo.open")),
}
"""Every shape of a memo by the ending of its file."""
