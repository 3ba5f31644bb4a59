"""What the payback curve of a page says of itself."""

from __future__ import annotations

SETTLED = "[data-testid=payback-curve][data-state=settled]"
"""The curve at rest."""

DRAWN = "JSON.parse(document.querySelector('[data-testid=payback-curve]')?.dataset.drawn ?? '{}')"
"""The values that it shows; none while it is away, because its page runs again."""
