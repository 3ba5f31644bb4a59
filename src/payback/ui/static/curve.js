// The payback curve. At rest it shows what Python worked out; while a slider is dragged it redraws itself from the
// tables that Python handed out (basis.js), and waits for Python again when the slider is let go.

const kept = new WeakMap();

/** Traces, labels and range of the figure for other values, in place of the settled ones. */
function moved(figure, said, data) {
  const trace = (name) => figure.data.find((part) => part.name === name);
  const label = (name) => figure.layout.annotations.find((part) => part.name === name);
  const money = new Intl.NumberFormat(data.language, { style: "currency", currency: data.currency, maximumFractionDigits: 0 });
  const total = Array.from(said.total);
  const end = figure.layout.xaxis.range[1];
  trace("likely").y = total;
  label("likely").y = total[Math.min(end, total.length - 1)];
  const back = said.payback > 0 && said.payback <= end;
  Object.assign(trace("payback"), { x: [said.payback ?? 0], visible: back });
  Object.assign(label("payback"), { x: said.payback ?? 0, visible: back, text: data.labels.back.replace("{}", Math.round(said.payback ?? 0)) });
  Object.assign(figure.layout.shapes[0], { x0: said.payback ?? 0, x1: said.payback ?? 0, visible: back });
  const hole = said.hole > 0;
  Object.assign(trace("deepest"), { x: [said.deepest], y: [-said.hole], visible: hole });
  Object.assign(label("deepest"), {
    x: said.deepest,
    y: -said.hole,
    visible: hole,
    text: data.labels.deepest.replace("{}", money.format(-said.hole).replace("-", "−")),
  });
  for (const name of ["low", "high"]) if (trace(name)) trace(name).visible = false;
  const seen = total.slice(0, end + 1);
  const [low, high] = figure.layout.yaxis.range;
  figure.layout.yaxis.range = [Math.min(low, 1.1 * Math.min(...seen)), Math.max(high, 1.1 * Math.max(...seen))];
  return figure;
}

function announce(root, state, values, payback) {
  root.dataset.state = state;
  root.dataset.drawn = JSON.stringify(values);
  root.dataset.paybackMonth = payback === null || payback === undefined ? "" : String(payback);
}

export default function curve({ data, parentElement }) {
  const root = parentElement.querySelector("figure");
  const known = kept.get(root) ?? {};
  kept.set(root, known);
  document.removeEventListener("payback:slide", known.listener);
  let tables;
  let asked = 0;
  let values = { ...data.settled };

  Promise.all([
    import(new URL(data.figure_script, document.baseURI).href),
    import(new URL(data.basis_script, document.baseURI).href),
  ]).then(async ([figure, basis]) => {
    if (kept.get(root)?.listener !== listener) return; // a later run has come in the meantime
    await figure.draw(root, data);
    tables = { figure, basis, basisOf: basis.basis(data.basis, data.settled) };
    announce(root, "settled", data.settled, data.payback);
  });

  function redraw() {
    asked = 0;
    const { figure, basis, basisOf } = tables;
    const flow = basis.netFlow(basisOf, values);
    if (!flow) return; // only Python can tell: it will, at release
    const said = basis.answer(flow.all);
    const part = figure.parts(root);
    const shown = moved(figure.themed(data.figure, figure.isDark(root) && data.dark), said, data);
    window.Plotly.react(part.plot, shown.data, figure.fitted(root, data, shown.layout), figure.settings(data));
    const settled = Object.keys(values).every((name) => values[name] === data.settled[name]);
    announce(root, settled ? "settled" : "live", values, said.payback);
  }

  function listener({ detail }) {
    values = { ...values, ...detail };
    if (tables) asked ||= requestAnimationFrame(redraw);
  }
  known.listener = listener;
  document.addEventListener("payback:slide", listener);
  return () => document.removeEventListener("payback:slide", listener);
}
