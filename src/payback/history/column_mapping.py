"""What the columns of an unknown table are, by a person's mapping, as the answer ``columns`` holds it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS = "columns"
"""The answer that says which column is what."""

MAPPED_AS = "mapped_as"
"""Recorded with an import: the file whose mapping was remembered and used."""


def mapping_to_answer(columns: Mapping[str, str]) -> str:
    """A mapping as the answer ``columns`` holds it; columns that are left alone are not named."""
    return json.dumps({label: role for label, role in columns.items() if role}, ensure_ascii=False)


def mapping_of_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """The mapping among these answers, empty when there is none; they were read with it before."""
    columns: dict[str, str] = json.loads(answers.get(COLUMNS) or "{}")
    return {label: role for label, role in columns.items() if role}
