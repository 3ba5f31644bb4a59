"""Whose figures these are, above every page; one's own company in three questions; a tour of five places."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from payback.errors import PaybackError
from payback.model import REGIONS
from payback.model.plan.own_company import KINDS, Answers, doubts, fitting_preset, own_company, usual_answers
from payback.ui import plan_steps, server_state, session_start, state
from payback.ui.pages import FOLDER, PAGES
from payback.ui.panels.notices import history_progress
from payback.ui.people_roles import EVERYBODY
from payback.ui.visitor import store_to_change, visitor
from payback.wording.company import asked, doubt_text, refused_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from payback.i18n import Words
    from payback.model import Plan

ASKING, TOURING, NOTES, BEFORE_DEMO = "_asking_company", "_touring", "_company_notes", "_before_demo"
FIELDS = ("pay", "followers", "worth", "hours")
COUNTRIES = {"FR": "france", "US": "us"}
STOPS = tuple(page for page in PAGES if page.name in {"decide", "drivers", "team", "track", "data"})
"""Places of the tour."""

NETWORKS = ("facebook", "instagram", "linkedin", "tiktok", "youtube", "x", "pinterest")


def strip(words: Words, *, demo: bool) -> None:
    """Whose figures are on screen, with the way to one's own company, to the demonstration, and to the tour."""
    with st.container(key="pb-demo", horizontal=True, gap="small", vertical_alignment="center"):
        label, name = words(_owner_key(demo=demo)), session_start.company() if visitor().known else ""
        st.html(f'<span data-company="{escape(name)}">{escape(label)}</span>', width="content")
        st.button(
            words("company.open" if demo else "company.again"),
            key="my_company",
            type="tertiary",
            on_click=_open,
            args=(ASKING,),
        )
        if demo and visitor().change:
            st.page_link(FOLDER / "data.py", label=words("demo.drop"))
        elif not demo and visitor().may_take_back(EVERYBODY):
            st.button(words("demo.back"), key="demo_back", type="tertiary", on_click=_call_demo_back)
        st.button(words("tour.open"), key="tour", type="tertiary", on_click=_open, args=(TOURING,))
        plan_steps.buttons(words)
        history_progress(words)
    _tour(words)
    _notes(words)


def _owner_key(*, demo: bool) -> str:
    """Key of the sentence that says whose figures these are."""
    if demo:
        return "demo.banner"
    return "company.sent" if state.own() and state.own() == state.sent() else "company.yours"


def _open(name: str) -> None:
    st.session_state[name] = not st.session_state.get(name)


def _close(name: str) -> None:
    st.session_state.pop(name, None)


def _call_demo_back() -> None:
    """Show the demonstration; the plan of this session waits."""
    st.session_state[BEFORE_DEMO] = state.current_plan()
    if visitor().may_take_back(EVERYBODY):
        server_state.call_demo_back(store_to_change("call_demo_back", of=EVERYBODY), visitor().by or "page")
    state.set_own(None)
    state.adopt(server_state.start().plan)
    _close(NOTES)


def leave_demo() -> None:
    """Take the demonstration out: the plan that stood here before it is back, else what was typed stays."""
    server_state.leave_demo(store_to_change("leave_demo"), visitor().by or "page")
    if before := st.session_state.pop(BEFORE_DEMO, None):
        state.begin(server_state.start().plan)
        state.adopt(before)


def _tour(words: Words) -> None:
    """Five places, each with what to do there; gone with a click, and back only with another."""
    if st.session_state.get(TOURING):
        with st.container(key="pb-tour", horizontal=True, vertical_alignment="top"):
            for page in STOPS:
                with st.container(width=220, gap=None):
                    st.page_link(page.path, label=words(f"page.{page.name}"))
                    st.caption(words(f"tour.{page.name}"))
            st.button(words("tour.close"), key="close_tour", on_click=_close, args=(TOURING,))


def _notes(words: Words) -> None:
    """What the answers led to, until somebody has read it."""
    if notes := st.session_state.get(NOTES):
        with st.container(key="pb-company-notes", horizontal=True, vertical_alignment="center"):
            st.html("".join(f'<p role="status">{escape(note)}</p>' for note in notes))
            st.button(words("header.dismiss"), key="close_notes", on_click=_close, args=(NOTES,))


def questions(words: Words) -> None:
    """The three questions, once somebody asked for them; the board stays where it is below them."""
    if st.session_state.get(ASKING):
        with st.container(key="card-company"):
            _questions(words)


