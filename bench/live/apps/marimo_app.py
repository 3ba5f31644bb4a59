"""marimo: reactive cells, sliders that send while they are dragged."""

import marimo

app = marimo.App(width="full")


@app.cell
def _imports():
    import marimo as mo
    import plotly.graph_objects as go

    from bench.live.job import LABELS, SLIDERS, START, figure, picture

    return LABELS, SLIDERS, START, figure, go, mo, picture


@app.cell
def _sliders(LABELS, SLIDERS, START, mo):
    sliders = mo.ui.dictionary(
        {
            name: mo.ui.slider(
                row.low,
                row.high,
                row.step,
                value=getattr(START, name),
                label=LABELS[name],
                show_value=True,
                full_width=True,
            )
            for name, row in SLIDERS.items()
        }
    )
    mo.hstack(list(sliders.values()), widths="equal")
    return (sliders,)


@app.cell
def _show(figure, go, mo, picture, sliders):
    shown = picture(**sliders.value)
    mo.vstack(
        [
            mo.hstack([mo.stat(value=text, label=label) for label, text in shown.figures.items()]),
            go.Figure(figure(shown)),
        ]
    )


if __name__ == "__main__":
    app.run()
