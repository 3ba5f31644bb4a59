"""The plan that everybody begins with, and plans written in files or typed in a shell."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from datetime import date
from difflib import get_close_matches
from math import isfinite
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from payback.errors import PaybackError
from payback.i18n.number_input import parse_number
from payback.model import ASSUMPTIONS, Plan, PlanError
from payback.model.plan.plan import changed
from payback.share import VERSION, decode, encode
from payback.share.link_versions import unsaid
from payback.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from payback.store import Store

START = "start"
"""Name under which the store keeps the plan that a page without a link shows."""

OTHERS = ("region", "currency", "streams", "hires", "season", "start", "observed", "ranges", "sureness")
"""What a plan holds besides assumptions, written as in a link."""

SCENARIO = "scenario"
"""Table of a plan file that says whose it is: its name, company, question, author and day."""

NEAREST = 3

LARGEST = int(sys.float_info.max)
"""Whole numbers of a file may have any number of digits."""

LINE = re.compile(r"\(at line (\d+),")
"""Where a file cannot be read, as `tomllib` says it; of the last line it says otherwise."""


def starting_plan(store: Store) -> Plan:
    """The plan saved as ``start``, else the defaults."""
    try:
        saved = store.plan(START)
    except StoreError as error:
        if error.key != "unknown_plan":
            raise
        return Plan()
    plan, _ = decode(json.loads(saved.params_json), Plan())
    return plan


def save_starting_plan(store: Store, plan: Plan, *, by: str) -> None:
    """Make a plan the one that everybody begins with."""
    store.save_plan(START, json.dumps(dict(parse_qsl(encode(plan, "en")))), by=by)


def plan_in_file(path: Path) -> Plan:
    """The plan of a TOML file, one ``name = value`` a line; what is not in it is the default.

    Raises:
        PaybackError: ``plan_file`` where the file cannot be read, and as `plan_of_values`.
        PlanError: A value that the assumption cannot have.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PaybackError("plan_file", file=path.name) from error
    return plan_of_values(values_in_file(content, path.name), path.name)


def plan_of_values(values: Mapping[str, Any], file: str) -> Plan:
    """The plan of what a file says, which means what it meant when it was written.

    Raises:
        PaybackError: ``plan_file`` where the version of its scheme is none, ``scenario_newer`` where a later one wrote
            it; ``unknown_assumption`` with the nearest names.
        PlanError: A value that the assumption cannot have.
    """
    about = values.get(SCENARIO, {})
    schema = about.get("schema", VERSION) if isinstance(about, dict) else None
    if type(schema) is not int or schema < 1:
        raise PaybackError("plan_file", file=file)
    if schema > VERSION:
        raise PaybackError("scenario_newer", file=file)
    params = {"v": str(schema)} | dict.fromkeys(values, "")
    return with_values(changed(Plan(), unsaid(params, values)), values)


def values_in_file(content: bytes, file: str) -> dict[str, Any]:
    """What a plan file says, by name.

    Raises:
        PaybackError: ``plan_file``; ``plan_line`` where a line of it cannot be read, or says a name again.
    """
    try:
        values = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no text, no plan file, or a number of thousands of digits
        if not isinstance(error, tomllib.TOMLDecodeError):
            raise PaybackError("plan_file", file=file) from error
        line = LINE.search(str(error))
        number = int(line[1]) if line else len(content.splitlines())
        raise PaybackError("plan_line", file=file, line=number) from error
    return values


def with_settings(plan: Plan, settings: Iterable[str], *, decimal_comma: bool = False) -> Plan:
    """The plan with other values, each as ``name=value``; ``0.9%`` and ``0.009`` are the same.

    Raises:
        PaybackError: ``not_a_setting``; ``unknown_assumption`` with the nearest names.
        PlanError: A value that the assumption cannot have.
    """
    for setting in settings:
        name, equals, text = (part.strip() for part in setting.partition("="))
        if not equals:
            raise PaybackError("not_a_setting", text=setting[:40])
        value = _typed(text, decimal_comma=decimal_comma) if name in ASSUMPTIONS else text
        plan = with_values(plan, {name: value})
    return plan


def _typed(text: str, *, decimal_comma: bool) -> float:
    """The number as typed: ``0.9%`` is 0.009 and not the sum of powers of two that a division by 100 leaves."""
    return float(f"{parse_number(text, decimal_comma=decimal_comma):.12g}")


def with_values(plan: Plan, values: Mapping[str, object]) -> Plan:
    """The plan with other values by name, refused where a plan cannot hold them."""
    for name, value in values.items():
        if name == SCENARIO and isinstance(value, dict):
            continue
        if name in ASSUMPTIONS:
            plan = changed(plan, {name: _number(name, value)})
        elif name in OTHERS:
            plan = _other(plan, name, value)
        else:
            near = nearest(name)
            raise PaybackError("unknown_assumption", name=name[:40], nearest=near, n=len(near))
    return plan


def nearest(name: str) -> tuple[str, ...]:
    """Names that somebody may have meant."""
    return tuple(get_close_matches(name, [*ASSUMPTIONS, *OTHERS], NEAREST, 0.3))


def _number(name: str, value: object) -> float:
    row = ASSUMPTIONS[name]
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or (isinstance(value, float) and not isfinite(value))
    ):
        raise PlanError("not_a_number", name)
    if isinstance(value, int):
        value = float(min(max(value, -LARGEST), LARGEST))
    if not row.minimum <= value <= row.maximum:
        raise PlanError("out_of_bounds", name, value=value, low=row.minimum, high=row.maximum)
    if row.is_whole and value != int(value):
        raise PlanError("not_whole", name, value=value)
    return value


def _other(plan: Plan, name: str, value: object) -> Plan:
    """What is no assumption, as in a link; lists and dates of a file are written so first."""
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    if isinstance(value, date) and value.day == 1:
        text = f"{value:%Y-%m}"
    changed_plan, notices = decode({name: text}, plan)
    for notice in notices:
        if notice.key == "range_outside":
            row = ASSUMPTIONS[str(notice.facts["name"])]
            asked = {end: notice.facts[f"asked_{end}"] for end in ("low", "high")}
            raise PlanError("range_outside", row.name, **asked, least=row.minimum, most=row.maximum)
    if notices:
        raise PlanError("not_possible", name, value=text[:80])
    return changed_plan
