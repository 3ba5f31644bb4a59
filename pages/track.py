"""Track: the frozen plan, what was measured since the hire, what stands in the way, what was written down."""

from payback.ui import tracking_state
from payback.ui.page_context import PageContext
from payback.ui.panels import (
    headings,
    track_actuals,
    track_answer,
    track_campaign,
    track_demo,
    track_effect,
    track_plans,
    track_record,
    track_rule,
    trial_length,
)
from payback.wording import tracking

page = PageContext()
words, rights = page.words, page.rights
with_plan, follow_up = tracking_state.shows_plan(rights), tracking_state.follow_up(with_costs=rights.change)
forecast = tracking_state.forecast(follow_up, rights)
headings.answer_first(
    tracking.sentence(follow_up, words, with_plan=with_plan),
    tracking.doubt(follow_up, words, with_plan=with_plan),
    good=tracking.is_good(follow_up),
)
track_rule.attention(follow_up, words)
track_actuals.curve(follow_up, forecast, words, with_plan=with_plan)
track_demo.second_act(page.start, words, rights)
track_actuals.problems(follow_up, words, with_plan=with_plan)
trial_length.trial_length(follow_up, page.plan, words)
track_actuals.actuals(follow_up, words)
track_effect.effects(follow_up, words)
track_campaign.campaign(follow_up, words)
track_rule.rule(follow_up, forecast, words, rights)
if with_plan:
    track_answer.answer(follow_up, forecast, words, rights)
    track_record.record(follow_up, words, rights)
    track_plans.plans(page.plan, words, rights)
