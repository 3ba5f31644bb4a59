"""The model: pure functions from a plan to its verdict. No input or output, no clock."""

from payback.core.assumptions import Assumption
from payback.core.chances import Chances, Fan
from payback.core.draw import DRAWS
from payback.core.plan import ASSUMPTIONS, GROUPS, HEADLINE, REGIONS, STREAMS, Hire, Plan, PlanError, snapped
from payback.core.verdict import Answer, Case, Verdict, evaluate, likely_case

__all__ = [
    "ASSUMPTIONS",
    "DRAWS",
    "GROUPS",
    "HEADLINE",
    "REGIONS",
    "STREAMS",
    "Answer",
    "Assumption",
    "Case",
    "Chances",
    "Fan",
    "Hire",
    "Plan",
    "PlanError",
    "Verdict",
    "evaluate",
    "likely_case",
    "snapped",
]
