"""Formulas as they are printed: between double backticks in the docstring of what works them out."""

from __future__ import annotations

import inspect
import re

SPAN = re.compile(r"``(.+?)``", re.DOTALL)
SHAPE = re.compile(r"\([\w +]*,[\w ,+]*\)")
"""The shape of an array is no formula."""


def formulas_of(source: object) -> tuple[str, ...]:
    """The formulas in the docstring of a function, a method or a module, each once."""
    spans = (" ".join(span.split()) for span in SPAN.findall(inspect.getdoc(source) or ""))
    return tuple(dict.fromkeys(span for span in spans if _is_formula(span)))


def _is_formula(span: str) -> bool:
    """Whether a span is more than a name, the shape of an array or a comparison in code."""
    return (" " in span or "_(" in span) and not SHAPE.fullmatch(span) and "==" not in span
