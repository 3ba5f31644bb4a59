"""Links: every value out and back, and no link can break a page."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payback.i18n import LANGUAGES, Words
from payback.model import ASSUMPTIONS, REGIONS, VALUE_STREAMS, Hire, Plan
from payback.model.plan.plan import CURRENCIES, OBSERVABLE, kept
from payback.share import VERSION, decode, encode, first_notes, link_query, shortened, written
from payback.share.link_compression import MOST_BYTES, PACKED, pack
from payback.share.link_versions import WITHOUT
from payback.share.plan_parts import write_hires

LINKS = Path(__file__).parent / "links"
BEFORE = (LINKS / "v1.txt").read_text(encoding="utf-8").strip()
"""A whole link of the first version."""

BASE = Plan()
FULL = replace(
    BASE,
    salary=70_500,
    accident_rate=0,
    manager_hours=0,
    manager_rate=60,
    conversion=0.0125,
    followers=120_000,
    region="france",
    currency="EUR",
    streams=("sales", "answers"),
    hires=(Hire(6, 1, 60_000, 24), Hire(12, 0.5, 58_500)),
    season=(1.2, 0.8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    start=date(2027, 3, 1),
    observed=("posts", "follower_growth"),
    ranges=(("salary", 60_000, 90_000), ("margin", 0.3, 0.5)),
    sureness=(("conversion", "guess"),),
)


THEN = {
    "v1": replace(FULL, observed=(), agency_manager_hours=0, freelance_manager_hours=0, **WITHOUT),
    "v2": FULL,
}
"""What the kept link of each version means."""


def decoded(query: str, base: Plan = BASE) -> tuple[Plan, list[str]]:
    """The plan of a query, and the keys of its notes."""
    plan, notes = decode(dict(parse_qsl(query)), base)
    return plan, [note.key for note in notes]


hires = st.builds(
    Hire,
    start=st.integers(0, 60),
    effort=st.sampled_from([0.5, 1]),
    salary=st.integers(60, 300).map(lambda n: n * 500),
    months=st.none() | st.integers(1, 60),
)
plans = st.builds(
    lambda values, rest: kept(replace(BASE, **values, **rest)),
    st.fixed_dictionaries(
        {}, optional={name: st.floats(row.minimum, row.maximum, allow_nan=False) for name, row in ASSUMPTIONS.items()}
    ),
    st.fixed_dictionaries(
        {
            "region": st.sampled_from(REGIONS),
            "currency": st.sampled_from(CURRENCIES),
            "streams": st.sets(st.sampled_from([*VALUE_STREAMS])).map(
                lambda chosen: tuple(stream for stream in VALUE_STREAMS if stream in chosen)
            ),
            "hires": st.lists(hires, max_size=4).map(tuple),
            "start": st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)).map(lambda day: day.replace(day=1)),
        }
    ),
)


@settings(max_examples=40)
@given(plan=plans, base=plans, language=st.sampled_from(LANGUAGES))
def test_a_link_carries_every_value(plan: Plan, base: Plan, language: str) -> None:
    """Whoever opens a link sees the plan of whoever sent it, whatever their own starting plan is."""
    base = replace(base, start=plan.start)
    assert (plan, []) == decoded(encode(plan, language), base)


def test_what_is_no_assumption_is_carried_too() -> None:
    """Team, season, ranges and sureness travel as well."""
    assert decoded(encode(FULL, "fr")) == (FULL, [])


def test_that_there_is_nothing_is_carried_too() -> None:
    """Whoever starts from a team, a season or ranges of their own still sees the sender's plan without them."""
    plain = replace(BASE, streams=())
    assert (plain, []) == decoded(encode(plain, "en"), replace(FULL, start=None, region="quebec"))


def test_hires_travel_alone() -> None:
    """A team can be read without the rest of its plan; what cannot be read leaves the team as it is."""
    assert decoded(f"hires={write_hires(FULL.hires)}")[0].hires == FULL.hires
    assert decoded("hires=none", FULL)[0].hires == ()
    assert decoded("hires=x", FULL)[0].hires == FULL.hires


