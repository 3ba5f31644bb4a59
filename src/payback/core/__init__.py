"""The model: pure functions from a plan to its verdict. No input or output, no clock."""

from payback.core.assumptions import Assumption
from payback.core.plan import ASSUMPTIONS, GROUPS, HEADLINE, REGIONS, STREAMS, Hire, Plan, PlanError, snapped
from payback.core.verdict import Answer, Verdict, evaluate

__all__ = [
    "ASSUMPTIONS",
    "GROUPS",
    "HEADLINE",
    "REGIONS",
    "STREAMS",
    "Answer",
    "Assumption",
    "Hire",
    "Plan",
    "PlanError",
    "Verdict",
    "evaluate",
    "snapped",
]
