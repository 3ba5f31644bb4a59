"""Scenarios: plans that are kept under a name, with whose they are; and as a file that a person can read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, count
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl
from uuid import uuid4

from payback.errors import PaybackError
from payback.model import ASSUMPTIONS, GROUPS, Plan
from payback.share import VERSION, decode, encode
from payback.share.memo.content import shown_text
from payback.workflows.starting_plan import SCENARIO, plan_of_values, values_in_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from payback.i18n import Words
    from payback.store import Store

KIND = "scenario"
MOST_COMPARED = 4
"""Scenarios that stand side by side."""

LONGEST_STEM = 100
"""Letters of a name that a copy keeps: its number has room behind them."""

TEXTS = ("name", "company", "question", "author")


@dataclass(frozen=True, slots=True)
class Scenario:
    """A plan under a name.

    Attributes:
        key: Of the scenario in the history, whatever it is called; empty while it is not kept.
        name: What people call it; no two that are kept have the same.
        day: On which it was saved.
    """

    key: str
    name: str
    company: str
    question: str
    author: str
    day: date
    plan: Plan


def scenarios(store: Store) -> tuple[Scenario, ...]:
    """Every scenario that is kept, by name."""
    kept = (_read(entry.name, json.loads(entry.content_json)) for entry in store.journal.entries(KIND))
    return tuple(sorted((each for each in kept if each), key=lambda scenario: scenario.name.casefold()))


def keep(store: Store, scenario: Scenario, *, by: str) -> Scenario:
    """Keep a scenario: a new one, or one that is called differently now.

    Raises:
        PaybackError: ``scenario_without_name``, ``scenario_name_taken``.
    """
    name, company, question, author = (shown_text(getattr(scenario, name)) for name in TEXTS)
    clean = replace(scenario, name=name, company=company, question=question, author=author)
    if not clean.name:
        raise PaybackError("scenario_without_name")
    if any(other.name == clean.name and other.key != clean.key for other in scenarios(store)):
        raise PaybackError("scenario_name_taken", name=clean.name)
    kept = replace(clean, key=clean.key or uuid4().hex)
    store.journal.write(KIND, kept.key, _written(kept, deleted=False), by=by)
    return kept


def copied(store: Store, scenario: Scenario, words: Words, *, by: str) -> Scenario:
    """A second one with the same plan under the next name that is free."""
    taken, number, stem = {each.name for each in scenarios(store)}, 2, scenario.name[:LONGEST_STEM]
    while (name := words("scenarios.copy_of", name=stem, number=number)) in taken:
        number += 1
    return keep(store, replace(scenario, key="", name=name), by=by)


def delete(store: Store, scenario: Scenario, *, by: str) -> None:
    """Take a scenario off the list; `keep` brings it back as it was."""
    store.journal.write(KIND, scenario.key, _written(scenario, deleted=True), by=by)


def _written(scenario: Scenario, *, deleted: bool) -> str:
    texts = {name: getattr(scenario, name) for name in TEXTS}
    content = {**texts, "day": scenario.day.isoformat(), "plan": _params(scenario.plan), "deleted": deleted}
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _params(plan: Plan) -> dict[str, str]:
    return dict(parse_qsl(encode(plan, "en")))


def _read(key: str, content: dict[str, Any]) -> Scenario | None:
    if content["deleted"]:
        return None
    plan, _ = decode(content["plan"], Plan())
    texts = {name: str(content[name]) for name in TEXTS}
    return Scenario(key, **texts, day=datetime.fromisoformat(content["day"]).date(), plan=plan)


def scenario_file(scenario: Scenario, words: Words) -> str:
    """A scenario as TOML: a line a value below its group, which `payback evaluate --plan` takes too."""
    params = {name: text for name, text in _params(scenario.plan).items() if name not in {"v", "lang"}}
    lines = [f"# {scenario.name}"]
    lines += [f"{name} = {json.dumps(text)}" for name, text in params.items() if name not in ASSUMPTIONS]
    for group in GROUPS:
        lines += ["", f"# {words(f'group.{group}')}"]
        names = [name for name, row in ASSUMPTIONS.items() if row.group == group]
        lines += [f"{name} = {params[name]}  # {words(f'assumption.{name}.label')}" for name in names]
    texts = {name: getattr(scenario, name) for name in TEXTS}
    lines += ["", f"[{SCENARIO}]", f"schema = {VERSION}", f"day = {scenario.day.isoformat()}"]
    return "\n".join(
        [*lines, *(f"{name} = {json.dumps(text, ensure_ascii=False)}" for name, text in texts.items()), ""]
    )


def file_name(scenario: Scenario) -> str:
    """What the file of a scenario is called: its name, as far as every system takes it."""
    plain = re.sub(r"[^\w ()-]+", "_", scenario.name).strip(" _")
    return f"{plain[:60] or SCENARIO}.toml"


def scenarios_in_files(files: Iterable[Path], today: date) -> dict[str, Plan]:
    """The plans of files by their names, those of one name told apart by a number.

    Raises:
        PaybackError: As `scenario_of_file`; ``plan_file`` where one cannot be read.
        PlanError: The same.
    """
    plans: dict[str, Plan] = {}
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise PaybackError("plan_file", file=file.name) from error
        read = scenario_of_file(content, file.name, today)
        names = chain([read.name], (f"{read.name} ({number})" for number in count(2)))
        plans[next(name for name in names if name not in plans)] = read.plan
    return plans


def scenario_of_file(content: bytes, file: str, today: date) -> Scenario:
    """The scenario of a file, not kept yet; what a plan file does not say of itself is its file's name and today.

    Raises:
        PaybackError: ``plan_file`` where it is none; as `plan_of_values`.
        PlanError: A value that the assumption cannot have.
    """
    values = values_in_file(content, file)
    about = values.get(SCENARIO, {})
    plan = plan_of_values(values, file)
    if not all(isinstance(about.get(name, ""), str) for name in TEXTS):
        raise PaybackError("plan_file", file=file)
    texts, day = {name: shown_text(about.get(name, "")) for name in TEXTS}, about.get("day", today)
    day = day.date() if isinstance(day, datetime) else day
    texts["name"] = texts["name"] or shown_text(file.rpartition(".")[0] or file)
    return Scenario("", **texts, day=day if isinstance(day, date) else today, plan=plan)
