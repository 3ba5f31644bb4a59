"""The method, made from the code itself: every formula, assumption, unit, range, source and limit.

``python -m payback.workflows.method`` writes ``docs/method.md``; the Method page shows the same sections.
"""

from payback.workflows.method.markdown import document
from payback.workflows.method.sections import Section, sections

__all__ = ["Section", "document", "sections"]
