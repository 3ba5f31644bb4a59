"""The first sheet: the answer out of the months, as cells that calculate, with two charts of Excel's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model.activity import FAR
from payback.palette import PAPER
from payback.share.workbook.months import LAST_SHOWN
from payback.wording.text_escapes import letters_only
from payback.wording.verdict import doubt, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from payback.model import Verdict
    from payback.share.workbook.book import Book, Grid

ROWS: Mapping[str, str] = {
    "payback_month": "month", "state": "text", "later_month": "month", "lasting_payback_month": "month",
    "break_even_month": "month", "npv": "money", "deepest_hole": "money", "deepest_month": "month", "total": "money",
    "payback_month_hard": "month", "slack": "plain", "slack_far": "plain", "slack_hard": "plain",
    "slack_far_hard": "plain",
}  # fmt: skip
"""Names of the answer's cells, and how they are shown."""

FIRST_ROW = 6


class AnswerSheet:
    """The answer to a plan, live."""

    def __init__(self, book: Book, months: Grid) -> None:
        self.book, self.months, self.sheet = book, months, book.sheets["answer"]

    def write(self, verdict: Verdict, title: str) -> None:
        """Title, the sentence of the day, the live figures and the charts."""
        book, words = self.book, self.book.words
        self.sheet.write_string("A1", title, book.title)
        for row in (1, 2, 3):
            self.sheet.merge_range(row, 0, row, 11, "", book.text)
            self.sheet.set_row(row, 34)
        for cell, text in (("A2", sentence(verdict, words)), ("A3", doubt(verdict, words))):
            self.sheet.write_string(cell, letters_only(text).replace("**", ""), book.text)
        self.sheet.write_string("A4", words("workbook.written_note"), book.note)
        known = self._known(verdict)
        for row, (name, formula) in enumerate(self._formulas().items(), FIRST_ROW):
            self.sheet.write_string(row - 1, 0, words(f"workbook.answer_{name}", months=FAR))
            look = book.number("months" if ROWS[name] == "month" else ROWS[name])
            self.sheet.write_formula(row - 1, 1, f"={formula}", look, known.get(name, 0))
            book.name(name, "answer", f"B{row}")
        self.sheet.set_column(0, 0, 52)
        self.sheet.set_column(1, 1, 18)
        self._charts()

    def _known(self, verdict: Verdict) -> Mapping[str, object]:
        words, answer = self.book.words, verdict.all
        none = words("workbook.none")
        return {
            "payback_month": none if answer.payback_month is None else answer.payback_month,
            "state": words(f"workbook.state_{answer.state}"),
            "later_month": "" if answer.later_month is None else answer.later_month,
            "lasting_payback_month": none if answer.lasting_payback_month is None else answer.lasting_payback_month,
            "break_even_month": none if answer.break_even_month is None else answer.break_even_month,
            "npv": answer.npv,
            "deepest_hole": answer.deepest_hole,
            "deepest_month": answer.deepest_month,
            "total": answer.total,
            "payback_month_hard": none if verdict.hard.payback_month is None else verdict.hard.payback_month,
        }

    def _formulas(self) -> Mapping[str, str]:
        words = self.book.words
        none, state = (f'"{words("workbook.none")}"', {key: f'"{words(f"workbook.state_{key}")}"' for key in STATES})
        span = {key: self.months.span(key, 0, FAR) for key in self.months.columns}
        ends = f"INDEX({span['below']},horizon+1)=1"

        def first(end: str) -> str:
            back = f"IF(COUNT({span[f'back{end}']})>0,MIN({span[f'back{end}']}),{none})"
            return f"IF(SUM({span[f'below{end}']})=0,0,{back})"

        later = f"COUNT({span['back_far']})>0"
        back, within = f"COUNT({span['back']})>0", span["within"]
        end_state = f"IF({back},{state['pays_back']},IF({later},{state['not_within']},{state['never']}))"
        return {
            "payback_month": first(""),
            "state": f"IF(SUM({span['below']})=0,{state['at_once']},{end_state})",
            "later_month": f'IF(AND(B{FIRST_ROW + 1}={state["not_within"]},{later}),MIN({span["back_far"]}),"")',
            "lasting_payback_month": f"IF(SUM({span['below']})=0,0,IF({ends},{none},MAX({span['back']})))",
            "break_even_month": f"IF(COUNT({span['covered']})>0,MIN({span['covered']}),{none})",
            "npv": f"SUM({span['discounted']})",
            "deepest_hole": f"MAX(0,-MIN({within}))",
            "deepest_month": f"MATCH(MIN({within}),{within},0)-1",
            "total": f"INDEX({span['P_t']},horizon+1)",
            "payback_month_hard": first("_hard"),
            "slack": _slack(within),
            "slack_far": _slack(span["P_t"]),
            "slack_hard": _slack(span["within_hard"]),
            "slack_far_hard": _slack(span["P_t_hard"]),
        }

    def _charts(self) -> None:
        """The running sum, and value against cost; months beyond the horizon are no points."""
        words = self.book.words
        for place, keys in (("D6", ("chart_P",)), ("D25", ("chart_V", "chart_C"))):
            chart = self.book.file.add_chart({"type": "line"})
            for key, colour in zip(keys, (PAPER["value"], PAPER["mark"]), strict=False):
                chart.add_series({
                    "name": words(f"workbook.month_{key}"),
                    "categories": "=" + self.months.span("t", 0, LAST_SHOWN),
                    "values": "=" + self.months.span(key, 0, LAST_SHOWN),
                    "line": {"color": colour, "width": 2.25},
                })  # fmt: skip
            chart.set_title({"name": words(f"workbook.chart_{keys[0]}"), "name_font": {"size": 12}})
            chart.set_x_axis({"name": words("workbook.path_t"), "interval_unit": 6, "label_position": "low"})
            chart.set_y_axis(
                {"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": PAPER["grid"]}}}
            )
            chart.set_legend({"position": "bottom"} if len(keys) > 1 else {"none": True})
            alt = {"description": words(f"workbook.chart_{keys[0]}"), "x_scale": 1.5, "y_scale": 1.25}
            self.sheet.insert_chart(place, chart, alt)


STATES = ("at_once", "pays_back", "not_within", "never")


def _slack(total: str) -> str:
    """Part of the largest amount below which a sum counts as zero."""
    return f"0.000000001*MAX(MAX({total}),-MIN({total}),1)"
