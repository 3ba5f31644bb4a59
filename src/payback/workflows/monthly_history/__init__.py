"""The history by month, gathered from the store for the estimates."""

from payback.workflows.monthly_history.assembly import history_by_month

__all__ = ["history_by_month"]
