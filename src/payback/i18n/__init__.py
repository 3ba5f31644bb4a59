"""French and English words, money, numbers and dates: the only place that knows a language."""

from payback.i18n.catalogue import LANGUAGES, catalogue, placeholders
from payback.i18n.sentence_facts import one_line
from payback.i18n.words import Words, best_language

__all__ = ["LANGUAGES", "Words", "best_language", "catalogue", "one_line", "placeholders"]
