"""Scenarios: what is kept is the plan, whatever it is called, and a file says all of it."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.model import Plan, PlanError, evaluate
from payback.model.plan.plan import Hire, changed
from payback.share import VERSION
from payback.share.link_versions import WITHOUT
from payback.wording.scenarios import BESIDES, MARK, difference_rows
from payback.workflows import scenarios as workflow
from payback.workflows.method.written_plan import EXAMPLE
from payback.workflows.scenarios import Scenario, file_name, scenario_file, scenario_of_file, scenarios
from payback.workflows.starting_plan import plan_in_file

if TYPE_CHECKING:
    from pathlib import Path

    from payback.store import Store

DAY = date(2026, 11, 30)
HOSTILE = 'a"b\\c = [1]\n\u202e# "'


def named(name: str, plan: Plan = EXAMPLE, **facts: str) -> Scenario:
    """A scenario that is not kept yet."""
    said = {"company": "", "question": "", "author": ""} | facts
    return Scenario("", name, **said, day=DAY, plan=plan)


def test_a_scenario_lives(store: Store) -> None:
    """Kept, called differently, copied, deleted and brought back; its plan stays to the last value."""
    kept = workflow.keep(store, named(" Spring \n hire "), by="ada")
    renamed = workflow.keep(store, Scenario(kept.key, "Autumn", "", "", "", DAY, EXAMPLE), by="ada")
    copy = workflow.copied(store, renamed, Words("en"), by="ada")
    assert [each.name for each in scenarios(store)] == ["Autumn", "Autumn (2)"]
    assert workflow.copied(store, renamed, Words("en"), by="ada").name == "Autumn (3)"
    workflow.delete(store, copy, by="ada")
    assert [each.name for each in scenarios(store)] == ["Autumn", "Autumn (3)"]
    workflow.keep(store, copy, by="ada")
    assert {each.plan for each in scenarios(store)} == {EXAMPLE}
    assert (kept.name, len(scenarios(store))) == ("Spring hire", 3)


def test_no_two_have_one_name_and_none_has_none(store: Store) -> None:
    """What would be lost or not found again is refused with what to do."""
    workflow.keep(store, named("One"), by="ada")
    for name, key in (("One", "scenario_name_taken"), (" \u202e", "scenario_without_name")):
        with pytest.raises(PaybackError) as refused:
            workflow.keep(store, named(name), by="ada")
        assert refused.value.key == key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("plan", [Plan(), EXAMPLE], ids=["defaults", "everything"])
def test_a_file_holds_everything_and_the_shell_takes_it(plan: Plan, language: str, tmp_path: Path) -> None:
    """In either language, whatever somebody has written into the texts beside it."""
    text = scenario_file(
        named(HOSTILE.replace("\n", " ").replace("\u202e", ""), plan, company=HOSTILE), Words(language)
    )
    (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
    back = scenario_of_file(text.encode(), "plan.toml", date(2027, 1, 1))
    assert plan_in_file(tmp_path / "plan.toml") == back.plan == plan
    assert (back.name, back.day, back.company) == ('a"b\\c = [1] # "', DAY, 'a"b\\c = [1] # "')
    assert tomllib.loads(text)["scenario"]["schema"] == VERSION
    assert [file_name(named(name)) for name in ("Spring: a/b", "=*")] == ["Spring_ a_b.toml", "scenario.toml"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("salary 5", "plan_line"),
        ("salary = 1\nsalary = 2", "plan_line"),
        ("\xff", "plan_file"),
        ("scenario = 1", "plan_file"),
        ("folowers = 1", "unknown_assumption"),
        ("conversion = 5", "out_of_bounds"),
        ('salary = "62 k$"', "not_a_number"),
        ("[scenario]\nschema = 99", "scenario_newer"),
        ("[scenario]\nschema = true", "plan_file"),
        ("[scenario]\nschema = -3", "plan_file"),
        ("[scenario.name]\nx = 1", "plan_file"),
        pytest.param("salary = " + "9" * 5_000, "plan_file", id="more digits than Python reads"),
        pytest.param("salary = " + "9" * 4_000, "out_of_bounds", id="more digits than a figure has"),
    ],
)
def test_a_bad_file_is_refused_with_the_reason(text: str, key: str) -> None:
    """Unknown names, doubled ones, wrong units, later schemas; there is a sentence for each."""
    with pytest.raises((PaybackError, PlanError)) as refused:
        scenario_of_file(text.encode("latin-1"), "Spring.toml", DAY)
    assert refused.value.key == key
    assert all(Words(language).has(f"error.{key}") for language in LANGUAGES)


def test_a_time_of_day_is_no_part_of_a_scenario(store: Store) -> None:
    """A file may give one; the list of what is kept opens afterwards."""
    read = scenario_of_file(b'[scenario]\nname = "D"\nday = 2026-11-30T10:00:00', "d.toml", DAY)
    workflow.keep(store, read, by="ada")
    assert [each.day for each in scenarios(store)] == [DAY]


def test_names_are_told_apart_whatever_numbers_they_bear(store: Store, tmp_path: Path) -> None:
    """None takes another's place, and a name of full length can be copied."""
    files = [tmp_path / f"{number}.toml" for number in range(3)]
    for file, name in zip(files, ["A (2)", "A", "A"], strict=True):
        file.write_text(f'[scenario]\nname = "{name}"', encoding="utf-8")
    assert [*workflow.scenarios_in_files(files, DAY)] == ["A (2)", "A", "A (3)"]
    kept = workflow.keep(store, named("x" * 200), by="ada")
    assert workflow.copied(store, kept, Words("fr"), by="ada").name not in {kept.name, ""}


