"""The letters of the formulas: what each assumption is called in the method, and in whatever works it out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SYMBOLS: Mapping[str, str] = {
    "salary": "S", "effort": "E_j", "wait": "s_1", "benefits": "b", "accident_rate": "acc", "overhead": "over",
    "turnover": "to", "vacancy": "gap", "own_growth": "alone", "reach_elasticity": "eps", "price_growth": "pi",
    "correlation": "correlation", "wage_growth": "w",
    "tools": "tools", "ads": "ads", "recruiting": "R0", "equipment": "Q0", "manager_hours": "hours",
    "manager_rate": "rate", "ramp_months": "R", "ramp_start": "rho0", "current_effort": "E0",
    "half_effect_team": "E50", "half_life": "half_life", "posts": "Np", "followers": "F_0", "addressable": "M",
    "new_followers": "nu", "follower_growth": "g", "churn": "delta", "reach": "r", "reach_decay": "lambda",
    "click_rate": "c", "conversion": "v", "order_value": "Aov", "margin": "m", "incremental": "iota",
    "customer_churn": "chi", "repeat_rate": "phi", "lead_share": "leads", "lead_rate": "l", "close_rate": "q",
    "deal_margin": "Dv", "sales_cycle": "lag", "customer_share": "sc", "customer_margin": "mc", "uplift": "u",
    "questions": "k", "deflection": "qd", "contact_cost": "ck", "answer_capacity": "cap", "media_weight": "omega",
    "cpm": "CPM", "gift_share": "gifts", "gift_rate": "vg", "gift_value": "Gift", "gift_added": "ga",
    "volunteer_share": "vs", "volunteer_hours": "vh", "volunteer_hour": "vw", "local_share": "res", "notices": "nn",
    "notice_spared": "ns", "notice_cost": "nc", "job_share": "jobs", "application_rate": "ap", "hired_share": "hs",
    "jobs_filled": "filled", "placement_share": "pa", "placement_fee": "pf",
    "trial_scatter": "scatter", "discount_rate": "i", "horizon": "T",
}  # fmt: skip
"""What each assumption is called in the formulas; the others stand in none."""
