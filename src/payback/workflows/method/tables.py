"""Tables of the method: every assumption with symbol, unit, default, range and source; the employer charges."""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING

from payback.model import ASSUMPTIONS
from payback.model.plan.charge_table import CENT
from payback.model.plan.charges import TABLES, is_outdated
from payback.model.plan.symbols import SYMBOLS
from payback.wording.glossary import GLOSSARY, case_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from payback.i18n import Words
    from payback.model import Assumption
    from payback.model.plan.charge_table import Band, ByPayroll, ChargeTable, Relief

EXACT = 12
"""Decimals of a percentage that leave nothing out."""

COLUMNS = ("symbol", "name", "default", "range", "bounds", "shape", "grade", "source")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def assumptions(group: str, words: Words, link: str = "") -> str:
    """The assumptions of a group; `link` is where a source is found, with the name at ``{name}``."""
    head = [words(f"method.column.{name}") for name in (COLUMNS if link else COLUMNS[:-1])]
    return table(head, [_row(ASSUMPTIONS[name], words, link) for name in names_of(group)])


def names_of(group: str) -> tuple[str, ...]:
    """The assumptions of a group."""
    return tuple(name for name, row in ASSUMPTIONS.items() if row.group == group)


def _row(row: Assumption, words: Words, link: str) -> list[str]:
    ends = "" if row.p05 is None or row.p95 is None else _ends(row.p05, row.p95, row.unit, words)
    return [
        f"`{SYMBOLS[row.name]}`" if row.name in SYMBOLS else "",
        f"{words(f'assumption.{row.name}.label')} (`{row.name}`)",
        dollars(words.unit_value(row.likely, row.unit, decimals=2)),
        ends,
        _ends(row.minimum, row.maximum, row.unit, words),
        words(f"method.shape.{row.shape}"),
        words(f"method.grade.{row.grade}"),
        *([f"[{row.name}]({link.format(name=row.name)})"] if link else []),
    ]


def _ends(low: float, high: float, unit: str, words: Words) -> str:
    """Two ends of a range, their period left out: it stands beside the default."""
    short = unit.partition("/")[0]
    ends = [dollars(words.unit_value(end, short, decimals=2)) for end in (low, high)]
    return words("method.from_to", low=ends[0], high=ends[1])


def dollars(text: str) -> str:
    """Text in which no pair of dollar signs turns into mathematics."""
    return text.replace("$", "\\$")


def figures(words: Words) -> str:
    """Every figure that has a name, and what it is."""
    head = [words(f"method.column.{name}") for name in ("figure", "what", "case", "money", "span")]
    rows = [(name_of(figure, words), words(f"glossary.what.{figure}"), *case_of(figure, words)) for figure in GLOSSARY]
    return table(head, rows)


def charges(words: Words, year: int | None = None) -> str:
    """The employer charges of every region, with the day from which they hold.

    Args:
        words: The language.
        year: The present one: where there is no table of it, the page says so. None to say nothing.
    """
    return "\n\n".join(_charges_of(region, rules, words, year) for region, all_ in TABLES.items() for rules in all_)


def _charges_of(region: str, rules: ChargeTable, words: Words, year: int | None) -> str:
    name = f"{words(f'region.{region}')} (`{region}`)"
    title = f"**{words('method.charges_of', region=name, day=rules.valid_from)}**"
    if year is not None and is_outdated(rules, year):
        title += f" · {words('origin.outdated', year=str(rules.valid_from.year))}"
    head = [words(f"method.column.{name}") for name in ("charge", "rate", "floor", "ceiling")]
    rows = [_charge(band, rules.currency, words) for band in rules.bands]
    if rules.relief:
        rows.append(_relief(rules.relief, rules.currency, words))
    return f"{title}\n\n{table(head, rows)}"


def _charge(band: Band, currency: str, words: Words) -> list[str]:
    """A line of the table: what the rate is on where it is not the part of the pay between two limits."""
    rate = _rate_by_payroll(band.rate, band.by_payroll, currency, words)
    if band.base is not None:
        rate = words("method.charge.base", rate=rate, amount=words.money(band.base, currency))
    floor = words.money(band.floor, currency)
    if band.above:
        floor = words("method.charge.above", floor=floor, amount=words.money(band.above, currency))
    ceiling = "" if isinf(band.ceiling) else words.money(band.ceiling, currency)
    return [f"`{band.name}`", dollars(rate), dollars(floor), dollars(ceiling)]


def _rate_by_payroll(rate: float, by_payroll: ByPayroll, currency: str, words: Words) -> str:
    """A rate, or two with the size of the payroll from which the second one holds."""
    if not by_payroll:
        return words.percent(rate, EXACT)
    (start, low), (end, high) = by_payroll
    kind = "between_payrolls" if end - start > 2 * CENT else "from_payroll" if end == round(end) else "above_payroll"
    facts = {"low": words.percent(low, EXACT), "high": words.percent(high, EXACT)}
    ends = {"start": words.money(start, currency), "end": words.money(end, currency)}
    return words(f"method.charge.{kind}", **facts, **ends)


def _relief(relief: Relief, currency: str, words: Words) -> list[str]:
    """The reduction: its formula in the place of a rate, the pay from which there is none as its ceiling."""
    formula = f"- ({relief.low} + D (({relief.reach} wage / Y_j - 1) / {relief.reach - 1}) ** {relief.power})"
    wage = words.money(relief.wage, currency, 2)
    span = _rate_by_payroll(relief.span, relief.by_payroll, currency, words)
    text = words("method.charge.relief", formula=f"`{formula}`", wage=wage, span=span)
    ends = words.money(0, currency), words.money(relief.reach * relief.wage, currency, 2)
    return [f"`{relief.name}`", *map(dollars, (text, *ends))]
