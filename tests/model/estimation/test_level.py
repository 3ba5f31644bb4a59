"""From a monthly series to its level: what holds of any series, and what becomes of one in which something happens."""

from __future__ import annotations

import numpy as np
import pytest

from payback.model.estimation.level import Level, level, yearly_loss

MONTHS = 34


def noise(seed: int, *, alike: float = 0.0, spread: float = 0.1, months: int = MONTHS) -> np.ndarray:
    """Factors with mean 1 of which each resembles the one before."""
    chance = np.random.default_rng(seed).normal(0, 1, months)
    for month in range(1, months):
        chance[month] = alike * chance[month - 1] + np.sqrt(1 - alike**2) * chance[month]
    return np.exp(spread * chance - spread**2 / 2)


def of(ratio: np.ndarray, *, events: bool = False) -> Level:
    """The level of ratios that weigh the same in every month."""
    found = level(ratio, np.ones(ratio.size), np.arange(ratio.size), events=events)
    assert found is not None
    return found


def holds(ratio: np.ndarray, truth: float) -> bool:
    """Whether the range has the truth in it."""
    return of(ratio).low <= truth <= of(ratio).high


def width(found: Level) -> float:
    """Of the range, beside its value."""
    return (found.high - found.low) / found.value


def test_a_stable_series_is_its_mean() -> None:
    """As sure as Student's range of a mean, and it says that it is stable."""
    ratio = noise(3)
    found = of(ratio)
    assert found.value == pytest.approx(ratio.mean(), rel=0.01)
    assert width(found) / 2 == pytest.approx(1.69 * ratio.std(ddof=1) / ratio.mean() / MONTHS**0.5, rel=0.5)
    assert (found.course, found.since, found.set_aside.tolist()) == ("stable", None, [])
    assert found.months.tolist() == list(range(MONTHS))


@pytest.mark.parametrize("happens", [1.0, np.repeat([1, 2], [22, 12]), 0.97 ** np.arange(MONTHS)])
def test_another_unit_changes_nothing_else(happens: float | np.ndarray) -> None:
    """Thousand times the figures have thousand times the level and the ends of its range."""
    one, thousand = of(noise(1) * happens), of(1_000 * noise(1) * happens)
    ends = (thousand.value / 1_000, thousand.low / 1_000, thousand.high / 1_000)
    assert ends == pytest.approx((one.value, one.low, one.high), rel=1e-9)
    assert (thousand.course, thousand.since) == (one.course, one.since)


def test_a_month_weighs_as_its_whole() -> None:
    """Three orders of 100 and one of 50 are 87.5 an order."""
    found = level(np.array([300.0, 50.0]), np.array([3.0, 1.0]), np.arange(2))
    assert found is not None
    assert found.value == pytest.approx(87.5, rel=0.03)
    assert 0 < found.low < 87.5 < found.high


def test_a_doubled_last_year_is_the_level() -> None:
    """It rose, since that month, and the years before no longer count."""
    found = of(noise(2) * np.repeat([1, 2], [22, 12]))
    assert (found.course, found.since) == ("rose", 22)
    assert found.value == pytest.approx(2, rel=0.1)
    assert found.low > 1.5


def test_a_slow_fall_ends_at_its_end() -> None:
    """A quarter a year, month by month: the level is the last one, and it fell since no month in particular."""
    path = 0.75 ** (np.arange(MONTHS) / 12)
    found = of(noise(5, spread=0.05) * path)
    assert (found.course, found.since) == ("fell", None)
    assert found.low <= path[-1] <= found.high
    assert found.high < path.mean()


def test_a_level_that_moves_is_less_sure() -> None:
    """The same noise around a slow fall leaves more open than around a level that stayed."""
    assert width(of(noise(5) * 0.75 ** (np.arange(MONTHS) / 12))) > 1.5 * width(of(noise(5)))


def test_months_that_resemble_their_neighbours_say_less() -> None:
    """The very same figures, in an order in which neighbours are alike, have a wider range than shuffled."""
    alike = [noise(seed, alike=0.6) for seed in range(12)]
    shuffled = [np.random.default_rng(seed).permutation(ratio) for seed, ratio in enumerate(alike)]
    assert np.mean([width(of(ratio)) for ratio in alike]) > 1.3 * np.mean([width(of(ratio)) for ratio in shuffled])


def test_a_viral_month_is_set_aside_and_named() -> None:
    """Eight times as much in one month moves nothing."""
    without, ratio = noise(4), noise(4)
    ratio[17] *= 8
    found = of(ratio)
    assert found.set_aside.tolist() == [17]
    assert found.months.size == MONTHS - 1
    assert found.value == pytest.approx(of(without).value, rel=0.02)


