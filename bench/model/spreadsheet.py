"""The same model as a spreadsheet that LibreOffice recalculates: sixty rows a draw, a formula a cell."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import xlsxwriter
from bench.model.timing import children_seconds

from payback.model.plan.charges import CHARGES
from payback.model.sampling import sample

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.deadline import Deadline

    from payback.model import Plan

LOAD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>{mode}</value></prop></item></oor:items>
"""
"""LibreOffice recalculates such a file when it opens it only if it is told to: mode 0 always, 1 never."""

NEVER = 9_999
"""Stands for no payback month."""

DERIVED = {
    "leave": "1-(1-{turnover})^(1/12)",
    "keep": "0.5^(1/{half_life})",
    "today": "{current_effort}*(1+{half_effect_team})/({current_effort}+{half_effect_team})",
    "own": "{own_growth}*{today}/(1-{own_growth}+{own_growth}*{today})",
    "pay": "{salary}*{effort}",
    "loaded": "{pay}*(1+{accident_rate}+{benefits}+{overhead})+{charges}",
}
"""What follows from the assumptions of a draw alone; it stands beside them."""

POST = ("joined", "there", "done")
"""Columns of the post: who begins, who is there and what is done, as chances."""

PATHS = {
    "effort": "{current_effort}+{hired}*{effort}*{1done}",
    "felt": "(1-{keep})*{=effort}+{keep}*{<felt}",
    "h": "{=felt}*(1+{half_effect_team})/({=felt}+{half_effect_team})",
    "gain": "({new_followers}+{follower_growth}*{<people})*({own}+(1-{own})*{=h})*(1-{<people}/{addressable})",
    "people": "MIN({addressable},{<people}*(1-{churn})+{=gain})",
    "seen": "MIN(1,{reach}*(1-{reach_decay})^({t}/12)*{=h}^(-{reach_elasticity}))",
    "first": "{=people}*{posts}*{=h}*{=seen}*{click_rate}*{conversion}*{incremental}",
    "customers": "{<customers}*(1-{customer_churn})+{=first}",
    "sales": "({=first}+{repeat_rate}*{<customers})*{order_value}*{margin}*(1-{customer_share})",
    "answers": "MIN({=people}/1000*{questions},{answer_capacity}*{=effort})*{deflection}*{contact_cost}",
    "kept": "{=people}*{customer_share}*(1-(1-{=seen})^({posts}*{=h}))*{uplift}*{customer_margin}/12",
}
"""One path: ``{=x}`` is a column of this month, ``{<x}`` of the month before, ``{1x}`` of the path with the hire."""

FIRST = {"felt": "{current_effort}", "people": "{followers}", "customers": "0"}
"""Today, before the first month."""

FIGURES = ("raise", "price", "net", "total", "back")
"""Columns behind both paths: what raises and prices have come to, the net flow of the month, its running sum, and the
month in which that is back."""


def _letter(column: int) -> str:
    return str(xlsxwriter.utility.xl_col_to_name(column))


def _filled(text: str, facts: Mapping[str, str]) -> str:
    return "".join(facts.get(part, part) for part in re.split(r"[{}]", text))


