"""What an effort brought: published cases, what must always hold, and what is said where nothing can be."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from payback.errors import PaybackError
from payback.model.effect import compared, estimate_effect, outlook, synthetic_control

if TYPE_CHECKING:
    from payback.model.effect import Effect, Outlook
    from payback.model.types import Array

HERE = Path(__file__).parent
BEFORE, AFTER = 30, 12


def published(name: str) -> dict[str, Array]:
    """The columns of a published data set."""
    with (HERE / name).open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return {column: np.array([float(row[column]) for row in rows]) for column in rows[0]}


def months(seed: int = 3, before: int = BEFORE, after: int = AFTER) -> Array:
    """Months around 500 that scatter by a tenth and lead nowhere."""
    return np.asarray(500 * np.exp(0.1 * np.random.default_rng(seed).standard_normal(before + after)))


@cache
def expected() -> Outlook:
    """What would have come after `BEFORE` quiet months."""
    return outlook(months(), first_after=BEFORE)


def lifted(share: float) -> Effect:
    """The same months with a share more in each one after."""
    y = months()
    y[BEFORE:] *= 1 + share
    return estimate_effect(y, first_after=BEFORE)


def test_the_published_intervention_is_found() -> None:
    """100 months with a control, 5 more in each of the last 30: published 4.89 [4.26, 5.47].

    Source: arma_data.csv of WillianFuks/tfcausalimpact, the example of its README.
    """
    table = published("arma.csv")
    y = table["y"].copy()
    y[70:] += 5
    effect = estimate_effect(y, {"x": table["x"]}, first_after=70)
    assert effect.verdict == "brought"
    assert effect.mean == pytest.approx(4.89, abs=0.4)
    assert effect.interval_95[0] < 4.26
    assert effect.interval_95[1] == pytest.approx(5.47, abs=0.4)


def test_the_synthetic_control_of_california() -> None:
    """Cigarette sales after Proposition 99, against a mix of other states: published -19.48 and -19.62 packs a year.

    Source: Abadie, Diamond and Hainmueller (2010), california_prop99.csv of synth-inference/synthdid; states that no
    mix takes are left out.
    """
    table = published("prop99.csv")
    california, others = table.pop("California"), np.column_stack(list(table.values())[1:])
    gap = california - synthetic_control(california, others, 19)
    assert gap[19:].mean() == pytest.approx(-19.55, abs=0.1)


def test_the_scale_of_the_series_does_not_matter() -> None:
    """In thousands everything is a thousandth, and as sure."""
    small, large = (compared(outlook(factor * months(), first_after=BEFORE)) for factor in (1.0, 1000.0))
    assert large.mean == pytest.approx(1000 * small.mean, rel=1e-6)
    assert large.probability == pytest.approx(small.probability)


def test_more_that_comes_is_a_larger_effect() -> None:
    """The effect grows by exactly what comes more, and a large one is claimed."""
    none, much = lifted(0.0), lifted(0.5)
    assert much.mean - none.mean == pytest.approx(0.5 * months()[BEFORE:].mean())
    assert (none.verdict, much.verdict, lifted(-0.4).verdict) == ("none_seen", "brought", "lost")
    assert (none.claimed, much.claimed, much.months_needed) == (False, True, 0)


def test_figures_do_not_contradict_each_other() -> None:
    """The whole is the months together, narrow intervals lie within wide ones, and a claim leaves nothing out."""
    effect = lifted(0.5)
    assert effect.cumulative == pytest.approx(AFTER * effect.mean)
    assert effect.running[-1] == pytest.approx(effect.cumulative)
    assert effect.interval_95[0] < effect.interval_80[0] < effect.mean < effect.interval_80[1] < effect.interval_95[1]
    assert effect.interval_95[0] > 0
    assert effect.mean > effect.smallest_seen > 0
    assert effect.effects + effect.counterfactual == pytest.approx(1.5 * months()[BEFORE:])


def test_an_unknown_month_is_no_month_without_sales() -> None:
    """Months that nobody exported are left out of the effect, before and after."""
    y = months()
    y[[4, 5, BEFORE + 3]] = np.nan
    effect = estimate_effect(y, first_after=BEFORE)
    assert (effect.months_before, effect.months_after) == (BEFORE - 2, AFTER - 1)
    assert np.flatnonzero(np.isnan(effect.effects)).tolist() == [3]
    assert effect.verdict == "none_seen"


def test_a_date_at_which_nothing_happened_forbids_a_claim() -> None:
    """Where the series left its course a year before anybody came, whatever came later is no proof."""
    y = months(before=36)
    y[24:] *= np.linspace(1, 4, 24)
    y[36:] *= 20
    effect = estimate_effect(y, first_after=36)
    assert effect.placebo is not None
    assert (effect.placebo.clean, effect.verdict) == (False, "too_early")
    assert effect.notes[-1].key == "placebo"


def test_a_level_that_jumped_before_is_allowed_for_and_said() -> None:
    """As after another way of counting: what is compared with are the months since, and the month is named."""
    y = months(before=36)
    y[26:] *= 1.6
    y[36:] *= 1.5
    effect = estimate_effect(y, first_after=36)
    assert [(note.key, note.facts) for note in effect.notes] == [("jump", {"month": 26})]
    assert (effect.verdict, effect.placebo) == ("brought", None)
    assert effect.counterfactual.mean() == pytest.approx(np.mean(y[26:36]), rel=0.1)
    assert expected().notes == ()


def test_a_control_that_moves_with_the_hire_decides_nothing() -> None:
    """A control that falls as the hire comes makes no claim of what stayed as it was."""
    y, control = months(), 3 * months() * np.exp(0.02 * np.random.default_rng(9).standard_normal(BEFORE + AFTER))
    control[BEFORE:] *= 0.6
    effect = estimate_effect(y, {"market": control}, first_after=BEFORE)
    assert [note.key for note in effect.notes] == ["control_moves", "control_decides"]
    assert effect.verdict == "too_early"
    assert effect.interval_95[0] < 0 < effect.interval_95[1]


def test_a_claim_stands_with_and_without_a_control_that_moves() -> None:
    """A large effect is claimed where it shows without the control as well."""
    y, control = months(), 3 * months() * np.exp(0.02 * np.random.default_rng(9).standard_normal(BEFORE + AFTER))
    control[BEFORE:] *= 0.7
    y[BEFORE:] *= 2
    assert estimate_effect(y, {"market": control}, first_after=BEFORE).verdict == "brought"
    y[BEFORE:] /= 5
    assert estimate_effect(y, {"market": control}, first_after=BEFORE).verdict in {"lost", "too_early"}


def test_controls_that_say_nothing_are_left_aside() -> None:
    """One that is unknown after the date, one that never moves; a short one is used where it is known."""
    y = months()
    unknown, short = months(5), months(6)
    unknown[-1] = short[2] = np.nan
    controls = {"unknown": unknown, "still": np.ones(y.size), "short": short}
    effect = estimate_effect(y, controls, first_after=BEFORE)
    assert {note.key: note.facts["control"] for note in effect.notes} == {
        "control_gaps": "unknown",
        "control_still": "still",
    }


def test_three_comparable_series_make_one_more_control() -> None:
    """A series that is a mix of others is foreseen closely, however each of them moves."""
    others = {name: months(seed) for seed, name in enumerate("abc", start=11)}
    y = 0.5 * others["a"] + 0.3 * others["b"] + 0.2 * others["c"]
    effect = estimate_effect(
        y * np.exp(0.005 * np.random.default_rng(1).standard_normal(y.size)), others, first_after=BEFORE
    )
    assert effect.smallest_seen < 0.25 * expected().smallest(np.arange(AFTER))


@pytest.mark.parametrize(("factor", "first"), [(0.2, "lost"), (3.0, "brought")])
def test_what_was_out_of_line_before_may_come_again(factor: float, first: str) -> None:
    """Three strike months, or fairs, are an effect where there were none before; where there were, they are not."""
    y = months(before=36)
    y[[38, 44, 46]] *= factor
    assert estimate_effect(y, first_after=36).verdict == first
    y[[5, 17, 28]] *= factor
    assert estimate_effect(y, first_after=36).verdict == "none_seen"


@pytest.mark.parametrize(("before", "after", "note"), [(9, 12, "few_before"), (14, 6, "short_year")])
def test_few_months_are_too_few(before: int, after: int, note: str) -> None:
    """However large the effect: below a year before, or without a year after where no season was seen twice."""
    y = months(before=before, after=after)
    y[before:] *= 3
    effect = estimate_effect(y, first_after=before)
    assert (effect.verdict, effect.notes[-1].key) == ("too_early", note)
    assert (effect.months_needed is None) == (before == 9)


def test_small_counts_with_zeros_have_an_answer() -> None:
    """Orders of a small shop, some months without any; figures that may be negative are taken as they are."""
    counts = np.random.default_rng(2).poisson(3.0, BEFORE + AFTER).astype(float)
    counts[BEFORE:] += 20
    assert estimate_effect(counts, first_after=BEFORE).verdict == "brought"
    assert estimate_effect(counts - 3, first_after=BEFORE).probability > 0.9


def test_a_gap_just_before_is_said() -> None:
    """Three unknown months before the date are named."""
    y = months()
    y[BEFORE - 3 : BEFORE] = np.nan
    (note,) = estimate_effect(y, first_after=BEFORE).notes
    assert (note.key, note.facts) == ("gap", {"first": BEFORE - 3, "last": BEFORE - 1})


def test_a_year_that_nobody_exported_is_no_placebo() -> None:
    """Where most of the year before is unknown, no date a year earlier is looked at; with all of it, one is."""
    y = months()
    y[BEFORE - 8 : BEFORE] = np.nan
    assert estimate_effect(y, first_after=BEFORE).placebo is None
    assert expected().placebo is not None


def test_an_older_way_of_counting_is_not_looked_at() -> None:
    """Months before a break of the measure are as if nobody had exported them."""
    y = months()
    broken = y.copy()
    broken[:10] *= 7
    cut = y.copy()
    cut[:10] = np.nan
    assert (
        estimate_effect(broken, first_after=BEFORE, break_at=10).mean == estimate_effect(cut, first_after=BEFORE).mean
    )


def test_months_after_a_campaign_do_not_count() -> None:
    """With an end, what comes later changes nothing."""
    y = months()
    later = y.copy()
    later[BEFORE + 4 :] *= 9
    effect = estimate_effect(later, first_after=BEFORE, until=BEFORE + 4)
    assert effect.months_after == 4
    assert effect.mean == estimate_effect(y[: BEFORE + 4], first_after=BEFORE).mean


def test_a_smaller_effect_takes_longer_to_see() -> None:
    """How long a trial must be falls with the effect that it is to show; what is too small never shows."""
    before = outlook(months()[:BEFORE], {"market": months(5)[:BEFORE]}, first_after=BEFORE)
    assert before.notes == ()
    lengths = [before.months_until(effect) for effect in (1000.0, 120.0, 0.1)]
    assert lengths[0] == 1
    assert lengths[1] is not None
    assert lengths[1] > 1
    assert lengths[2] is None


@pytest.mark.parametrize(
    ("y", "break_at", "key"),
    [
        (months()[:BEFORE], None, "effect_no_after"),
        (months(), BEFORE, "effect_break"),
        (np.concatenate([np.full(BEFORE - 3, np.nan), months()[-AFTER - 3 :]]), None, "effect_few_before"),
        (np.concatenate([np.full(BEFORE, 7.0), months()[BEFORE:]]), None, "effect_still"),
    ],
)
def test_what_cannot_be_answered_is_refused(y: Array, break_at: int | None, key: str) -> None:
    """No month after, another measure after, hardly any month before, a figure that never moves."""
    with pytest.raises(PaybackError) as refused:
        estimate_effect(y, first_after=BEFORE, break_at=break_at)
    assert refused.value.key == key
