"""Method: every formula, assumption, unit, range, source and limit, made from the code itself."""

from payback.ui.page_context import page_context
from payback.ui.panels import method

method.method(page_context().words)
