"""The memo as slides that finance can edit: native text, a native chart, native tables; one slide, or three."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from payback.palette import PAPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.share.memo.content import Memo
    from payback.share.memo.sections import Section

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
TITLE_ONLY = 5
"""Layout of the standard master whose one placeholder is the title."""

TEAL, TEXT, MUTED, WHITE = (
    RGBColor.from_string(PAPER[role].lstrip("#").upper()) for role in ("value", "text", "muted", "surface")
)
ON_SECOND, ON_THIRD = (0, 1, 4), (2, 3, 5)
"""Sections of the second and of the third slide."""


class Deck:
    """Slides that are being made."""

    def __init__(self, memo: Memo) -> None:
        self.memo = memo
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = WIDTH, HEIGHT
        self.file.core_properties.title = memo.title
        self.file.core_properties.author = memo.signature
        self.file.core_properties.language = memo.language

    def slide(self, title: str, size: int) -> Any:  # noqa: ANN401  (of python-pptx, which is published without types)
        """A new slide with its title."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        box = slide.shapes.title
        box.left, box.top, box.width, box.height = Inches(0.5), Inches(0.55), WIDTH - Inches(1), Inches(0.8)
        _write(box.text_frame, [(title, size, TEAL)])
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        return slide

    def text(self, slide: Any, box: tuple[float, ...], lines: Sequence[tuple[str, int, RGBColor]]) -> None:  # noqa: ANN401
        """Lines of text in a box, given in inches."""
        shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
        _write(shape.text_frame, lines)

    def chart(self, slide: Any, box: tuple[float, ...]) -> None:  # noqa: ANN401
        """The curve as a chart of the program's own, its amounts to the cent."""
        curve, data = self.memo.curve, XyChartData(number_format="#,##0.00")
        series = data.add_series(curve.title)
        for month, amount in enumerate(curve.amounts):
            series.add_data_point(month, amount)
        kind = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
        frame = slide.shapes.add_chart(kind, *(Inches(side) for side in box), data)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", curve.alt)  # noqa: SLF001  (the library has no other way)
        chart = frame.chart
        chart.has_legend, chart.has_title, chart.font.size = False, True, Pt(11)
        chart.chart_title.text_frame.text = curve.title
        chart.value_axis.tick_labels.number_format, chart.value_axis.tick_labels.number_format_is_linked = (
            "#,##0",
            False,
        )
        chart.category_axis.maximum_scale, chart.category_axis.major_unit = len(curve.amounts) - 1, 12
        chart.category_axis.has_major_gridlines = False
        chart.plots[0].series[0].format.line.color.rgb = TEAL

    def table(self, slide: Any, section: Section, box: tuple[float, ...]) -> None:  # noqa: ANN401
        """A section: its heading, and its table or points."""
        left, top, width, height = box
        self.text(slide, (left, top, width, 0.4), [(section.heading, 14, TEXT), (section.lead, 10, MUTED)])
        if section.points:
            self.text(slide, (left, top + 0.65, width, height), [(f"• {point}", 12, TEXT) for point in section.points])
        if not section.rows:
            return
        rows = [section.head, *section.rows]
        place = (Inches(left), Inches(top + 0.85), Inches(width), Emu(len(rows) * Inches(0.28)))
        table = slide.shapes.add_table(len(rows), len(section.head), *place).table
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                _write(table.cell(row, column).text_frame, [(cell, 10, TEXT if row else WHITE)])


def memo_slides(memo: Memo, rest: str, *, three: bool = False) -> bytes:
    """The deck: the answer with its curve on one slide, with `three` the figures and the assumptions on two more.

    Args:
        memo: What it says.
        rest: The last line.
        three: Whether the tables follow.
    """
    deck = Deck(memo)
    slide = deck.slide(memo.answer, 24)
    deck.text(slide, (0.5, 0.2, 12.3, 0.4), [(f"{memo.title}  ·  {memo.question}", 11, MUTED)])
    deck.text(slide, (0.5, 1.3, 12.3, 0.6), [(memo.doubt, 13, TEXT)])
    for place, figure in enumerate(memo.figures):
        lines = [(figure.label, 11, MUTED), (figure.value, 22, TEXT), (figure.note, 10, MUTED)]
        deck.text(slide, (0.5 + 3.1 * place, 2.0, 3.0, 1.0), lines)
    deck.chart(slide, (0.5, 3.3, 7.4, 3.6))
    last = memo.sections[-1]
    deck.text(
        slide, (8.1, 3.3, 4.8, 3.4), [(last.heading, 14, TEXT), *((f"• {point}", 11, TEXT) for point in last.points)]
    )
    link = [(memo.link, 10, MUTED)] if memo.link else []
    deck.text(slide, (0.5, 6.9, 12.3, 0.5), [(f"{memo.signature}  ·  {rest}", 10, MUTED), *link])
    if three:
        for sections in (ON_SECOND, ON_THIRD):
            _more(deck, [memo.sections[place] for place in sections])
    out = BytesIO()
    deck.file.save(out)
    return out.getvalue()


def _more(deck: Deck, sections: Sequence[Section]) -> None:
    """A further slide: sections side by side, what has no table below them."""
    slide = deck.slide(deck.memo.answer, 20)
    tables = [section for section in sections if section.rows or not section.points]
    width = 12.5 / len(tables)
    for place, section in enumerate(tables):
        deck.table(slide, section, (0.5 + width * place, 1.3, width - 0.25, 3.0))
    for section in sections:
        if section.points:
            deck.table(slide, section, (0.5, 5.3, 12.3, 1.5))


def _write(frame: Any, lines: Sequence[tuple[str, int, RGBColor]]) -> None:  # noqa: ANN401
    """Lines into a text frame, each with its size and colour; empty ones are left out."""
    frame.word_wrap = True
    for place, (text, size, colour) in enumerate(line for line in lines if line[0]):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.color.rgb = text, Pt(size), colour