@st.fragment
def _questions(words: Words) -> None:
    """Country and kind first, for the rest follows them; what is typed stays until it is an answer."""
    st.html(f'<h2>{escape(words("company.title"))}</h2><p class="pb-note">{escape(words("company.lead"))}</p>')
    region = st.pills(
        words("company.region"), REGIONS, required=True, default=_usual_region(words), key="company_region",
        format_func=lambda code: words(f"region.{code}"),
    )  # fmt: skip
    kind = st.pills(
        words("company.kind"), KINDS, required=True, default=KINDS[0], key="company_kind",
        format_func=lambda code: words(f"company.kinds.{code}"),
    )  # fmt: skip
    with st.form("company", border=False, enter_to_submit=True):
        texts = _fields(region, kind, words)
        networks = st.pills(
            words("company.networks"), NETWORKS, selection_mode="multi", key="company_networks",
            format_func=lambda code: words(f"platform.{code}"),
        )  # fmt: skip
        with st.container(horizontal=True):
            answered = st.form_submit_button(words("company.answer"), type="primary", key="answer_company")
            skipped = st.form_submit_button(words("company.skip"), key="skip_company")
    if skipped:
        _close(ASKING)
        st.rerun()
    if answered:
        _take(region, kind, texts, tuple(networks), words)


def _fields(region: str, kind: str, words: Words) -> dict[str, str]:
    """What is typed in each field; an empty one shows what counts instead."""
    usual = usual_answers(region, kind)
    texts = {}
    for column, name in zip(st.columns(len(FIELDS)), FIELDS, strict=True):
        question = asked(name, region, kind, words)
        hint = words("company.usual", value=question.written(getattr(usual, name)))
        texts[name] = column.text_input(question.label, key=f"company_{name}", placeholder=hint)
    return texts


def _usual_region(words: Words) -> str:
    """Where whoever reads this is likely to be."""
    country = (st.context.locale or "").rpartition("-")[2].upper()
    return COUNTRIES.get(country, "quebec" if words.language == "fr" else "canada")


def _take(region: str, kind: str, texts: Mapping[str, str], networks: Sequence[str], words: Words) -> None:
    """Make the answers the plan; where one is none, say so below what was typed."""
    answers, problems = _parsed(Answers(region, kind), texts, words)
    if not problems:
        try:
            _begin(server_state.with_start(own_company(answers)))
        except PaybackError as error:
            problems = [refused_answer(error, "worth", answers, words)]
    if problems:
        st.html("".join(f'<p class="pb-refused" role="alert">{escape(problem)}</p>' for problem in problems))
        return
    state.show(fitting_preset(answers).board)
    st.session_state[NOTES] = tuple(_answer_notes(answers, networks, words))
    _close(ASKING)
    st.rerun()


def _parsed(asked_of: Answers, texts: Mapping[str, str], words: Words) -> tuple[Answers, list[str]]:
    """The answers as typed, and a sentence for each text that is none."""
    values: dict[str, float] = {}
    problems = []
    for name, text in texts.items():
        try:
            if text.strip():
                values[name] = asked(name, asked_of.region, asked_of.kind, words).parsed(text)
        except PaybackError as error:
            problems.append(refused_answer(error, name, asked_of, words))
    return Answers(asked_of.region, asked_of.kind, **values), problems


def _begin(plan: Plan) -> None:
    """Make the plan the one of this session, and of everybody where one may change what they begin with."""
    if visitor().change:
        server_state.leave_demo(store_to_change("leave_demo"), visitor().by or "page", plan)
        state.begin(server_state.start().plan)
    else:
        state.set_own(plan)
    state.adopt(plan)


def _answer_notes(answers: Answers, networks: Sequence[str], words: Words) -> Iterator[str]:
    """From which preset the rest is, what was kept though it may be meant otherwise, what to fetch next."""
    given = sum(getattr(answers, name) is not None for name in FIELDS)
    preset, region = words(f"preset.{fitting_preset(answers).name}"), words(f"region.{answers.region}")
    yield words("company.from_preset", n=given, preset=preset, region=region) + " " + words("company.left")
    for doubt in doubts(answers):
        yield doubt_text(doubt, answers, words)
    if networks:
        yield words("company.next", networks=words.listed([words(f"platform.{name}") for name in networks]))
