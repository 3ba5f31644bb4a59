"""Month by month: what the team costs, what each stream brings above nobody hired, and when the money is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model import VALUE_STREAMS
from payback.model.activity import FAR
from payback.share.plan_parts import LARGEST_TEAM
from payback.share.workbook.book import Grid
from payback.share.workbook.paths import column_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from payback.model import Verdict
    from payback.share.workbook.book import Book

TEAM = range(1, LARGEST_TEAM + 1)
AGES = tuple(f"x_{place}" for place in TEAM)
SUMS = ("", "_hard")
"""With every counted stream, and with hard money only."""

COSTS = (*AGES, "raise_t", "price_t", "wages", "guided", "bought", "C_t")
TOTALS = (
    "N_t", "P_t", "N_t_hard", "P_t_hard", "discounted", "covered",
    *(f"{key}{end}" for end in SUMS for key in ("within", "below", "back", "below_far", "back_far")),
    "chart_P", "chart_V", "chart_C",
)  # fmt: skip

LAST_SHOWN = 60
"""Most months of a horizon: so many rows do charts reach."""

PRINTED: Mapping[str, str] = {
    "raise_t": "(1 + w) ** floor((t - 1) / 12)",
    "price_t": "(1 + pi) ** floor((t - 1) / 12)",
    "wages": "sum_j [L_j a_x / 12]",
    "guided": "sum_j [hours rate]",
    "bought": "sum_j [tools a_x + R0 in_x + Q0 once] + ads",
    "C_t": "(wages + guided) raise_t + bought price_t",
    "N_t": "sum_s [worth price_t (volume_t - idle_t)] - C_t",
    "P_t": "P_(t-1) + N_t",
    "discounted": "N_t / (1 + d) ** t",
    "back": "t - 1 + (-P_(t-1)) / (P_t - P_(t-1))",
}
"""Formulas as the method prints them, above the columns."""


class Months:
    """The sheet of months, with the other sheets that it reads."""

    def __init__(self, book: Book) -> None:
        self.gains = tuple(f"gain {name}" for name in VALUE_STREAMS)
        self.book, self.grid = book, Grid(book, "months", (*COSTS, *self.gains, *TOTALS))

    def write(self, verdict: Verdict, post: Grid, hire: Grid, nobody: Grid) -> None:
        """Headings, today, and a row a month; what the model says of the likely case stands behind the formulas."""
        words = self.book.words
        heads = {
            key: words(f"workbook.month_{key.removesuffix('_hard')}") for key in (*COSTS, *TOTALS) if key not in AGES
        }
        heads |= {f"gain {name}": words(f"stream.{name}") for name in VALUE_STREAMS} | {"t": words("workbook.path_t")}
        heads |= {age: f"{words('workbook.month_age')} {place}" for place, age in zip(TEAM, AGES, strict=True)}
        heads |= {key: f"{heads[key]} ({words('workbook.hard')})" for key in TOTALS if key.endswith("_hard")}
        self.grid.headings(heads, PRINTED)
        self.grid.number_months(0, FAR)
        known = known_values(verdict)
        for month in range(FAR + 1):
            formulas = dict(self._row(month, post, hire, nobody) if month else self._today())
            formulas |= dict(self._checks(month))
            for key, formula in formulas.items():
                series = known.get(key, ())
                self.grid.write(key, month, formula, "plain", series[month] if month < len(series) else 0)

    def _today(self) -> Iterator[tuple[str, str]]:
        for key in ("C_t", "N_t", "P_t", "N_t_hard", "P_t_hard", "discounted", *self.gains):
            yield key, "0"

    def _row(self, month: int, post: Grid, hire: Grid, nobody: Grid) -> Iterator[tuple[str, str]]:
        at = {key: self.grid.cell(key, month) for key in self.grid.columns}
        before = {key: self.grid.cell(key, month - 1) for key in self.grid.columns}
        t = at["t"]
        yield from self._ages(t)
        for key, rate in (("raise_t", "wage_growth"), ("price_t", "price_growth")):
            yield key, f"(1+{rate})^INT(({t}-1)/12)"
        filled, joined = post.span("a_x", 1, FAR), post.span("in_x", 1, FAR)
        ages = f"{at[AGES[0]]}:{at[AGES[-1]]}"
        yield (
            "wages",
            "+".join(f"IF({at[age]}>0,loaded_{k}/12*INDEX({filled},{at[age]}),0)" for k, age in enumerate(AGES, 1)),
        )
        yield "guided", f'COUNTIF({ages},">0")*manager_hours*manager_rate'
        each = "IF({x}>0,INDEX({a},{x})*tools+INDEX({i},{x})*recruiting+IF({x}=1,equipment,0),0)"
        bought = (each.format(x=at[age], a=filled, i=joined) for age in AGES)
        yield "bought", f'IF(COUNTIF({ages},">0")>0,ads,0)+{"+".join(bought)}'
        yield "C_t", f"({at['wages']}+{at['guided']})*{at['raise_t']}+{at['bought']}*{at['price_t']}"
        for name in VALUE_STREAMS:
            key = column_of(name, "volume_t")
            above = f"({hire.sheet_cell(key, month)}-{nobody.sheet_cell(key, month)})"
            yield f"gain {name}", f"counts_{name}*worth_{name}*{at['price_t']}*{above}"
        hard = "+".join(at[f"gain {name}"] for name, stream in VALUE_STREAMS.items() if stream.hard)
        yield "N_t", f"SUM({at[self.gains[0]]}:{at[self.gains[-1]]})-{at['C_t']}"
        yield "N_t_hard", f"{hard}-{at['C_t']}"
        for end in SUMS:
            yield f"P_t{end}", f"{before[f'P_t{end}']}+{at[f'N_t{end}']}"
        yield "discounted", f"IF({t}<=horizon,{at['N_t']}/(1+monthly_rate)^{t},0)"
        yield "covered", f'IF(AND({t}<=horizon,{at["N_t"]}>=0),{t},"")'

    def _ages(self, t: str) -> Iterator[tuple[str, str]]:
        """Month of each person's post, 0 where there is none."""
        for place, age in zip(TEAM, AGES, strict=True):
            start, length = f"hire_start_{place}", f"hire_months_{place}"
            is_present = f'hire_effort_{place}>0,{t}>{start},{t}<={start}+IF({length}="",{FAR},{length})'
            yield age, f"IF(AND({is_present}),{t}-{start},0)"

    def _checks(self, month: int) -> Iterator[tuple[str, str]]:
        """Where the sums are below zero and come back, within the horizon and beyond it; what charts draw."""
        at = {key: self.grid.cell(key, month) for key in self.grid.columns}
        before = {key: self.grid.cell(key, month - 1) for key in self.grid.columns}
        for end in SUMS:
            total, within = at[f"P_t{end}"], at[f"within{end}"]
            yield f"within{end}", f'IF({at["t"]}<=horizon,{total},"")'
            yield f"below{end}", f'IF({within}="","",IF({within}<-slack{end},1,0))'
            yield f"below_far{end}", f"IF({total}<-slack_far{end},1,0)"
            if month:
                old = before[f"P_t{end}"]
                crossing = f"{at['t']}-1-{old}/({total}-{old})"
                for key in ("", "_far"):
                    crossed = f"AND({before[f'below{key}{end}']}=1,{at[f'below{key}{end}']}=0)"
                    yield f"back{key}{end}", f'IF({crossed},{crossing},"")'
        if month <= LAST_SHOWN:
            value = f"SUM({at[self.gains[0]]}:{at[self.gains[-1]]})"
            for key, shown in (("chart_P", at["P_t"]), ("chart_V", value), ("chart_C", at["C_t"])):
                yield key, f"IF({at['t']}<=horizon,{shown},NA())"


def known_values(verdict: Verdict) -> Mapping[str, list[float]]:
    """What the model says of the likely case, by column, today first."""
    series = {
        "C_t": verdict.cost, "N_t": verdict.flow, "P_t": verdict.cumulative, "chart_P": verdict.cumulative,
        "chart_C": verdict.cost, "chart_V": verdict.flow + verdict.cost,
    } | {f"gain {name}": gained for name, gained in verdict.gained.items()}  # fmt: skip
    return {key: [float(value) for value in each] for key, each in series.items()}
