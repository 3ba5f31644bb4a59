"""A deck of slides in the making: titles, boxes of text, tables and the chart, each native to the program."""

from __future__ import annotations

from math import ceil, isfinite
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import PP_ALIGN
from pptx.util import Inches, Pt

from payback.palette import PAPER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from payback.share.memo.content import Memo
    from payback.share.memo.sections import Section

WIDTH_INCHES, HEIGHT_INCHES = 13.333, 7.5
TITLE_ONLY = 5
"""Layout of the standard master whose one placeholder is the title."""

TEAL, TEXT, MUTED, WHITE, QUIET, MARK, GRID = (
    RGBColor.from_string(PAPER[role].lstrip("#").upper())
    for role in ("value", "text", "muted", "surface", "quiet", "mark", "grid")
)

TITLE_LETTERS = 62
"""Letters of 24 points that stand in one line of a title."""

LETTER, ROW, LINE, HEADING = 0.07, 0.24, 0.15, 0.36
"""Inches: width of a letter of a table, height of its row and of each further line, of a heading."""

POINT, POINT_LETTER = 0.19, 0.09
"""Inches: height of a line of a point, width of its letters."""

WIDEST = 32
"""Most letters that a column of a table is made for."""

BELOW = 0.12
"""Inches that are left below a table."""


