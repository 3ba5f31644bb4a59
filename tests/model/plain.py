"""What leaves the equations of posts, pay and audience by themselves, for sums that are done by hand."""

PLAIN = {
    "accident_rate": 0.0,
    "overhead": 0.0,
    "turnover": 0.0,
    "manager_hours": 0.0,
    "own_growth": 0.0,
    "reach_elasticity": 0.0,
    "price_growth": 0.0,
    "correlation": 0.0,
}
"""No premium, no overhead, nobody leaves or is guided, growth and reach come of work alone, prices stay."""
