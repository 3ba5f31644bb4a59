"""The parts of the method, in the order in which a reader needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.model import GROUPS
from payback.workflows.method.formulas import formula_sources, formulas
from payback.workflows.method.tables import assumptions, charges, dollars, figures, names_of, table
from payback.workflows.method.written_plan import form_facts, written_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.i18n import Words

LISTS = {
    "answer": ("at_once", "pays_back", "not_within", "never"),
    "history": (
        "level",
        "growth",
        "churn",
        "posts",
        "reach",
        "click_rate",
        "conversion",
        "order_value",
        "season",
        "short",
    ),
    "not_modelled": ("mix", "mcmc", "ave", "attribution", "repeat", "interaction", "turnover", "tax"),
    "limits": ("benchmarks", "currency", "month", "saturation", "platforms"),
    "checked": ("finance", "charges", "paths", "shrinkage", "truth", "properties"),
}
"""Points that a part lists, each a sentence below ``method.<part>.<point>``."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the method; `body` is Markdown, `sources` names what its figures come from in data/SOURCES.md."""

    name: str
    title: str
    body: str
    sources: tuple[str, ...] = ()


def sections(words: Words, *, link: str = "", year: int | None = None) -> tuple[Section, ...]:
    """Every part of the method in one language; formulas are the same in all.

    Args:
        words: The language.
        link: Where the source of an assumption is found, with its name at ``{name}``; empty for none.
        year: The present one, so that charges of a year before are named as such; None to name none.
    """
    parts = [Section(part, _title(part, words), _equations(part, words)) for part in formula_sources()]
    parts.insert(1, Section("figures", _title("figures", words), f"{_text('figures', words)}\n\n{figures(words)}"))
    parts += [
        Section(f"table_{group}", _table_title(group, words), assumptions(group, words, link), names_of(group))
        for group in GROUPS
    ]
    body = f"{_text('charges', words)}\n\n{charges(words, year)}"
    parts.append(Section("charges", _title("charges", words), body, ("charges", "presets")))
    parts.append(Section("plan", _title("plan", words), f"{_plan_text(words)}\n\n{written_plan(words)}"))
    parts += [
        Section(part, _title(part, words), _points(part, words)) for part in LISTS if part not in formula_sources()
    ]
    return tuple(parts)


def _title(part: str, words: Words) -> str:
    return words(f"method.{part}.title")


def _table_title(group: str, words: Words) -> str:
    return words("method.table_title", group=words(f"group.{group}"))


def _text(part: str, words: Words) -> str:
    return dollars(words(f"method.{part}.text"))


def _plan_text(words: Words) -> str:
    return dollars(words("method.plan.text", **form_facts()))


def _equations(part: str, words: Words) -> str:
    """What a part does in words, its formulas, and its points where it lists some."""
    head = [words("method.column.what"), words("method.column.formula")]
    rows = [
        [words(f"method.what.{name}"), "<br>".join(f"`{formula}`" for formula in lines)]
        for name, lines in formulas(part).items()
    ]
    body = f"{_text(part, words)}\n\n{table(head, rows)}"
    return f"{body}\n\n{_points(part, words)}" if part in LISTS else body


def _points(part: str, words: Words) -> str:
    return "\n".join(_lines(part, words))


def _lines(part: str, words: Words) -> Iterator[str]:
    for point in LISTS[part]:
        yield f"- {dollars(words(f'method.{part}.{point}'))}"