def test_a_plan_file_is_a_scenario_by_its_files_name() -> None:
    """As the shell takes them, with nothing said beside the plan."""
    scenario = scenario_of_file(b"\xef\xbb\xbfsalary = 50000\n", "Spring hire.toml", DAY)
    assert (scenario.name, scenario.day, scenario.plan) == ("Spring hire", DAY, Plan(salary=50_000))
    assert scenario_of_file(b'[scenario]\nday = "soon"', "toml", DAY).day == DAY


def test_a_file_of_an_earlier_schema_keeps_its_meaning() -> None:
    """What nobody could say then changes nothing, as in a link of that version."""
    text = scenario_file(named("Old"), Words("en")).replace(f"schema = {VERSION}", "schema = 1")
    kept = "\n".join(line for line in text.splitlines() if not line.startswith(("observed", *WITHOUT)))
    plan = scenario_of_file(kept.encode(), "old.toml", DAY).plan
    assert plan.observed == ()
    assert {name: getattr(plan, name) for name in WITHOUT} == WITHOUT
    assert plan.salary == EXAMPLE.salary


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_that_differs_is_named(language: str) -> None:
    """Also hires, streams, season; what is the same in all is not, and the first plan is never marked."""
    words, plain = Words(language), Plan()
    verdicts = [evaluate(plan, draws=10) for plan in (plain, changed(EXAMPLE, {"salary": plain.salary}))]
    rows = {row[0]: row[1:] for row in difference_rows(verdicts, words)}
    assert words("assumption.salary.label") not in rows
    different = [name for name in BESIDES if getattr(EXAMPLE, name) != getattr(plain, name)]
    assert {words(f"scenarios.input_{name}") for name in different} <= rows.keys()
    assert all(not first.startswith(MARK) and second.startswith(MARK) for first, second in rows.values())
    assert len(different) >= 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ranges", ((("conversion", 0.004, 0.02),), (("conversion", 0.008, 0.01),))),
        ("sureness", ((("conversion", "measured"),), (("conversion", "guess"),))),
        ("hires", ((Hire(6, 1.0, 50_000),), (Hire(6, 1.0, 50_000, months=12),))),
        ("hires", ((Hire(6, 1.0, 50_000),), (Hire(6, 1.0, 50_000, employed=False),))),
        ("season", ((1.0,) * 12, (1.001, 0.999, *(1.0,) * 10))),
    ],
)
def test_what_differs_reads_differently(language: str, name: str, values: tuple[object, object]) -> None:
    """A row of two cells that say the same tells nobody what the difference is."""
    verdicts = [evaluate(changed(Plan(), {name: value}), draws=10) for value in values]
    for _, first, second in difference_rows(verdicts, Words(language)):
        assert first != second.removeprefix(MARK)
