"""What a page is drawn from, asked for by one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.ui import language, session_start, state
from payback.ui.visitor import visitor

if TYPE_CHECKING:
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
