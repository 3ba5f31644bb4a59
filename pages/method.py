"""Method: every formula, assumption, unit, range, source and limit, made from the code itself."""

from payback.ui import server_state
from payback.ui.page_context import PageContext
from payback.ui.panels import method, usual_calculator

page = PageContext()
method.contents(page.words, server_state.today())
usual_calculator.usual_calculator(page.plan, page.words)
method.method(page.words, server_state.today())
