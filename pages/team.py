"""Team: each further hire, the team to recommend, effort, other ways to have the work done, the cost of waiting."""

import streamlit as st

from payback.ui.page_context import PageContext
from payback.ui.panels import headings, team, team_members
from payback.ui.plan_on_screen import key_of
from payback.wording.team import reason, sentence
from payback.workflows.plan_analysis import analyse_staffing

page = PageContext()
plan, words = page.plan, page.words
staffing = analyse_staffing(plan)

good = staffing.advice.size > 0 or staffing.is_on_trial
headings.answer_first(sentence(staffing, words), reason(plan, staffing, words), good=good, plan=key_of(plan))
chart, people = st.columns((2, 1), gap="small")
with chart:
    team.hires(plan, words)
with people:
    team_members.people(plan, words)
team.hire_table(plan, staffing, words)
left, right = st.columns(2, gap="small")
with left:
    team.effort(plan, words)
with right:
    team.waiting(plan, words)
team.alternatives(plan, staffing, words)