class Deck:
    """Slides that are being made; the memo's title stands above each, its signature and link below.

    Args:
        memo: What it says.
        rest: The last line.
        open_label: What the link is called.
    """

    def __init__(self, memo: Memo, rest: str, open_label: str) -> None:
        self.memo, self.rest, self.open_label = memo, rest, open_label
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(WIDTH_INCHES), Inches(HEIGHT_INCHES)
        self.file.core_properties.title = memo.title
        self.file.core_properties.author = memo.signature
        self.file.core_properties.language = memo.language

    def slide(self) -> Any:  # noqa: ANN401  (of python-pptx, which is published without types)
        """A new slide: the answer is its title, in letters that leave it in one line or two."""
        memo, width = self.memo, WIDTH_INCHES - 1
        slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        box = slide.shapes.title
        box.left, box.top, box.width, box.height = (Inches(side) for side in (0.5, 0.5, width, 0.8))
        size = max(16, min(24, 24 * TITLE_LETTERS // len(memo.answer)))
        _write(box.text_frame, [(memo.answer, size, TEAL)])
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        self.text(slide, (0.5, 0.15, width, 0.4), [(f"{memo.title}  ·  {memo.question}", 11, MUTED)])
        self.text(slide, (0.5, 6.85, width, 0.5), [(f"{memo.signature}  ·  {self.rest}", 9, MUTED)])
        if memo.link:
            opens = self.text(slide, (0.5, 7.05, width, 0.3), [(self.open_label, 9, MUTED)])
            opens.text_frame.paragraphs[0].runs[0].hyperlink.address = memo.link
        return slide

    def text(self, slide: Any, box: tuple[float, ...], lines: Sequence[tuple[str, int, RGBColor]]) -> Any:  # noqa: ANN401
        """Lines of text in a box, given in inches; the box."""
        shape = slide.shapes.add_textbox(*(Inches(side) for side in box))
        _write(shape.text_frame, lines)
        return shape

    def chart(self, slide: Any, box: tuple[float, ...]) -> None:  # noqa: ANN401
        """The curve as a chart of the program's own, its amounts to the cent, and where the money is back."""
        curve, data = self.memo.curve, XyChartData(number_format="#,##0.00")
        back = {} if curve.back is None else {curve.back: 0.0}
        every: dict[str, tuple[str, Mapping[float, float]]] = {  # the curve over what was planned, the mark over both
            "planned": (curve.promise, dict(enumerate(curve.planned))),
            "curve": (curve.title, dict(enumerate(curve.amounts))),
            "back": (self.memo.figures[0].label, back),
        }
        drawn = {role: (name, points) for role, (name, points) in every.items() if points}
        for name, points in drawn.values():
            series = data.add_series(name)
            for month, amount in points.items():
                if isfinite(amount):
                    series.add_data_point(month, amount)
        kind = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
        frame = slide.shapes.add_chart(kind, *(Inches(side) for side in box), data)
        frame._element.nvGraphicFramePr.cNvPr.set("descr", curve.alt)  # noqa: SLF001  (the library has no other way)
        self._dress(frame.chart)
        for role, series in zip(drawn, frame.chart.plots[0].series, strict=True):
            LOOKS[role](series)

    def _dress(self, chart: Any) -> None:  # noqa: ANN401
        curve, amounts, months = self.memo.curve, chart.value_axis, chart.category_axis
        before, after = curve.currency
        chart.has_legend, chart.has_title, chart.font.size = False, True, Pt(11)
        chart.font.color.rgb = MUTED
        _write(chart.chart_title.text_frame, [(curve.title, 10, MUTED)])
        _write(months.axis_title.text_frame, [(curve.axis, 10, MUTED)])
        amounts.tick_labels.number_format = f'"{before}"#,##0"{after}"'
        amounts.tick_labels.number_format_is_linked = False
        amounts.major_gridlines.format.line.color.rgb = GRID
        months.maximum_scale, months.major_unit, months.has_major_gridlines = curve.months, 12, False
        months.tick_label_position = XL_TICK_LABEL_POSITION.LOW

    def section(self, slide: Any, section: Section, box: tuple[float, float, float]) -> None:  # noqa: ANN401
        """A section at a place and of a width in inches: its heading, its points and its table."""
        left, top, width = box
        head = head_height(section, width)
        self.text(slide, (left, top, width, head), [(section.heading, 14, TEXT), (section.lead, 9, MUTED)])
        if section.points:
            lines = [(f"• {point}", 11, TEXT) for point in section.points]
            self.text(slide, (left, top + head, width, points_height(section, width)), lines)
        if section.rows:
            self._table(slide, section, (left, top + head + points_height(section, width), width))

    def _table(self, slide: Any, section: Section, box: tuple[float, float, float]) -> None:  # noqa: ANN401
        left, top, width = box
        rows = [section.head, *section.rows]
        heights = _row_heights(section, width)
        place = [Inches(side) for side in (left + 0.1, top, width - 0.1, sum(heights))]
        table = slide.shapes.add_table(len(rows), len(section.head), *place).table
        for column, share in enumerate(_column_shares(section)):
            table.columns[column].width = Inches(share * (width - 0.1))
        for row, cells in enumerate(rows):
            table.rows[row].height = Inches(heights[row])
            for column, text in enumerate(cells):
                cell = table.cell(row, column)
                cell.margin_top = cell.margin_bottom = Inches(0.03)
                cell.margin_left = cell.margin_right = Inches(0.06)
                cell.fill.solid()
                cell.fill.fore_color.rgb = TEAL if not row else QUIET if row % 2 else WHITE
                _write(cell.text_frame, [(text, 9, TEXT if row else WHITE)])


def _solid(series: Any) -> None:  # noqa: ANN401
    series.smooth, series.format.line.width, series.format.line.color.rgb = False, Pt(2.5), TEAL


def _dashed(series: Any) -> None:  # noqa: ANN401
    series.smooth, series.format.line.width, series.format.line.color.rgb = False, Pt(1.5), MUTED
    series.format.line.dash_style = MSO_LINE.DASH


def _marked(series: Any) -> None:  # noqa: ANN401
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 10
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = MARK


LOOKS: Mapping[str, Callable[[Any], None]] = {"planned": _dashed, "curve": _solid, "back": _marked}
"""How each series of the chart is drawn."""


def section_height(section: Section, width: float) -> float:
    """Inches that a section takes at a width."""
    heights = _row_heights(section, width)
    return head_height(section, width) + points_height(section, width) + sum(heights) + BELOW


def points_height(section: Section, width: float) -> float:
    """Inches of its points, by the lines that they break into."""
    lines = sum(ceil(len(point) * POINT_LETTER / width) for point in section.points)
    return POINT * lines + BELOW if lines else 0


def head_height(section: Section, width: float) -> float:
    """Inches of a heading and of the lines of its lead."""
    return HEADING + LINE * ceil(len(section.lead) * LETTER / width) + 0.05


def _row_heights(section: Section, width: float) -> list[float]:
    """Inches of each row at a width, by the lines that its longest cell breaks into."""
    shares = _column_shares(section)
    lines = (
        max(ceil(len(text) * LETTER / (share * width - 0.12)) for text, share in zip(cells, shares, strict=True))
        for cells in ([section.head, *section.rows] if section.rows else ())
    )
    return [ROW + LINE * (each - 1) for each in lines]


def _column_shares(section: Section) -> list[float]:
    """Part of a table's width for each of its columns, by its longest cell."""
    columns = zip(section.head, *section.rows, strict=True)
    wanted = [min(max(map(len, column)) + 3, WIDEST) for column in columns]
    return [each / sum(wanted) for each in wanted]


def _write(frame: Any, lines: Sequence[tuple[str, int, RGBColor]]) -> None:  # noqa: ANN401
    """Lines into a text frame, each with its size and colour; empty ones are left out."""
    frame.word_wrap = True
    for place, (text, size, colour) in enumerate(line for line in lines if line[0]):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.color.rgb = text, Pt(size), colour