def test_a_link_names_version_and_language() -> None:
    """The recipient reads in the sender's language, and a later version knows what it opens."""
    params = dict(parse_qsl(encode(FULL, "fr")))
    assert (params["v"], params["lang"]) == (str(VERSION), "fr")
    assert params.keys() >= ASSUMPTIONS.keys()


def test_a_link_is_short_enough_to_send() -> None:
    """No mail program cuts it: under 2,000 characters."""
    longest = replace(FULL, hires=(Hire(12, 0.35, 149_500, 60),) * 4)
    assert len(encode(longest, "fr")) < 1_900


@pytest.mark.parametrize("path", sorted(LINKS.glob("*.txt")), ids=lambda path: path.stem)
def test_links_of_every_version_still_open(path: Path) -> None:
    """A link sent in the first version means today what it meant then."""
    plan, notes = decoded(path.read_text(encoding="utf-8").strip())
    assert (plan, notes) == (THEN[path.stem], [])


def test_a_whole_link_of_before_is_not_about_today() -> None:
    """It names no assumption as observed, whatever the reader's own starting plan has; some values alone leave it."""
    assert decoded(BEFORE, FULL)[0].observed == ()
    assert decoded("v=1&posts=20&lang=en", FULL)[0].observed == FULL.observed


def test_a_whole_link_of_before_has_one_figure_for_a_managers_hours() -> None:
    """Agency and freelancer took those of the plan; one value alone says nothing of theirs."""
    plan = decoded(BEFORE.replace("manager_hours=0", "manager_hours=8") + "&freelance_manager_hours=3")[0]

    assert (plan.agency_manager_hours, plan.freelance_manager_hours) == (8, 3)
    assert decoded("manager_hours=8")[0].agency_manager_hours == BASE.agency_manager_hours


def test_a_whole_link_of_before_knows_nothing_of_what_came_later() -> None:
    """Nobody left and nothing came by itself in the plan that was sent; a few values alone leave the reader's own."""
    before, some = decoded(BEFORE)[0], decoded("posts=20&new_followers=200&follower_growth=0.02")[0]
    assert (before.turnover, before.own_growth, before.correlation) == (0, 0, 0)
    assert (some.turnover, some.own_growth, some.correlation) == (BASE.turnover, BASE.own_growth, BASE.correlation)
    assert decoded(BEFORE + "&turnover=0.3")[0].turnover == 0.3


LONGEST = 2_000
"""Letters that every program passes on of a link."""

ABOUT = {"lang": "fr", "own": "yes", "model": "0123456789", "answer": "pays_back.999"}
ADDRESS = "https://" + "payback." * 16 + "example.org/scenarios?"
"""Of a server, as long as they come."""


@settings(max_examples=10)
@given(
    plan=plans,
    shares=st.lists(st.floats(0.5, 1), min_size=len(ASSUMPTIONS) + 12, max_size=len(ASSUMPTIONS) + 12),
)
def test_no_link_is_too_long_for_a_mail_or_a_chat(plan: Plan, shares: list[float]) -> None:
    """Also where every value is another one, every range is typed, and the team is as large as can be."""
    values = {name: row.maximum * share for (name, row), share in zip(ASSUMPTIONS.items(), shares, strict=False)}
    full = kept(replace(plan, **values))
    ranged = [name for name, row in ASSUMPTIONS.items() if row.shape != "fixed"]
    full = replace(
        full,
        hires=tuple(Hire(40 + n, 0.55, 123_456.78, 48) for n in range(4)),
        season=tuple(round(share, 4) for share in shares[-12:]),
        observed=OBSERVABLE,
        streams=tuple(VALUE_STREAMS),
        ranges=tuple((name, values[name] * 0.7, values[name] * 1.3) for name in ranged),
    )
    query = link_query(full, ABOUT)
    assert len(ADDRESS) + len(query) < LONGEST
    assert decoded(query)[0] == decoded(encode(full, "fr"))[0]


