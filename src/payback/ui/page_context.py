"""What every page needs, asked for by one name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from payback.ui import language, server_state, state
from payback.ui.visitor import visitor

if TYPE_CHECKING:
    from payback.i18n import Words
    from payback.model import Plan
    from payback.ui.access import Rights
    from payback.ui.server_state import Start


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page is drawn from.

    Attributes:
        plan: The plan of this run.
        words: The reader's language.
        start: The plan and history that everybody starts from.
        rights: What the visitor may do.
    """

    plan: Plan
    words: Words
    start: Start
    rights: Rights


def page_context() -> PageContext:
    """The context of the page that is being drawn."""
    return PageContext(state.current_plan(), language.words(), server_state.start(), visitor())
