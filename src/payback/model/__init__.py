"""The model: pure functions from a plan to its verdict. No input or output, no clock."""

from payback.model.plan.assumptions import Assumption
from payback.model.plan.plan import ASSUMPTIONS, GROUPS, HEADLINE, REGIONS, Hire, Plan, PlanError
from payback.model.probabilities import Fan, Probabilities
from payback.model.sampling import DRAWS
from payback.model.streams import VALUE_STREAMS
from payback.model.verdict import Answer, Case, Verdict, evaluate, likely_case

__all__ = [
    "ASSUMPTIONS",
    "DRAWS",
    "GROUPS",
    "HEADLINE",
    "REGIONS",
    "VALUE_STREAMS",
    "Answer",
    "Assumption",
    "Case",
    "Fan",
    "Hire",
    "Plan",
    "PlanError",
    "Probabilities",
    "Verdict",
    "evaluate",
    "likely_case",
]
