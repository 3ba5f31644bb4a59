"""The key of a plan: tells whether two figures belong to the same one. The browser makes the same (plan_key.js)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model.plan.assumptions import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEEDS = (0x811C9DC5, 0x9DC5811C)
_PRIME = 0x01000193
_WORD = 0xFFFFFFFF


def text_hash(text: str) -> str:
    """FNV-1a of the ASCII characters of a text, from two seeds: 16 hexadecimal digits."""
    sums = list(_SEEDS)
    for unit in text.encode("ascii"):
        sums = [((total ^ unit) * _PRIME) & _WORD for total in sums]
    return "".join(f"{total:08x}" for total in sums)


def plan_key(values: Mapping[str, float], places: Mapping[str, int], rest: str) -> str:
    """The key of a plan.

    Args:
        values: Of every assumption.
        places: Decimals that each is kept to, in the order of the key.
        rest: What the plan holds beside its assumptions.
    """
    whole = ",".join(str(parts(values[name], digits)) for name, digits in places.items())
    return text_hash(f"{whole}|{rest}")
