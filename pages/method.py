"""Method: every formula, assumption, unit, range, source and limit, made from the code itself."""

from payback.ui import language
from payback.ui.panels import method

method.method(language.words())
