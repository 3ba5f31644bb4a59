"""Queries: one .sql file a question, filled in with names from our own vocabulary, never from a file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def _text(package: str, name: str) -> str:
    return (files(package) / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def query(package: str, name: str, **parts: str) -> str:
    """The query of that name in the folder ``sql`` of a package, its ``{parts}`` filled in."""
    return _text(package, name).format(**parts)


def literal(value: object) -> str:
    """A value as an SQL string, where a statement takes no parameter."""
    return "'" + str(value).replace("'", "''") + "'"


def each(pattern: str, names: Iterable[str], *, joint: str = ", ", none: str = "") -> str:
    """``pattern`` once for every name, joined; ``none`` when there is no name."""
    return joint.join(pattern.format(name) for name in names) or none
