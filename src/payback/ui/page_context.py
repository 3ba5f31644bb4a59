"""What a page is drawn from, asked for by one name."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from payback.store import StoreError
from payback.ui import language, server_state, session_start, state
from payback.ui.visitor import visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from payback.i18n import Words
    from payback.model import Plan
    from payback.ui.access import Rights
    from payback.ui.server_state import Start


class PageContext:
    """The session as a page sees it; what a page does not read is not worked out."""

    @property
    def plan(self) -> Plan:
        """The plan of this run."""
        return state.current_plan()

    @property
    def words(self) -> Words:
        """The reader's language."""
        return language.words()

    @property
    def start(self) -> Start:
        """The plan and history that this session starts from."""
        return session_start.start()

    @property
    def rights(self) -> Rights:
        """What the visitor may do."""
        return visitor()

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part of the page that stands alone: left out where the store does not answer, which is said above.

        Raises:
            StoreError: What the store refuses although it answers.
        """
        try:
            yield
        except StoreError:
            server_state.refresh()
            if self.start.problem is None:
                raise
