"""Dash: sliders that send while they are dragged, one callback, one figure; over HTTP or, if asked, a websocket."""

import os

from bench.live.job import LABELS, SLIDERS, START, figure, picture
from dash import Dash, Input, Output, dcc, html

app = Dash(
    __name__, title="Job", update_title=None, backend="fastapi", websocket_callbacks="BENCH_WEBSOCKET" in os.environ
)  # fmt: skip
server = app.server
app.layout = html.Div(
    [
        html.Div(
            [
                html.Div(
                    [
                        html.Label(LABELS[name]),
                        dcc.Slider(
                            row.low, row.high, row.step, value=getattr(START, name), marks=None,
                            updatemode="drag", id=name, allow_direct_input=False,
                        ),
                    ],
                    id=f"box-{name}", style={"flex": 1},
                )
                for name, row in SLIDERS.items()
            ],
            style={"display": "flex"},
        ),
        html.Div(id="figures"),
        dcc.Graph(id="curve", config={"displayModeBar": False}),
    ]
)  # fmt: skip


@app.callback(Output("curve", "figure"), Output("figures", "children"), [Input(name, "value") for name in SLIDERS])
def show(*values: float) -> tuple[dict, list]:
    """Everything that a slider moves."""
    shown = picture(*values)
    return figure(shown), [html.Span(f"{label}: {text}  ") for label, text in shown.figures.items()]