def test_a_packed_link_of_before_still_opens() -> None:
    """As it was sent, whatever is packed otherwise since."""
    packed = (LINKS / "packed" / "v2.txt").read_text(encoding="utf-8").strip()
    assert decoded(packed) == (FULL, [])
    assert decoded(f"{packed}&salary=1000")[0] == replace(FULL, salary=1_000)


@pytest.mark.parametrize("cut", [slice(0, -9), slice(4, None), slice(0, 0), slice(0, 1)])
def test_a_packed_link_that_is_cut_off_says_so(cut: slice) -> None:
    """None of its values is taken."""
    assert decoded(f"v=2&{PACKED}={pack(encode(FULL, ''))[cut] or 'é'}") == (BASE, ["cut_off"])


def test_no_packed_link_fills_the_memory() -> None:
    """What comes to more than any plan is none."""
    assert decoded(f"{PACKED}={pack('salary=' + '1' * MOST_BYTES)}") == (BASE, ["cut_off"])


def test_a_short_link_stays_readable() -> None:
    """Each value by its name; what is empty is left out, as is a language that nobody asked for."""
    assert link_query(FULL, {"lang": "", "own": "yes"}) == encode(FULL, "").replace("v=2", "v=2&own=yes")
    assert shortened({"salary": "1"}) == {"salary": "1"}


def test_there_is_a_kept_link_for_every_version() -> None:
    """A new version of the scheme is not finished before one of its links is kept."""
    assert [f"v{n}" for n in range(1, VERSION + 1)] == sorted(path.stem for path in LINKS.glob("*.txt"))


