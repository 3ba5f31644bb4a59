"""Decide: the board of the plan, and where the value comes from month by month."""

from payback.ui import board, value_origins
from payback.ui.page_context import PageContext
from payback.ui.panels import stream_breakdown

page = PageContext()
plan, words = page.plan, page.words

board.board(plan, words, value_origins.measured(page.start, plan))
stream_breakdown.month_by_month(plan, words)
