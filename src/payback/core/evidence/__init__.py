"""History as evidence: estimates of assumptions, with range, count, period and method. Pure arithmetic."""

from payback.core.evidence.estimate import SHORT, Estimate
from payback.core.evidence.estimates import estimates
from payback.core.evidence.monthly import Groups, MonthlyHistory
from payback.core.evidence.terms import Change, in_terms_of, todays_effect, use_history

__all__ = [
    "SHORT",
    "Change",
    "Estimate",
    "Groups",
    "MonthlyHistory",
    "estimates",
    "in_terms_of",
    "todays_effect",
    "use_history",
]