class Sheet:
    """Where each figure of the model stands, and the formulas that go there.

    Args:
        plan: What is worked out.
        names: The assumptions, in the order of the columns of the sheet ``draws``.
    """

    def __init__(self, plan: Plan, names: list[str]) -> None:
        self.plan, self.names = plan, [*names, *DERIVED]
        keys = [*((1, name) for name in POST), *((path, name) for path in (1, 0) for name in PATHS)]
        keys += [(1, name) for name in FIGURES]
        self.columns = {key: _letter(1 + k) for k, key in enumerate(keys)}

    def inputs(self, draw: int) -> dict[str, str]:
        """Where the assumptions of a draw stand, and what follows from them alone."""
        return {name: f"draws!${_letter(k)}${draw + 1}" for k, name in enumerate(self.names)}

    def derived(self, draw: int) -> list[str]:
        """Formulas of what follows from the assumptions of a draw alone, in the order of its columns."""
        bands = [f"{b.rate}*MAX(MIN({{pay}},{min(b.ceiling, 1e9)})-{b.floor},0)" for b in CHARGES["quebec"].bands]
        facts = self.inputs(draw)
        return ["=" + _filled(text.replace("{charges}", "+".join(bands)), facts) for text in DERIVED.values()]

    def month(self, draw: int, row: int, t: int) -> dict[str, str]:
        """Formulas of one month, by column; `row` counts from 1."""
        cell, out = self.inputs(draw), {}
        hire = {f"1{n}": f"{at}{row}" for (p, n), at in self.columns.items() if p == 1}
        idle = {f"0{n}": f"{at}{row}" for (p, n), at in self.columns.items() if p == 0}
        post = {f"{n}{k}": f"{self.columns[1, n]}{row - k}" for n in POST for k in range(t)}
        for (path, name), column in self.columns.items():
            text = self._text(name, t)
            here = {f"={n}": f"{at}{row}" for (p, n), at in self.columns.items() if p == path}
            before = {f"<{n}": f"{at}{row - 1}" for (p, n), at in self.columns.items() if p == path}
            facts = {**cell, **here, **before, **hire, **idle, **post, "t": f"$A{row}", "hired": str(path)}
            if text:
                out[column] = "=" + _filled(text, facts)
        return out

    def _text(self, name: str, t: int) -> str:
        if name in POST:
            return self._post(name, t) if t else ""
        return self._figure(name, t) if name in FIGURES else (PATHS if t else FIRST).get(name, "")

    def _post(self, name: str, t: int) -> str:
        """A column of the post in month `t`; ``{there2}`` is the column of two months before."""
        gap, learning = int(self.plan.vacancy), min(t, ceil(self.plan.ramp_months))
        ramp = "{ramp_start}+(1-{ramp_start})*"
        lost = (f"{{joined{k}}}*(1-{{leave}})^{k}*(1-MIN(1,{ramp}{k}/{{ramp_months}}))" for k in range(learning))
        again = f"{{leave}}*{{there{1 + gap}}}" if t - 1 > gap else "0"
        return {
            "joined": again if t > 1 else "1",
            "there": "(1-{leave})*{there1}+{joined0}" if t > 1 else "1",
            "done": "-".join(("{there0}", *lost)),
        }[name]

    def _figure(self, name: str, t: int) -> str:
        if t == 0:
            return "0" if name == "total" else ""
        gains = "+".join(f"{{={n}}}-{{0{n}}}" for n in ("sales", "answers", "kept"))
        wages = "{loaded}/12*{=there}+{manager_hours}*{manager_rate}"
        bought = "{tools}*{=there}+{recruiting}*{=joined}+{ads}" + ("+{equipment}" if t == 1 else "")
        return {
            "raise": "(1+{wage_growth})^INT(({t}-1)/12)",
            "price": "(1+{price_growth})^INT(({t}-1)/12)",
            "net": f"({gains}-({bought}))*{{=price}}-({wages})*{{=raise}}",
            "total": "{<total}+{=net}",
            "back": 'IF(AND({<total}<0,{=total}>=0),{t}-1-{<total}/({=total}-{<total}),"")',
        }[name]

    def results(self, draw: int, top: int) -> tuple[str, str]:
        """Net present value and payback month of a draw whose months begin below row `top`."""
        span = {n: f"model!{self.columns[1, n]}{top + 1}:{self.columns[1, n]}{top + self.plan.months}" for n in FIGURES}
        rate = f"(1+{self.inputs(draw)['discount_rate']})^(1/12)-1"
        return f"=NPV({rate},{span['net']})", f"=IF(COUNT({span['back']})>0,MIN({span['back']}),{NEVER})"


def write(file: Path, plan: Plan, draws: int) -> int:
    """Write the workbook and give the number of its formulas."""
    a = {name: np.broadcast_to(column, draws) for name, column in sample(plan, draws).items()}
    layout, formulas = Sheet(plan, list(a)), 0
    book = xlsxwriter.Workbook(str(file))
    results, table, model = (book.add_worksheet(name) for name in ("results", "draws", "model"))
    for draw in range(draws):
        table.write_row(draw, 0, [float(column[draw]) for column in a.values()])
        for k, text in enumerate(layout.derived(draw)):
            table.write_formula(draw, len(a) + k, text)
        formulas += len(DERIVED)
        top = draw * (plan.months + 1) + 1
        for t in range(plan.months + 1):
            model.write_number(top + t - 1, 0, t)
            month = layout.month(draw, top + t, t)
            for column, text in month.items():
                model.write_formula(f"{column}{top + t}", text)
            formulas += len(month)
        for k, text in enumerate(layout.results(draw, top)):
            results.write_formula(draw, k, text)
    book.close()
    return formulas


def _opened(folder: Path, deadline: Deadline, *, recalculate: bool) -> float:
    """Processor seconds in which LibreOffice opens the workbook and writes its first sheet."""
    profile = folder / f"profile{recalculate}" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(LOAD.format(mode=0 if recalculate else 1), "utf-8")
    before = children_seconds()
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{profile.parent}", "--headless", "--convert-to", "csv",
            "--outdir", folder, folder / "model.xlsx",
        ],
        check=True,
        capture_output=True,
        timeout=deadline.left(),
    )  # fmt: skip
    return children_seconds() - before


def recalculated(plan: Plan, draws: int, deadline: Deadline) -> tuple[float, int, np.ndarray]:
    """Processor seconds to recalculate, formulas, and the net present value and payback month of each draw.

    Opening the same file without recalculating is measured too and taken off.

    Raises:
        LookupError: There is no LibreOffice on this machine.
        TimeoutExpired: It takes longer than is left.
    """
    if not shutil.which("soffice"):
        raise LookupError("soffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        formulas = write(folder / "model.xlsx", plan, draws)
        opening = _opened(folder, deadline, recalculate=False)
        seconds = _opened(folder, deadline, recalculate=True) - opening
        return seconds, formulas, np.loadtxt(folder / "model.csv", delimiter=",")
