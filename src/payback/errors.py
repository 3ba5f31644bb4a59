"""The one base of every error that a person may read: a key and facts; the words come from `i18n`."""

from __future__ import annotations


class PaybackError(Exception):
    """Something a person can put right.

    Args:
        key: Key of the sentence in the catalogues, below ``error.`` (``"too_large"`` reads ``error.too_large``).
        facts: What the sentence names, as plain values; `i18n.Words` formats them.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts

    def __str__(self) -> str:
        """Key and names of the facts, never their values: logs must not hold what a file or a plan holds."""
        return f"{self.key}({', '.join(self.facts)})"