@pytest.mark.parametrize(
    ("note", "query", "name", "value"),
    [
        ("out_of_range", "salary=2e9", "salary", 1e7),
        ("out_of_range", "salary=-5", "salary", 0),
        ("rounded", "salary=60001.234", "salary", 60_001.23),
        ("rounded", "wait=2.5", "wait", 3),
        ("not_a_number", "salary=abc", "salary", BASE.salary),
        ("not_a_number", "salary=nan", "salary", BASE.salary),
        ("not_a_number", "salary=inf", "salary", BASE.salary),
        ("not_a_number", "salary=1_000", "salary", BASE.salary),
        ("not_a_number", "salary=60%20000", "salary", BASE.salary),
        ("unreadable", "hires=1_0:1:62000:", "hires", ()),
        ("unreadable", "hires=1:1:62_000:", "hires", ()),
        ("unreadable", "ranges=salary:1_000:60000", "ranges", ()),
        ("unknown", "nobody=x", "salary", BASE.salary),
        ("unreadable", "region=mars", "region", "quebec"),
        ("unreadable", "streams=sales,sails", "streams", BASE.streams),
        ("unreadable", "hires=1:2", "hires", ()),
        ("unreadable", "hires=6:nan:60000:", "hires", ()),
        ("unreadable", "hires=-5:1:62000:", "hires", ()),
        ("unreadable", "hires=1.5:1:62000:", "hires", ()),
        ("unreadable", "hires=601:1:62000:", "hires", ()),
        ("unreadable", "hires=3:9:62000:", "hires", ()),
        ("unreadable", "hires=3:0:62000:", "hires", ()),
        ("unreadable", "hires=3:1:2e9:", "hires", ()),
        ("unreadable", "hires=3:1:-1:", "hires", ()),
        ("unreadable", "hires=3:1:62000:0", "hires", ()),
        ("unreadable", "hires=" + ",".join(["3:1:62000:"] * 5), "hires", ()),
        ("unreadable", "season=1,2", "season", BASE.season),
        ("unreadable", "season=99" + ",1" * 11, "season", BASE.season),
        ("unreadable", "season=-1" + ",1" * 11, "season", BASE.season),
        ("unreadable", "season=2" + ",2" * 11, "season", BASE.season),
        ("unreadable", "season=nan" + ",1" * 11, "season", BASE.season),
        ("unreadable", "season=" + ",".join("0" * 12), "season", BASE.season),
        ("unreadable", "start=2027-13", "start", None),
        ("start_out_of_range", "start=9999-12", "start", None),
        ("start_out_of_range", "start=0001-01", "start", None),
        ("unreadable", "observed=salary", "observed", ()),
        ("unreadable", "ranges=nobody:1:2", "ranges", ()),
        ("unreadable", "ranges=salary:1", "ranges", ()),
        ("unreadable", "ranges=salary:80000:60000", "ranges", ()),
        ("unreadable", "ranges=salary:nan:60000", "ranges", ()),
        ("unreadable", "ranges=salary:1:2,salary:1:3", "ranges", ()),
        ("unreadable", "sureness=salary:guess,salary:roughly", "sureness", ()),
        ("unreadable", "sureness=salary:perhaps", "sureness", ()),
        ("unreadable", "sureness=nobody:guess", "sureness", ()),
        ("unreadable", "hires=" + "9" * 400 + ":1:62000:", "hires", ()),
        ("unreadable", f"ranges=salary:1:{10**400}", "ranges", ()),
        ("not_a_number", f"salary={10**400}", "salary", BASE.salary),
        ("range_outside", "ranges=order_value:0:1e9", "ranges", (("order_value", 0, 1e6),)),
        ("range_outside", "ranges=margin:-1:2", "ranges", (("margin", 0, 1),)),
        ("range_outside", "ranges=turnover:0.1:1,salary:1:2", "ranges", (("turnover", 0.1, 0.95), ("salary", 1, 2))),
        ("version", "v=3", "salary", BASE.salary),
        ("version", "v=x", "salary", BASE.salary),
    ],
)
def test_what_no_plan_can_hold_is_put_right_and_noted(note: str, query: str, name: str, value: object) -> None:
    """The nearest possible value, or the starting one, and a sentence about it."""
    plan, notes = decoded(query)
    assert ([note], value) == (notes, getattr(plan, name))


@given(params=st.dictionaries(st.sampled_from([*ASSUMPTIONS, "v", "hires", "season", "start", "x"]), st.text()))
def test_no_link_can_break_a_page(params: dict[str, str]) -> None:
    """Whatever stands in a link, there is a plan that needs no further putting right, and words for every notice."""
    plan, notes = decode(params, BASE)
    assert plan == kept(plan)
    assert all(Words(language).has(f"link.{note.key}") for note in notes for language in LANGUAGES)


def test_of_very_many_notes_the_first_are_told() -> None:
    """And how many there are beside them: a link may be made by a program."""
    _, notes = decode({f"x{number}": "1" for number in range(2_000)}, BASE)
    told = first_notes(notes)
    assert [note.key for note in told] == ["unknown"] * 5 + ["more"]
    assert told[-1].facts == {"n": 1_995}
    assert first_notes(notes[:5]) == tuple(notes[:5])


@pytest.mark.parametrize(
    "query",
    ["fbclid=x", "utm_source=mail&utm_campaign=y", "gclid=1", "_gl=1", "board=salary", "model=x&answer=y&own=yes"],
)
def test_what_means_nothing_is_passed_over_in_silence(query: str) -> None:
    """Mail programs and networks add parameters to any link; which controls stand on the board is no part of a plan."""
    assert decoded(query) == (BASE, [])


@given(plan=plans)
def test_an_address_names_what_differs_from_the_start(plan: Plan) -> None:
    """And with it the plan is found again."""
    params = written(plan, FULL)
    assert decode(params, FULL)[0] == decode(dict(parse_qsl(encode(plan, "en"))), FULL)[0]
    assert written(FULL, FULL) == {}
