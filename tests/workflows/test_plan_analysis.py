"""What the Drivers and Team pages say, from the plan alone, and in words of either language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from payback.i18n import LANGUAGES, Words
from payback.model import Hire, Plan, PlanError, evaluate
from payback.model.questions.waiting import Delay
from payback.wording import team
from payback.workflows.plan_analysis import analyse_drivers, analyse_staffing

if TYPE_CHECKING:
    from payback.model.questions.analysis_results import Staffing

CHAIN = Plan(followers=250_000, addressable=2_000_000)
MIDDLE = Plan(followers=150_000, addressable=1_800_000)


def test_both_pages_speak_of_the_same_hire() -> None:
    """The first step of the team, the full-time alternative and the verdict of Decide agree to the cent."""
    staffing, verdict = analyse_staffing(CHAIN), evaluate(CHAIN)
    full_time = next(option for option in staffing.options if option.name == "full_time")

    assert staffing.team.steps[0].together.expected == pytest.approx(verdict.probabilities.npv_mean)
    assert full_time.outcome.expected == pytest.approx(verdict.probabilities.npv_mean)
    assert staffing.curve[-1].expected == pytest.approx(verdict.probabilities.npv_mean)
    assert analyse_drivers(CHAIN).verdict.npv == verdict.npv


def test_knowing_is_judged_for_the_plans_own_team() -> None:
    """Hire or not means the whole team or nobody; with the size open, knowing is worth at least as much."""
    plan = replace(CHAIN, hires=(Hire(0, 1, 62_000), Hire(0, 1, 62_000)))
    alone, three = analyse_drivers(CHAIN), analyse_drivers(plan)

    assert three.knowing_all > alone.knowing_all
    assert alone.knowing_all_sizes >= alone.knowing_all


def test_a_measured_assumption_lifts_its_stream() -> None:
    """When the history has given all that a stream needs, its evidence is measured."""
    needed = frozenset({"questions", "deflection", "contact_cost"})
    grades = {row.name: row.grade for row in analyse_drivers(CHAIN, needed).streams}

    assert grades["answers"] == "measured"
    assert grades["sales"] == "assumed"


def test_a_plan_without_an_answer_is_refused_by_both() -> None:
    """The error names the assumption to change."""
    broken = replace(CHAIN, margin=0)
    for ask in (analyse_staffing, analyse_drivers):
        with pytest.raises(PlanError) as refused:
            ask(broken)
        assert refused.value.name == "margin"


def waited(*costs: tuple[float, float, float]) -> Staffing:
    """The chain's staffing with other costs of waiting: cost, lost, moved."""
    delays = tuple(Delay(k, *parts, probability_of_gain=0.5) for k, parts in enumerate(costs))
    best = min(delays, key=lambda delay: delay.cost).months
    return replace(analyse_staffing(CHAIN), delays=delays, best_start=best)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("costs", "key", "shown"),
    [
        ([(0, 0, 0), (900, 600, 300)], "costs", "900"),
        ([(0, 0, 0), (900, 950, -50)], "costs_all_lost", "900"),
        ([(0, 0, 0), (-700, -100, -600)], "pays", "700"),
        ([(0, 0, 0), (-500, 0, -500), (-100, 0, -100)], "pays_some", "500"),
        ([(0, 0, 0), (0.2, 0.2, 0)], "nothing", ""),
    ],
)
def test_waiting_is_put_in_one_sentence(
    costs: list[tuple[float, float, float]], key: str, shown: str, language: str
) -> None:
    """What it costs, or saves, or that it is all the same."""
    words = Words(language)
    sentence = team.waiting(CHAIN, waited(*costs), words)

    assert shown in sentence
    assert sentence.split(" ")[0] == words(f"waiting.{key}", **FACTS).split(" ")[0]


FACTS = {"months": 1, "cost": 0, "lost": 0, "moved": 0, "saved": 0, "currency": "CAD"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("plan", "size"),
    [
        (Plan(), 0),
        (MIDDLE, 0),
        (CHAIN, 1),
        (replace(CHAIN, followers=500_000, addressable=5_000_000), 2),
        (replace(CHAIN, chance_wanted=0.9), 0),
        (Plan(followers=1_000_000, addressable=5_000_000, salary=30_000), 5),
    ],
)
def test_every_recommendation_has_a_reason_in_words(plan: Plan, size: int, language: str) -> None:
    """Nobody, some or all: a sentence, and why it is not one more."""
    staffing, words = analyse_staffing(plan), Words(language)

    assert staffing.advice.size == size
    assert team.sentence(staffing, words).count("**") == 2
    assert team.reason(plan, staffing, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trial_that_is_best_says_how_it_is_judged(language: str) -> None:
    """One figure with its unit, the month of the decision, and the month from which it can tell; else nothing."""
    staffing, words = analyse_staffing(MIDDLE), Words(language)
    assert staffing.trial is not None
    rule = staffing.trial.rule
    assert rule is not None
    judge, tells = team.trial_rule(MIDDLE, staffing, words)

    assert words.money(float(f"{rule.least:.3g}"), "CAD") in judge
    assert words.percent(rule.going_on, 0) in judge
    assert str(rule.decided) in judge
    assert str(rule.tells) in tells
    assert team.trial_rule(Plan(), analyse_staffing(Plan()), words) == ()


def test_a_trial_stands_beside_a_hire_that_is_recommended() -> None:
    """Where one person is to be hired anyway the headline stays, and the rule says when to look again."""
    staffing, words = analyse_staffing(CHAIN), Words("en")

    assert staffing.best_option == "trial_then_decide"
    assert not staffing.is_on_trial
    assert team.sentence(staffing, words) == words("team.size_1")
    assert team.trial_rule(CHAIN, staffing, words)


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (MIDDLE, "Full time from the start loses"),
        (Plan(followers=200_000, addressable=2_400_000), "but pays back in only 44% of futures"),
        (replace(CHAIN, effort=0.05), "Full time from the start brings"),
    ],
)
def test_why_a_trial_and_not_a_hire_outright(plan: Plan, reason: str) -> None:
    """Because that loses, or is not likely enough; where the plan's own hire is too small, because it brings less."""
    staffing = analyse_staffing(plan)

    assert staffing.is_on_trial
    assert reason in team.reason(plan, staffing, Words("en"))
