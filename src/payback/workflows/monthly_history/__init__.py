"""The history by month, from the store for the estimates, laid out in pandas."""

from payback.workflows.monthly_history.assembly import history_by_month

__all__ = ["history_by_month"]