def test_a_season_is_not_outlying() -> None:
    """What every December does stays, and the level is that of a year."""
    season = np.where(np.arange(36) % 12 == 11, 2.0, 10 / 11)
    found = of(noise(6, spread=0.05, months=36) * season)
    assert found.set_aside.size == 0
    assert found.low <= 1 <= found.high
    assert found.course == "stable"


def test_a_season_of_fourteen_months_is_not_taken_for_a_fall() -> None:
    """They end in the low season: the level is that of a year all the same."""
    season = 1 + 0.4 * np.cos(2 * np.pi * (np.arange(14) - 6) / 12)
    found = of(noise(6, spread=0.05, months=14) * season)
    assert found.course == "stable"
    assert found.value == pytest.approx(1, rel=0.1)


def test_a_peak_of_a_first_year_may_be_a_season() -> None:
    """Two months in a row that no other year shows are not set aside."""
    ratio = noise(8, spread=0.03, months=12)
    ratio[9:11] *= 1.6
    assert of(ratio).set_aside.size == 0


def test_a_new_level_of_four_months_is_not_outlying() -> None:
    """It is the level."""
    found = of(noise(7, spread=0.03) * np.repeat([1, 0.6], [30, 4]))
    assert found.set_aside.size == 0
    assert (found.course, found.since) == ("fell", 30)
    assert found.value == pytest.approx(0.6, rel=0.1)


def test_months_that_are_not_known_are_passed_over() -> None:
    """A gap changes how much is known, not what."""
    ratio, month = noise(9), np.delete(np.arange(MONTHS), [4, 5, 6, 20])
    found = level(ratio[month], np.ones(month.size), month)
    assert found is not None
    assert found.months.tolist() == month.tolist()
    assert found.value == pytest.approx(of(ratio).value, rel=0.05)


def test_only_the_latest_four_years_are_looked_at() -> None:
    """Ten years ago it was another company."""
    found = of(np.concatenate([5 * noise(1, months=60), noise(2, months=48)]))
    assert found.months[0] == 60
    assert found.value == pytest.approx(1, rel=0.1)


def test_nothing_to_tell_is_no_level() -> None:
    """One month has no spread, and none of what is counted no rate."""
    assert level(np.array([400.0]), np.array([1_000.0]), np.arange(1)) is None
    assert level(np.zeros(12), np.ones(12), np.arange(12)) is None
    once = np.zeros(12)
    once[5] = 300
    assert level(once, np.ones(12), np.arange(12)) is None


def test_what_may_be_below_nought_has_a_range_by_difference() -> None:
    """A net change around nought is no factor away from anything."""
    change = np.random.default_rng(1).normal(0.001, 0.01, MONTHS)
    found = of(change)
    assert found.low < 0 < found.high
    assert of(-change).value == pytest.approx(-found.value, abs=0.001)


def test_events_are_no_surer_than_chance() -> None:
    """Months that happen to be alike do not make 30 events a month a sure thing."""
    found = of(np.full(MONTHS, 30.0), events=True)
    assert found.value == pytest.approx(30, rel=0.001)
    assert width(found) / 2 > 1.6 / np.sqrt(30 * MONTHS)
    assert width(of(np.full(MONTHS, 30.0))) < 0.01


@pytest.mark.parametrize("happens", [
    np.ones(MONTHS), 0.75 ** -((MONTHS - 1 - np.arange(MONTHS)) / 12), np.repeat([1 / 0.6, 1], [MONTHS - 8, 8])
], ids=["nothing", "trend", "break"])  # fmt: skip
@pytest.mark.parametrize("alike", [0.0, 0.5])
def test_the_range_holds_the_last_level_nine_times_out_of_ten(happens: np.ndarray, alike: float) -> None:
    """Whatever happened before; over forty series, as the bench does over companies."""
    assert np.mean([holds(noise(seed, alike=alike) * happens, 1) for seed in range(40)]) >= 0.8


def test_a_line_is_a_yearly_loss() -> None:
    """What is left of it after the usual loss is added to that."""
    month = np.arange(MONTHS)
    ratio = noise(3, spread=0.02) * (0.8 / 0.9) ** (month / 12)
    value, low, high = yearly_loss(ratio, np.ones(MONTHS), month, usual=0.1)
    assert value == pytest.approx(0.2, abs=0.02)
    assert low <= 0.2 <= high


def test_a_step_is_no_yearly_loss() -> None:
    """A fall by 40 % in one month says nothing about the next year."""
    ratio = noise(3, spread=0.03) * np.repeat([1, 0.6], [26, 8])
    value, low, high = yearly_loss(ratio, np.ones(MONTHS), np.arange(MONTHS), usual=0.1)
    assert value == pytest.approx(0.1, abs=0.05)
    assert low <= 0.1 <= high
