"""The plan to begin with, plans in files, and values typed in a shell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payback.errors import PaybackError
from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, Hire, Plan, PlanError
from payback.store import StoreError
from payback.wording.refusals import plan_refusal
from payback.workflows.scenarios import scenario_of_file
from payback.workflows.starting_plan import (
    nearest,
    plan_in_file,
    save_starting_plan,
    starting_plan,
    with_settings,
    with_values,
)

if TYPE_CHECKING:
    from payback.store import Store


def test_without_a_saved_plan_the_defaults_begin(store: Store) -> None:
    """An empty store begins with the table's own values."""
    assert starting_plan(store) == Plan()


def test_the_saved_plan_begins(store: Store) -> None:
    """Everything a plan holds comes back, the latest version of it."""
    plan = Plan(
        salary=70_000, region="france", currency="EUR", streams=("sales", "answers"), hires=(Hire(6, 0.5, 50_000),),
        season=(0.5, 1.5) * 6, start=date(2026, 12, 1), ranges=(("margin", 0.3, 0.6),),
        sureness=(("reach", "measured"),),
    )  # fmt: skip
    save_starting_plan(store, Plan(salary=40_000), by="ada")
    save_starting_plan(store, plan, by="ada")
    assert starting_plan(store) == plan


def test_a_store_that_cannot_answer_is_no_empty_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a plan that is not there is replaced by the defaults."""

    def busy(_name: str) -> None:
        raise StoreError("store_busy")

    monkeypatch.setattr(store, "plan", busy)
    with pytest.raises(StoreError):
        starting_plan(store)


def test_the_demo_plan_is_read(root: Path) -> None:
    """Names and values as in links; what is not there is the default."""
    plan = plan_in_file(root / "data" / "demo" / "plan.toml")
    assert plan.salary == 54_000
    assert plan.tools == Plan().tools


def test_a_file_may_hold_whatever_a_plan_holds(tmp_path: Path) -> None:
    """Lists, days and words as TOML writes them."""
    path = tmp_path / "plan.toml"
    path.write_text(
        'region = "us"\ncurrency = "USD"\nstreams = ["sales", "leads"]\nstart = 2027-03-01\n'
        "season = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\nsalary = 55_000\n",
        encoding="utf-8",
    )
    plan = plan_in_file(path)
    assert (plan.region, plan.currency, plan.streams) == ("us", "USD", ("sales", "leads"))
    assert (plan.start, plan.salary) == (date(2027, 3, 1), 55_000)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"salary = ", "plan_line"),
        (b"\xff\xfe", "plan_file"),
        (None, "plan_file"),
        (b"salary = " + b"[" * 100_000, "plan_file"),
    ],
    ids=["no TOML", "no text", "no file", "too deep"],
)
def test_what_is_no_plan_is_refused(tmp_path: Path, content: bytes | None, key: str) -> None:
    """With a sentence, not with a traceback."""
    path = tmp_path / "plan.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PaybackError) as refused:
        plan_in_file(path)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"conversoin": 0.01}, "unknown_assumption"),
        ({"salary": "much"}, "not_a_number"),
        ({"salary": True}, "not_a_number"),
        ({"salary": -10}, "out_of_bounds"),
        ({"salary": float("nan")}, "not_a_number"),
        ({"salary": float("inf")}, "not_a_number"),
        ({"region": "mars"}, "not_possible"),
        ({"streams": ["sales", "luck"]}, "not_possible"),
        ({"wait": 1.9}, "not_whole"),
        ({"horizon": 59.9}, "not_whole"),
        ({"trial_months": 2.5}, "not_whole"),
        ({"effort": 1.5}, "out_of_bounds"),
        ({"salary": 2e9}, "out_of_bounds"),
        ({"start": date(2027, 3, 15)}, "not_possible"),
        ({"hires": "-5:1:62000:"}, "not_possible"),
        ({"hires": "3:9:62000:"}, "not_possible"),
        ({"season": [99, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}, "not_possible"),
        ({"season": [2] * 12}, "not_possible"),
        ({"season": "1,1,1"}, "not_possible"),
    ],
    ids=str,
)
def test_what_no_plan_can_hold_is_refused(values: dict[str, object], key: str) -> None:
    """The sentence names what is wrong."""
    with pytest.raises(PaybackError) as refused:
        with_values(Plan(), values)
    assert refused.value.key == key
    assert refused.value.facts["name"] in values


def test_a_file_of_the_shell_is_one_of_the_page(tmp_path: Path) -> None:
    """Both keep what an earlier schema meant, and refuse what a later one wrote."""
    link = (Path(__file__).parents[1] / "share" / "links" / "v1.txt").read_text(encoding="utf-8").strip()
    values = {name: text for name, text in parse_qsl(link) if name in ASSUMPTIONS}
    lines = [f"{name} = {text}" for name, text in values.items()]
    path = tmp_path / "old.toml"
    for schema, key in ((1, None), (0, "plan_file"), (99, "scenario_newer")):
        path.write_text("\n".join([*lines, "[scenario]", f"schema = {schema}"]), encoding="utf-8")
        if key is None:
            plan = plan_in_file(path)
            assert plan == scenario_of_file(path.read_bytes(), path.name, date(2026, 12, 1)).plan
            assert (plan.turnover, plan.own_growth) == (0, 0)
        else:
            with pytest.raises(PaybackError) as refused:
                plan_in_file(path)
            assert refused.value.key == key


def test_the_nearest_names_are_suggested() -> None:
    """A slip of the finger is understood, nonsense is not."""
    assert nearest("conversoin")[0] == "conversion"
    assert nearest("folowers")[0] == "followers"
    assert nearest("zzzz") == ()


@pytest.mark.parametrize("text", ["0.9%", "0.009", " 0.9 % ", "0,9%"])
def test_a_share_may_be_typed_either_way(text: str) -> None:
    """As a percentage or as a fraction, in either language's digits."""
    assert with_settings(Plan(), [f"conversion = {text}"]).conversion == pytest.approx(0.009)


