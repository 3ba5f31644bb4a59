"""Places of those who look: so many for who may read, and a few apart for strangers who have yet to sign in."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STRANGERS, STRANGERS_OF_AN_ADDRESS = 60, 20
"""A sign-in begins on a page, so that a stranger needs a place for as long as it takes."""


@dataclass(slots=True)
class Places:
    """Who looks now.

    Attributes:
        most: That may read and look at the same time.
        readers: That do.
        strangers: Who look without the right to read, by address.
    """

    most: int
    readers: int = 0
    strangers: Counter[str] = field(default_factory=Counter)

    @property
    def taken(self) -> int:
        """How many look, whoever they are."""
        return self.readers + self.strangers.total()

    def are_full(self, stranger: str | None) -> bool:
        """Whether there is no place for one more: a reader (None), or a stranger at this address."""
        if stranger is None:
            return self.readers >= self.most
        return self.strangers.total() >= STRANGERS or self.strangers[stranger] >= STRANGERS_OF_AN_ADDRESS

    @contextmanager
    def place(self, stranger: str | None) -> Iterator[None]:
        """A place for as long as somebody looks; see `are_full`."""
        self._look(stranger, 1)
        try:
            yield
        finally:
            self._look(stranger, -1)

    def _look(self, stranger: str | None, more: int) -> None:
        if stranger is None:
            self.readers += more
        else:
            self.strangers[stranger] += more
            self.strangers += Counter()
