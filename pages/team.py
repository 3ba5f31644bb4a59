"""Team: each further hire, the team to recommend, effort, other ways to have the work done, the cost of waiting."""

import streamlit as st

from payback.ui import language, state
from payback.ui.panels import headings, team, team_members
from payback.wording.team import sentence, why
from payback.workflows.plan_analysis import staffing

words = language.words()
plan = state.current_plan()
found = staffing(plan)

headings.answer_first(sentence(found, words), why(plan, found, words), good=bool(found.advice.size))
picture, crew = st.columns((2, 1), gap="small")
with picture:
    team.hires(plan, words)
with crew:
    team_members.people(plan, words)
team.hire_table(plan, found, words)
left, right = st.columns(2, gap="small")
with left:
    team.effort(plan, words)
with right:
    team.waiting(plan, words)
team.alternatives(plan, found, words)