def test_settings_come_one_after_the_other() -> None:
    """The last one counts; a French comma is a decimal one."""
    assert with_settings(Plan(), ["salary=6e4"]).salary == 60_000
    plan = with_settings(Plan(), ["salary=50k", "salary=60 000", "ramp_months=3,5", "region=us"], decimal_comma=True)
    assert (plan.salary, plan.ramp_months, plan.region) == (60_000, 3.5, "us")


@pytest.mark.parametrize(("setting", "key"), [("conversion", "not_a_setting"), ("conversion=x", "unreadable_number")])
def test_what_is_no_setting_is_refused(setting: str, key: str) -> None:
    """A name without a value, or without a number."""
    with pytest.raises(PaybackError) as refused:
        with_settings(Plan(), [setting])
    assert refused.value.key == key


@given(
    name=st.sampled_from([*ASSUMPTIONS]),
    value=st.floats(-2, 70) | st.floats(-1e11, 1e11),
    language=st.sampled_from(LANGUAGES),
)
def test_what_is_taken_is_not_changed(name: str, value: float, language: str) -> None:
    """Any value stands in the plan as it came, or the sentence names it and the ends that hold."""
    row = ASSUMPTIONS[name]
    if row.minimum <= value <= row.maximum and (value.is_integer() or not row.is_whole):
        assert getattr(with_values(Plan(), {name: value}), name) == value
        return
    with pytest.raises(PlanError) as refused:
        with_values(Plan(), {name: value})
    assert plan_refusal(refused.value, Words(language))
    assert refused.value.facts.get("low", row.minimum) == row.minimum
    assert refused.value.facts.get("high", row.maximum) == row.maximum


def test_a_refused_value_names_its_assumption() -> None:
    """So that a page can put the sentence beside the slider."""
    with pytest.raises(PlanError) as refused:
        with_values(Plan(), {"margin": 2})
    assert refused.value.name == "margin"
