"""A plan: its assumptions, their ranges, where it may start from, what an employer pays."""
