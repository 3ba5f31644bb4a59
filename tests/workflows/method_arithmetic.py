"""The likely case of a plan worked out from docs/method.md alone: its formulas are run as they stand there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import inf
from statistics import fmean
from typing import TYPE_CHECKING, Any

from tests.workflows.method_document import WORDS, charge, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.workflows.method_document import Document

FAR = 240
ANSWER, COST, EFFORT, AUDIENCE = "What is answered", "What it costs", "Effort and its effect", "Audience"
WORK = ((EFFORT, ("E_t", "A_t", "h_t", "grow_t")), (AUDIENCE, ("F_t", "posts_t", "r_t", "V_t")))
"""What is worked out in each month, in an order in which everything is known when it is needed."""


@dataclass(frozen=True)
class Result:
    """What the document says of a plan."""

    state: str
    payback: float | None
    later: float | None
    lasting: float | None
    npv: float
    hole: float
    total: float


class Written:
    """A plan as a link holds it, read by the document; `params` leaves out what is the default."""

    def __init__(self, document: Document, params: Mapping[str, str]) -> None:
        self.document, self.params = document, params
        self.numbers = {name: float(params.get(name, row.default)) for name, row in document.assumptions.items()}
        self.names: dict[str, Any] = WORDS | {
            row.symbol.replace("lambda", "lambda_"): self.numbers[name]
            for name, row in document.assumptions.items()
            if row.symbol
        }
        self.ramp = cache(self._ramp)
        self.names["h"] = lambda effort: self.run(EFFORT, "h(E)", {"E": effort})
        self.names["own"] = self.run(EFFORT, "own")
        self.names["kept"] = float("retention" in self.several("streams"))
        self._at_full_time()
        self.post = self._post()
        self.people = [self._person(*person) for person in self._hires()]
        factors = [float(part) for part in self.form("season").split(",")]
        months = ({"f_t": factor, "f": factors, "mean": fmean} for factor in factors)
        self.season = [self.run(AUDIENCE, "season_t", month) for month in months]
        self.first_month = int(self.form("start")[5:7] or 1)

    def form(self, name: str) -> str:
        """What the plan says beside its assumptions."""
        return self.params.get(name, self.document.forms[name][1])

    def several(self, name: str) -> Sequence[str]:
        """The same where it is a list."""
        return [] if self.form(name) == "none" else self.form(name).split(",")

    def run(self, section: str, left: str, names: dict[str, Any] | None = None) -> Any:  # noqa: ANN401 - as `value`
        """The formula of a section with this left side, worked out."""
        return value(self.document.formulas[section][left][0], self.names, names or {})

    def _at_full_time(self) -> None:
        of_posts, of_growth = self.document.formulas[EFFORT]["full"]
        self.names["posts_0"] = self.numbers["posts"]
        for name in self.several("observed"):
            row = self.document.assumptions[name]
            seen = {"seen": self.numbers[name]}
            full = value(of_posts if name == "posts" else of_growth, self.names, seen) if self.names["E0"] > 0 else None
            self.names[row.symbol] = row.default if full is None else full
            if name == "posts" and full is None:
                self.names["posts_0"] = row.default

    def _post(self) -> Sequence[Mapping[str, float]]:
        """What a post is in its first, second ... month."""
        post = [{"a_x": 0.0, "in_x": 0.0}, {"a_x": 1.0, "in_x": 1.0}]  # from month 0 on
        self.names["leave"], gap = self.run(COST, "leave"), int(self.numbers["vacancy"])
        for x in range(2, FAR + 1):
            they_left = post[x - 1 - gap]["a_x"] if x > 1 + gap else 0.0
            begin = {"in_x": self.run(COST, "in_x", {"a_when_they_left": they_left})}
            post.append(begin | {"a_x": self.run(COST, "a_x", begin | {"a_before": post[-1]["a_x"]})})
        for x in range(1, FAR + 1):
            people = [{"k": k, "in_when_they_came": post[x - k]["in_x"]} for k in range(x)]
            post[x]["p_x"] = self.run(COST, "p_x", {"sum_k": people, "ramp": self.ramp})
        return post

    def _hires(self) -> Sequence[tuple[float, float, float, float]]:
        """Start, working time, pay and months of everybody."""
        further = [hire.split(":") for hire in self.several("hires")]
        return [
            (self.numbers["wait"], self.numbers["effort"], self.numbers["salary"], inf),
            *((float(s), float(e), float(pay), float(n or inf)) for s, e, pay, n in further),
        ]

    def _person(self, start: float, effort: float, pay: float, months: float) -> Mapping[str, float]:
        person = {"s_j": start, "E_j": effort, "S_j": pay, "n_j": months}
        paid = self.run(COST, "Y_j", person)
        share = share_of_limits(self.form("region"), effort)
        charges = sum(charge(line, paid, self.numbers["payroll"], share) for line in self._charges())
        rate = charges / paid if paid > 0 else 0
        return {**person, "L_j": self.run(COST, "L_j", {"Y_j": paid, "e_j": rate})}

    def _charges(self) -> Sequence[Sequence[str]]:
        tables = self.document.charges[self.form("region")]
        of_year = [lines for year, lines in tables if str(year) == self.form("start")[:4]]
        return of_year[-1] if of_year else tables[-1][1]

    def there(self, t: int) -> Sequence[Mapping[str, float]]:
        """Who is there in a month."""
        people = (person for person in self.people if person["s_j"] < t <= person["s_j"] + person["n_j"])
        return [{**person, **self.post[t - int(person["s_j"])]} for person in people]

    def _ramp(self, x: float) -> float:
        """Speed after some months of work: each is asked of every month and of everybody in it."""
        return float(self.run(EFFORT, "ramp(x)", {"x": x})) if self.names["R"] > 0 else 1.0

    def cost(self, t: int) -> float:
        """Cost of a month; advertising only while there is any post."""
        there = self.there(t)
        names = {"t": t, "sum_j": there} | ({} if there else {"ads": 0})
        names |= {left: self.run(COST, left, {"t": t}) for left in ("raise_t", "price_t")}
        once = sum(self.run(COST, "once", names) for person in self.people if person["s_j"] == t - 1)
        return float(self.run(COST, "C_t", names)) + once

    def volumes(self, months: int, *, hired: bool) -> Mapping[str, Sequence[float]]:
        """What happens in each month by stream that the plan counts, with the hires or with nobody hired."""
        titles = {stream: self.document.streams[stream] for stream in self.several("streams")}
        volumes: dict[str, list[float]] = {stream: [] for stream in titles}
        views: list[float] = []
        lag, sales = int(self.numbers["sales_cycle"]), self.document.streams["sales"]
        now = {"A_before": self.names["E0"], "F_before": self.names["F_0"], "K_before": 0.0, "ramp": self.ramp}
        now["keep"] = self.run(EFFORT, "keep") if self.names["half_life"] > 0 else 0
        for t in range(1, months + 1):
            now |= {"t": t, "season_t": self.season[(self.first_month + t - 2) % 12]}
            now["sum_j"] = self.there(t) if hired else []
            for section, lefts in WORK:
                for left in lefts:
                    nothing = {"posts_t": 1, "posts_0": 1} if left == "r_t" and not now["posts_t"] else {}
                    now[left] = self.run(section, left, now | nothing)
            views.append(now["V_t"])
            if "sales" in titles:
                for left in ("B_t", "O_t", "K_t"):
                    now[left] = self.run(sales, left, now)
            now["V_lagged"] = views[t - 1 - lag] if t > lag else 0.0
            for stream, title in titles.items():
                volumes[stream].append(self.run(title, "volume_t", now))
            now |= {"A_before": now["A_t"], "F_before": now["F_t"], "K_before": now.get("K_t", 0.0)}
        return volumes

    def flows(self, months: int) -> tuple[Sequence[float], Sequence[float]]:
        """Net flow of each month, today first: with every stream of the plan, and with hard money only."""
        hired, idle = self.volumes(months, hired=True), self.volumes(months, hired=False)
        costs = [self.cost(t) for t in range(1, months + 1)]
        hard = [stream for stream in hired if "hard money" in self.document.sections[self.document.streams[stream]]]
        worth = {stream: self.run(self.document.streams[stream], "worth") for stream in hired}

        def net(streams: Iterable[str]) -> Sequence[float]:
            flow = [0.0]
            for t, cost in enumerate(costs):
                terms = [{"worth": worth[s], "volume_t": hired[s][t], "idle_t": idle[s][t]} for s in streams]
                price = self.run(COST, "price_t", {"t": t + 1})
                flow.append(float(self.run(ANSWER, "N_t", {"sum_s": terms, "C_t": cost, "price_t": price})))
            return flow

        return net(hired), net(hard)

    def results(self) -> tuple[Result, Result]:
        """The answers of the document: with every stream of the plan, and with hard money only."""
        months = int(self.numbers["horizon"])
        near = self.flows(months)
        backs = [self.paybacks(self.sums(flow))[0] for flow in near]
        far = self.flows(FAR) if None in backs else near
        return self._result(near[0], far[0]), self._result(near[1], far[1])

    def _result(self, flow: Sequence[float], far: Sequence[float]) -> Result:
        """The answer to net flows; `far` are those carried on."""
        total = self.sums(flow)
        payback, lasting = self.paybacks(total)
        later = self.paybacks(self.sums(far))[0] if payback is None else None
        late = "never" if later is None else "not_within"
        each = [{"t": t, "N_t": amount} for t, amount in enumerate(flow)]
        return Result(
            state=late if payback is None else "pays_back" if payback else "at_once",
            payback=payback,
            later=later,
            lasting=lasting,
            npv=self.run(ANSWER, "NPV", {"d": self.run(ANSWER, "d"), "sum_t": each}),
            hole=self.run(ANSWER, "hole", {"P": total}),
            total=total[-1],
        )

    def sums(self, flow: Sequence[float]) -> Sequence[float]:
        """The running sum."""
        total = [flow[0]]
        for amount in flow[1:]:
            total.append(self.run(ANSWER, "P_t", {"P_before": total[-1], "N_t": amount}))
        return total

    def paybacks(self, total: Sequence[float]) -> tuple[float | None, float | None]:
        """First and lasting payback month of a running sum."""
        slack = 1e-9 * max(*map(abs, total), 1)
        below = [amount < -slack for amount in total]
        back = [
            float(self.run(ANSWER, "payback", {"t": t, "P_before": total[t - 1], "P_t": total[t]}))
            for t in range(1, len(total))
            if below[t - 1] and not below[t]
        ]
        if not any(below):
            return 0.0, 0.0
        return (back[0] if back else None), (None if below[-1] else back[-1])


def share_of_limits(region: str, effort: float) -> float:
    """What the limits of a region's charges are cut to."""
    return effort if region == "france" else 1


def moved_range(document: Document, name: str, likely: float, level: str) -> tuple[float, float]:
    """The two ends of a range of the tables, moved to another likely value and as wide as somebody is sure."""
    row, formulas = document.assumptions[name], document.formulas["Uncertainty"]
    assert row.ends
    names = WORDS | {"x": likely, "x_0": row.default, "width": document.widths[level]}
    ends = []
    names["odds"] = lambda p: value(formulas["odds(p)"][0], {"p": min(max(p, 1e-9), 1 - 1e-9)}, {})
    for end in row.ends:
        if row.shape == "logit-normal":
            moved = value(formulas["odds(end_1)"][0], names, {"end_0": end})
            odds = value(formulas["odds(end)"][0], names, {"end_1": moved / (1 + moved)})
            ends.append(odds / (1 + odds))
        else:
            moved = value(formulas["end_1"][0], names, {"end_0": end})
            ends.append(value(formulas["end"][row.shape == "lognormal"], names, {"end_1": moved}))
    least, most = row.bounds
    return min(max(least, ends[0]), likely), max(min(ends[1], most), likely)
