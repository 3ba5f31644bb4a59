"""History as evidence: estimates of assumptions, with range, count, period and method. Pure arithmetic."""

from payback.model.estimation.estimate import SHORT, Estimate
from payback.model.estimation.estimates import estimates
from payback.model.estimation.monthly_history import Groups, MonthlyHistory
from payback.model.estimation.plan_terms import Change, in_terms_of, todays_effect, use_history

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
