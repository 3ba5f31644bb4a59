"""The Team page in words. Pure: only values and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from payback.model.questions.alternatives import NOTHING
from payback.wording.glossary import headings
from payback.wording.verdict import payback_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from payback.i18n import Words
    from payback.model import Plan
    from payback.model.questions.alternatives import Option
    from payback.model.questions.analysis_results import Staffing
    from payback.model.questions.team import Step


def sentence(staffing: Staffing, words: Words) -> str:
    """How many people to hire."""
    return words("team.size_trial") if staffing.is_on_trial else words(f"team.size_{staffing.advice.size}")


def reason(plan: Plan, staffing: Staffing, words: Words) -> str:
    """Why so many and not one more."""
    if staffing.is_on_trial:
        return _why_trial(plan, staffing, words)
    steps, size = staffing.team.steps, staffing.advice.size
    following = steps[min(size, len(steps) - 1)].adds
    return words(
        f"team.why_{staffing.advice.reason}",
        total=steps[size - 1].together.expected if size else 0.0,
        gain=following.expected,
        loss=-following.expected,
        chance=following.probability,
        wanted=plan.chance_wanted,
        horizon=words.unit_value(plan.months, "months"),
        currency=plan.currency,
    )


def _why_trial(plan: Plan, staffing: Staffing, words: Words) -> str:
    outcomes = {option.name: option.outcome for option in staffing.options}
    outright = outcomes["full_time"]
    likely_enough = "adds" if outright.probability >= plan.chance_wanted else "unlikely"
    return words(
        f"team.why_trial_{likely_enough if outright.expected > 0 else 'loses'}",
        gain=outcomes[staffing.best_option].expected,
        outright=outright.expected,
        loss=-outright.expected,
        chance=outright.probability,
        wanted=plan.chance_wanted,
        horizon=words.unit_value(plan.months, "months"),
        currency=plan.currency,
    )


def step_columns(words: Words) -> tuple[str, ...]:
    """Headings of the table of hires."""
    columns = ("hire", "start", "effort", "salary", "adds", "payback", "chance", "together")
    return headings(columns, words, "team")


def step_rows(plan: Plan, steps: Sequence[Step], words: Words) -> tuple[tuple[str, ...], ...]:
    """Each hire: when, how much, for what, and what comes of it."""
    return tuple(_step_row(plan, step, words) for step in steps)


def _step_row(plan: Plan, step: Step, words: Words) -> tuple[str, ...]:
    hire, money = step.hire, words.money
    return (
        words(f"team.hire_{step.size}"),
        words("team.now") if hire.start == 0 else words.unit_value(hire.start, "months"),
        words.percent(hire.effort, 0),
        money(hire.salary, plan.currency),
        money(step.adds.expected, plan.currency, signed=True),
        payback_text(step.adds.likely, words),
        words.percent(step.adds.probability, 0),
        money(step.together.expected, plan.currency, signed=True),
    )


def option_columns(words: Words) -> tuple[str, ...]:
    """Headings of the table of alternatives."""
    return headings(("way", "effort", "first_year", "expected", "payback", "chance"), words, "alternative")


def option_rows(plan: Plan, options: Sequence[Option], words: Words) -> tuple[tuple[str, ...], ...]:
    """Each way to have the work done, and doing nothing as the last."""
    rows = [
        (
            words(f"alternative.{option.name}"),
            _work(option, words),
            words.money(option.yearly_cost, plan.currency),
            words.money(option.outcome.expected, plan.currency, signed=True),
            payback_text(option.outcome.likely, words),
            words.percent(option.outcome.probability, 0),
        )
        for option in options
    ]
    none, zero = words("alternative.none"), words.money(0, plan.currency)
    return (*rows, (words(f"alternative.{NOTHING}"), none, zero, zero, "", ""))


def _work(option: Option, words: Words) -> str:
    work = words.unit_value(round(option.hire.effort, 2), "fte")
    if option.hire.months is None:
        return work
    how_long = "alternative.then_over" if option.rule is None else "alternative.then_open"
    return words(how_long, work=work, months=words.unit_value(option.hire.months, "months"))


def best_option_text(staffing: Staffing, words: Words) -> str:
    """The way that leaves most."""
    return words(f"alternative.best_{staffing.best_option}")


def trial_rule(plan: Plan, staffing: Staffing, words: Words) -> tuple[str, ...]:
    """How the trial is judged where one is best, and from when it can be; else nothing."""
    if staffing.trial is None or staffing.trial.rule is None:
        return ()
    rule = staffing.trial.rule
    least = _three_digits(rule.least)
    judge = words(
        "alternative.rule",
        month=rule.decided,
        least=least,
        monthly=_three_digits(least / rule.months),
        likely=_three_digits(rule.likely),
        share=rule.going_on,
        chance=rule.chance,
        currency=plan.currency,
    )
    return (judge, words("alternative.tells", month=rule.tells)) if rule.tells else (judge,)


def _three_digits(amount: float) -> float:
    """An amount that a rule can be remembered by."""
    return float(f"{amount:.3g}")


def waiting(plan: Plan, staffing: Staffing, words: Words) -> str:
    """What waiting costs or saves, in a sentence."""
    last, best = staffing.delays[-1], staffing.delays[staffing.best_start]
    return words(
        _waiting_key(staffing),
        months=best.months or last.months,
        cost=last.cost,
        lost=last.lost,
        moved=last.moved,
        saved=-best.cost,
        currency=plan.currency,
    )


def _waiting_key(staffing: Staffing) -> str:
    last = staffing.delays[-1]
    if max(abs(delay.cost) for delay in staffing.delays) < 1:
        return "waiting.nothing"
    if staffing.best_start == last.months:
        return "waiting.pays"
    if staffing.best_start:
        return "waiting.pays_some"
    return "waiting.costs" if last.moved > 0 else "waiting.costs_all_lost"


def salary_refused(text: str, plan: Plan, words: Words, bounds: tuple[float, float]) -> str:
    """Why a typed salary was not taken."""
    return words("team.bad_salary", text=text, low=bounds[0], high=bounds[1], currency=plan.currency)
