"""One's own company in three questions: what is not answered is the value of the preset that fits."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from payback.model.plan.plan import ASSUMPTIONS, WEEK, YEAR, Plan, PlanError, changed
from payback.model.plan.presets import BUSINESS, REGION, applied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from payback.model.plan.presets import Preset

KINDS = tuple(dict.fromkeys(preset.kind for preset in BUSINESS.values()))
"""Kinds of organisation to choose from."""

BY_MONTH = ("france",)
"""Regions where people speak of what they are paid a month."""

MOST: Mapping[str, float] = {"current_effort": 168 / WEEK}
"""What no answer can exceed, where the plan itself could hold more: a week has no more hours."""

FAR_BELOW, FAR_ABOVE = 0.25, 20
"""Parts of a usual value beyond which somebody may have meant another unit."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered; None where nothing was.

    Attributes:
        region: Whose charges and prices apply, one of `REGION`.
        kind: One of `KINDS`.
        pay: Gross, for a year, or for a month where `BY_MONTH` says so.
        followers: On all platforms together.
        worth: Of one of what the kind is after, see `asked_worth`.
        hours: That somebody gives to it today, a week.
    """

    region: str
    kind: str
    pay: float | None = None
    followers: float | None = None
    worth: float | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer that is kept and may have been meant otherwise: key below ``company.doubt``, assumption, values."""

    key: str
    name: str
    value: float
    usual: float


def own_company(answers: Answers) -> Plan:
    """The plan of somebody who answered the three questions: nothing of any other company is in it.

    Raises:
        PlanError: ``out_of_bounds`` with the bounds of the assumption, in the unit that was asked for.
    """
    preset = fitting_preset(answers)
    plan = applied(changed(Plan(), REGION[answers.region].values), preset)
    values = dict(_values(answers, preset))
    if followers := values.get("followers"):
        room = plan.addressable / plan.followers
        values["addressable"] = max(plan.addressable, ASSUMPTIONS["addressable"].kept(followers * room))
    return changed(plan, values)


def fitting_preset(answers: Answers) -> Preset:
    """The preset of the kind whose audience is nearest in proportion; the smallest where nobody counted theirs."""
    presets = [preset for preset in BUSINESS.values() if preset.kind == answers.kind]
    if answers.followers is None:
        return presets[0]
    size = log(max(answers.followers, 1))
    return min(presets, key=lambda preset: abs(log(preset.values["followers"]) - size))


def asked_worth(kind: str) -> str:
    """The assumption that the question for the worth is about."""
    return next(preset.worth for preset in BUSINESS.values() if preset.kind == kind)


def usual_answers(region: str, kind: str) -> Answers:
    """What counts where nothing is answered."""
    plan = own_company(Answers(region, kind))
    pay = plan.salary / YEAR if region in BY_MONTH else plan.salary
    return Answers(region, kind, pay, plan.followers, getattr(plan, asked_worth(kind)), plan.current_effort * WEEK)


def doubts(answers: Answers) -> Iterator[Doubt]:
    """Answers that are kept as typed and are worth a second look."""
    usual = usual_answers(answers.region, answers.kind)
    for name, field in (("salary", "pay"), (asked_worth(answers.kind), "worth")):
        value, normal = getattr(answers, field), getattr(usual, field)
        if value is not None and not FAR_BELOW * normal <= value <= FAR_ABOVE * normal:
            yield Doubt("far_below" if value < normal else "far_above", name, value, normal)
    if answers.followers == 0:
        yield Doubt("nobody", "followers", 0, 0)


def _values(answers: Answers, preset: Preset) -> Iterator[tuple[str, float]]:
    """What was answered, by assumption."""
    asked = (
        ("salary", answers.pay, YEAR if answers.region in BY_MONTH else 1),
        ("followers", answers.followers, 1),
        (preset.worth, answers.worth, 1),
        ("current_effort", answers.hours, 1 / WEEK),
    )
    for name, answer, factor in asked:
        if answer is not None:
            row = ASSUMPTIONS[name]
            most = MOST.get(name, row.maximum)
            if not row.minimum <= answer * factor <= most:
                low, high = row.minimum / factor, most / factor
                raise PlanError("out_of_bounds", name, value=answer, low=low, high=high)
            yield name, row.kept(answer * factor)
