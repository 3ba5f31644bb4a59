"""The board by itself: three controls, sentence, figures and curve in one component, over the demonstration plan."""

from dataclasses import asdict
from functools import lru_cache
from typing import Any

import streamlit as st

from payback.charts import payback_curve
from payback.i18n import Words, catalogue
from payback.model import ASSUMPTIONS, HEADLINE, Plan
from payback.model.plan.plan import changed
from payback.ui import server_state
from payback.ui.assets import FOLDER
from payback.ui.figure import chart_data
from payback.ui.inline_component import component, told
from payback.ui.live_curve import live_words
from payback.ui.plan_key import kept, plan_key
from payback.ui.table_encoding import headline_data, without_headline
from payback.wording.verdict import doubt, figures, sentence
from payback.workflows.evaluation import verdict_on

_FRAME = component("board_frame", "<span></span>")
_BOARD = component("board_spike", '<div class="pb-board"></div>')
PLACES = {"money": 2, "share": 4, "people": 0, "fte": 2}
MINUS = "\N{MINUS SIGN}"
words = Words("en")
st.set_page_config(page_title="Board", layout="wide")
start = server_state.start()
places = {name: PLACES.get(row.unit.partition("/")[0], 2) for name, row in ASSUMPTIONS.items()}
starts = {name: kept(getattr(start.plan, name), places[name]) for name in ASSUMPTIONS} | {"horizon": 60.0}
base = changed(start.plan, starts)


def spec(name: str) -> dict[str, Any]:
    """What a control is for."""
    row = ASSUMPTIONS[name]
    kind = row.unit.partition("/")[0]
    unit = catalogue(words.language).get(f"unit.{row.unit}", "{amount}")
    return {
        "name": name,
        "label": words(f"assumption.{name}.label"),
        "help": words(f"assumption.{name}.means"),
        "note": "",
        "unit": {"kind": kind, "places": places[name], "words": unit if isinstance(unit, str) else dict(unit)},
        "low": row.low, "high": row.high, "ends": [row.low, row.high], "step": row.step, "start": starts[name],
    }  # fmt: skip


@lru_cache(maxsize=1)
def frame() -> bytes:
    """What stays as it is while controls move."""
    before, _, after = words.money(0, base.currency).partition("0")
    style = {
        "language": words.tag, "group": words.number(1_000)[1], "point": words.number(0.5, 1)[1], "minus": MINUS,
        "percent": words.percent(0)[1:], "money": [before, after],
    }  # fmt: skip
    said = {
        "exact": "exact number", "help": "what it is", "not_a_number": "“{text}” is not a number.",
        "empty": "No number typed: it stays at {bound}.", "at_least": "At least {bound}.",
        "at_most": "At most {bound}.",
    }  # fmt: skip
    specs = {name: spec(name) for name in ASSUMPTIONS}
    tables = headline_data(without_headline(base))
    return told(
        "board/board.js",
        {"frame": {"specs": specs, "shown": HEADLINE, "style": style, "words": said, "tables": tables}},
    )


def open_words(plan: Plan) -> dict[str, Any]:
    """The words that move with the curve."""
    told_words = live_words(plan, words)
    return told_words | {
        "sentence": {state: told_words[f"sentence_{state}"] for state in ("back", "at_once", "not_back")}
    }


@lru_cache(maxsize=512)
def answer(plan: Plan) -> bytes:
    """What Python says of a plan."""
    verdict = verdict_on(plan)
    values = {name: getattr(plan, name) for name in ASSUMPTIONS}
    moved = {name: value for name, value in values.items() if value != starts[name]}
    parts = sentence(verdict, words).split("**")
    return told(
        "board/board.js",
        {
            "answer": {"key": plan_key(values, places, ""), "token": "1", "rest": "", "values": moved},
            "sentence": parts,
            "good": verdict.state in {"at_once", "pays_back"},
            "doubt": doubt(verdict, words),
            "figures": [asdict(figure) for figure in figures(verdict, words)],
            "chart": chart_data(payback_curve(verdict, words, (verdict.fan.p10, verdict.fan.p90)), words, "CAD"),
            "payback": verdict.payback_month,
            "points": verdict.cumulative.tolist(),
            "words": open_words(plan),
        },
    )  # fmt: skip


def nothing() -> None:
    """The fragment runs again; that is all."""


@st.fragment
def board() -> None:
    """The board and the address, of the plan as hands have moved it."""
    moved = ((st.session_state.get("board") or {}).get("moved") or {}).get("values", {})
    values = {name: kept(min(max(float(moved[name]), ASSUMPTIONS[name].low), ASSUMPTIONS[name].high), places[name])
              for name in ASSUMPTIONS if name in moved}  # fmt: skip
    st.query_params.from_dict({name: f"{value:.10g}" for name, value in values.items()})
    _BOARD(key="board", data=answer(changed(base, values)), on_moved_change=nothing)


st.html(f"<style>{(FOLDER / 'board' / 'board.css').read_text(encoding='utf-8')}</style>")
_FRAME(key="_frame", data=frame())
board()
