"""Panel: sliders that are not throttled, bound functions, one Plotly pane that is updated in place."""

import panel as pn
from bench.live.job import HEIGHT, LABELS, SLIDERS, START, figure, picture

pn.extension("plotly", sizing_mode="stretch_width")
sliders = {
    name: pn.widgets.FloatSlider(
        name=LABELS[name], start=row.low, end=row.high, step=row.step, value=getattr(START, name), format="0[.]0000",
        css_classes=[f"box-{name}"],
    )
    for name, row in SLIDERS.items()
}  # fmt: skip


def curve(**values: float) -> dict:
    """The chart of three values."""
    return figure(picture(**values))


def figures(**values: float) -> str:
    """The three figures of three values."""
    return " ".join(f"{label}: {text}" for label, text in picture(**values).figures.items())


chart = pn.pane.Plotly(pn.bind(curve, **sliders), config={"displayModeBar": False}, height=HEIGHT)
pn.Column(pn.Row(*sliders.values()), pn.pane.Str(pn.bind(figures, **sliders)), chart).servable(title="Job")
