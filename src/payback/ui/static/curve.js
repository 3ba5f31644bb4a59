// The payback curve. At rest it shows what Python worked out. While a slider is dragged it redraws itself from the
// tables that Python handed out (basis.js): the line as one path over Plotly's axes, the figures and the sentence with
// it; whatever only Python can tell is dimmed until it does. Python is asked while the hand rests, so that all is there
// when it lets go.

const PATIENCE = 2500; // milliseconds after which an answer that does not come is asked for again
const STILL = 60; // milliseconds that a held slider must rest at least before Python is asked what it comes to there
const PACE = 1.5; // and how much longer than between its last two steps: a slow hand is not disturbed
const RESTED = 300; // milliseconds of rest after which Python's figure is drawn in the hand
const TOLD = 20; // milliseconds after letting go in which the slider tells Python
const SVG = "http://www.w3.org/2000/svg";
const kept = new WeakMap(); // what belongs to an element: its data, its tables, the words it wrote over
const modules = (data) =>
  Promise.all([data.figure_script, data.basis_script].map((script) => import(new URL(script, document.baseURI).href)));

/** What every slider on the page stands at, as far as the plan knows it. */
function sliderValues(settled) {
  const values = { ...settled };
  for (const input of document.querySelectorAll('input[type="range"]')) {
    const name = /st-key-(\w+)/.exec(input.closest('[class*="st-key-"]')?.className)?.[1];
    if (name in settled) values[name] = Number(input.value);
  }
  return values;
}

const same = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/** Whether the sliders stand where Python's answer holds. */
function isTold({ values, data }) {
  return Object.entries(data.settled).every(([name, value]) => same(values[name], value));
}

/** Values that differ from the settled ones only by how they are written count as settled. */
function aligned(values, settled) {
  const out = {};
  for (const name of Object.keys(settled)) out[name] = same(values[name], settled[name]) ? settled[name] : values[name];
  return out;
}

// --- the moving line -------------------------------------------------------------------------------------------

/** An empty drawing over the plot, made once. */
function canvas(part) {
  if (part.live) return part.live;
  const add = (tag, name, parent) => {
    const node = document.createElementNS(SVG, tag);
    node.setAttribute("class", name);
    parent.appendChild(node);
    return node;
  };
  const svg = add("svg", "pb-live", part.plot.parentElement);
  svg.setAttribute("aria-hidden", "true");
  part.live = { svg };
  const tags = { drop: "line", line: "path", hole: "circle", mark: "circle", holeText: "text", markText: "text" };
  for (const [name, tag] of Object.entries(tags)) part.live[name] = add(tag, `pb-live-${name}`, svg);
  part.live.hole.setAttribute("r", 3.5);
  part.live.mark.setAttribute("r", 6);
  return part.live;
}

/** Lets the axis reach further when the line leaves it; rarely, since Plotly draws its ticks anew. */
function reach(part, total, until) {
  const axis = part.plot._fullLayout.yaxis;
  const [low, high] = axis.range;
  const seen = total.subarray(0, until + 1);
  const lowest = Math.min(...seen);
  const highest = Math.max(...seen, 0);
  if (lowest >= low && highest <= high) return;
  const room = 0.35 * (highest - lowest || 1);
  part.told = undefined; // no longer the figure that it was
  window.Plotly.relayout(part.plot, {
    "yaxis.range": [lowest < low ? lowest - room : low, highest > high ? highest + room : high],
  });
}

function move(node, values) {
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, value);
}

function drawLine(part, said, wording) {
  const live = canvas(part);
  const months = Math.min(said.total.length - 1, Math.ceil(part.plot._fullLayout.xaxis.range[1]));
  reach(part, said.total, months);
  const { xaxis, yaxis, _size: size, width, height } = part.plot._fullLayout;
  const x = (month) => xaxis._offset + xaxis.l2p(month);
  const y = (money) => yaxis._offset + yaxis.l2p(money);
  let path = "";
  for (let t = 0; t <= months; t++) path += `${t ? "L" : "M"}${x(t).toFixed(1)},${y(said.total[t]).toFixed(1)}`;
  move(live.svg, { width, height, viewBox: `0 0 ${width} ${height}` });
  move(live.line, { d: path });
  const inside = (px) => Math.min(Math.max(px, size.l + 60), width - size.r - 60);
  const hole = said.hole > 0 && said.deepest <= months;
  show(live, ["hole", "holeText"], hole);
  if (hole) {
    move(live.hole, { cx: x(said.deepest), cy: y(-said.hole) });
    move(live.holeText, { x: inside(x(said.deepest)), y: y(-said.hole) + 22 });
    live.holeText.textContent = wording.deepest(said.hole);
  }
  const back = said.payback > 0 && said.payback <= months;
  show(live, ["drop", "mark", "markText"], back);
  if (back) {
    const at = x(said.payback);
    const top = y(0) - 0.16 * (height - size.t - size.b);
    move(live.mark, { cx: at, cy: y(0) });
    move(live.drop, { x1: at, x2: at, y1: y(0), y2: top });
    move(live.markText, { x: inside(at), y: top - 6 });
    live.markText.textContent = wording.back(said.payback);
  }
}

function show(live, names, visible) {
  for (const name of names) live[name].style.display = visible ? "" : "none";
}

// --- the words around it ---------------------------------------------------------------------------------------

/** How figures are written, once for a language and a currency; the same as `Words` writes them. */
function writer(data) {
  const { language, currency, live } = data;
  const money = new Intl.NumberFormat(language, { style: "currency", currency, maximumFractionDigits: 0 });
  const plural = new Intl.PluralRules(language);
  const calendar = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
  const amount = (x) => money.format(x).replace("-", "−");
  const months = (x) => {
    const n = Math.max(1, Math.round(x));
    return (live.months[plural.select(n)] ?? live.months.other).replace("{}", n);
  };
  const when = (payback) => (payback === null ? live.not_back : payback === 0 ? live.at_once : months(payback));
  return {
    back: (payback) => live.back.replace("{}", Math.round(payback)),
    deepest: (hole) => live.deepest.replace("{}", amount(-hole)),
    sentence: (payback) =>
      payback === null ? live.sentence_not_back : payback === 0 ? live.sentence_at_once : live.sentence_back.replace("{}", months(payback)),
    payback: (payback) => when(payback),
    date: (payback) => {
      if (!live.start || payback === null) return "";
      const [year, month] = live.start;
      return calendar.format(new Date(Date.UTC(year, month - 1 + Math.floor(payback), 1)));
    },
    hole: (hole) => amount(hole),
    holeMonth: (month) => live.hole_month.replace("{}", month),
    net: (x) => (x >= 0 ? "+" : "") + amount(x),
  };
}

/** Puts a text where Python's stands, and remembers Python's. */
function put(known, selector, text, className) {
  const node = document.querySelector(selector);
  if (!node) return;
  if (!known.words.has(node)) known.words.set(node, { html: node.innerHTML, className: node.className });
  if (node.dataset.live === text) return;
  node.dataset.live = text;
  if (className) node.className = className;
  const [start, number, end] = text.split("**");
  if (number === undefined) node.textContent = text;
  else {
    const bold = document.createElement("b");
    bold.textContent = number;
    node.replaceChildren(start, bold, end);
  }
}

function writeWords(known, data, said, hard) {
  const write = known.writer;
  put(known, ".st-key-verdict h1", write.sentence(said.payback), said.payback === null ? "pb-no" : "pb-yes");
  const figure = (name, part) => `[data-figure="${name}"] ${part}`;
  put(known, figure("payback", "strong"), write.payback(said.payback));
  put(known, figure("payback", "small"), write.date(said.payback));
  put(known, figure("hole", "strong"), write.hole(said.hole));
  put(known, figure("hole", "small"), write.holeMonth(said.deepest));
  put(known, figure("net", "strong"), write.net(said.total[Math.min(data.live.look, said.total.length - 1)]));
  put(known, figure("hard", "strong"), write.payback(hard.payback));
}

/** Gives every text back to Python, unless Python has written a new one already. */
function restoreWords(known) {
  for (const [node, { html, className }] of known.words) {
    if (node.isConnected && node.dataset.live !== undefined) Object.assign(node, { innerHTML: html, className });
    delete node.dataset.live;
  }
  known.words.clear();
}

// --- live or settled -------------------------------------------------------------------------------------------

function announce(root, state, values, payback) {
  root.dataset.state = state;
  root.dataset.drawn = JSON.stringify(values);
  root.dataset.paybackMonth = payback === null || payback === undefined ? "" : String(payback);
}

/** Dims, or dims no longer, what only Python can tell. */
function dim(moving) {
  document.body.toggleAttribute("data-pb-moving", moving);
}

/** Shows what Python says. In a hand that has gone elsewhere with its slider the curve counts as live until it lets go. */
function settle(root, known) {
  const { data, part, figure, held } = known;
  clearTimeout(known.resting);
  figure.paint(root, part, data);
  part.status ??= part.plot.parentElement.appendChild(Object.assign(document.createElement("p"), { className: "pb-unseen", role: "status" }));
  if (part.status.textContent !== data.alt) part.status.textContent = data.alt;
  restoreWords(known);
  part.points = data.points;
  part.live?.svg.classList.remove("pb-on");
  canvas(part).svg.style.top = `${part.plot.offsetTop}px`; // asked for at rest: in a drag it would force a layout
  part.plot.toggleAttribute("data-pb-before", false);
  dim(false);
  announce(root, held && held.plan !== data.plan ? "live" : "settled", data.settled, data.payback);
}

/** The same, but not before a moment. */
function settleAt(root, known, at) {
  clearTimeout(known.resting);
  known.resting = setTimeout(() => isTold(known) && settle(root, known), at - performance.now());
}

/** Asks Python once more when its answer to a slider that was let go does not come. */
function insist(root, known) {
  clearTimeout(known.patience);
  known.patience = setTimeout(() => {
    if (root.dataset.state !== "live") return;
    if (known.held) insist(root, known);
    else known.component.setTriggerValue("again", Date.now());
  }, PATIENCE);
}

/** One frame of a drag. */
function redraw(root, known) {
  const { data, part, tables, basis, held } = known;
  if (!tables) return;
  if (isTold(known)) {
    if (!held || held.plan === data.plan) return settle(root, known);
    restoreWords(known);
    dim(false);
    return settleAt(root, known, (known.moved ?? 0) + RESTED);
  }
  const values = aligned(known.values, data.settled);
  const flow = basis.netFlow(tables, values);
  insist(root, known);
  if (!flow) {
    dim(true);
    root.dataset.state = "live";
    return;
  }
  const said = basis.answer(flow.all);
  known.writer ??= writer(data);
  drawLine(part, said, known.writer);
  part.live.svg.classList.add("pb-on");
  part.plot.toggleAttribute("data-pb-before", true);
  writeWords(known, data, said, basis.answer(flow.hard));
  part.points = said.total;
  dim(true);
  announce(root, "live", values, said.payback);
}

/** Asks Python what a held slider comes to where it rests. */
function tellStill(known, detail, since) {
  clearTimeout(known.still);
  const [[name, value]] = Object.entries(detail);
  const rest = Math.max(STILL, Math.min(PACE * since, RESTED));
  known.still = setTimeout(() => {
    if (isTold(known)) return;
    known.sent = { name, value };
    known.component.setTriggerValue("held", known.sent);
  }, rest);
}

/** A hand lets go: what Python has said is shown at once; a slider that is back where it was tells Python nothing. */
function letGo(root, known) {
  const { held, sent, values } = known;
  clearTimeout(known.still);
  known.held = undefined;
  if (!held) return;
  const astray = sent && !same(values[sent.name], sent.value);
  if (astray && isTold({ values, data: held })) known.component.setTriggerValue("again", Date.now());
  else if (root.dataset.state === "live" && isTold(known)) settleAt(root, known, performance.now() + TOLD);
}

/** Begins to listen for an element, once. */
function open(root) {
  if (kept.has(root)) return kept.get(root);
  const known = { words: new Map(), values: {}, asked: 0, stop: new AbortController() };
  kept.set(root, known);
  // A slider keeps what a hand does to it from whoever listens behind it.
  const listen = (type, react) => document.addEventListener(type, react, { signal: known.stop.signal, capture: true });
  // Under a pointer with the frame: Streamlit's slider measures the page in between. Under a key at once, so that it is
  // done when the frame comes; a further change of the same frame with the frame.
  const ask = () => {
    known.again = known.held || Boolean(known.asked);
    known.asked ||= requestAnimationFrame(() => {
      known.asked = 0;
      if (known.again) redraw(root, known);
    });
    if (!known.again) redraw(root, known);
  };
  listen("payback:slide", ({ detail }) => {
    if (Object.entries(detail).every(([name, value]) => known.values[name] === value)) return;
    known.values = { ...known.values, ...detail };
    const now = performance.now();
    clearTimeout(known.resting);
    if (known.held) tellStill(known, detail, now - (known.moved ?? now));
    known.moved = now;
    if (known.data) ask();
  });
  // What Python had said when a hand came down tells whether its slider has gone elsewhere.
  listen("pointerdown", () => Object.assign(known, { held: known.data, moved: undefined, sent: undefined }));
  for (const type of ["pointerup", "pointercancel"]) listen(type, () => letGo(root, known));
  listen("payback:near", ({ detail }) => {
    known.near = detail;
    if (known.tables) takeNear(known) && ask();
  });
  return known;
}

/** The table of the slider that a hand is near, if it belongs to the plan on the page. */
function takeNear(known) {
  const { near, data, basis } = known;
  if (near?.plan !== data.plan || !near.table) return false;
  known.tables.near = { name: near.name, table: basis.unpack(near.table) };
  return true;
}

export default function curve(component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector("figure");
  const known = open(root);
  known.component = component;
  known.wanted = data;
  modules(data).then(async ([figure, basis]) => {
    const part = await figure.prepare(root, data);
    if (known.wanted !== data || !root.isConnected) return; // a later run has come in the meantime
    Object.assign(known, { data, part, figure, basis, tables: undefined, writer: undefined });
    known.values = known.held ? { ...sliderValues(data.settled), ...known.values } : sliderValues(data.settled);
    root.points = () => Array.from(part.points);
    if (!known.held) settle(root, known);
    const tables = await basis.tablesOf(data.tables);
    if (known.data !== data || !root.isConnected) return;
    known.tables = basis.basis(tables, data.settled);
    takeNear(known);
    redraw(root, known); // a slider may be in a hand already
  });
  return () => {
    known.stop.abort();
    cancelAnimationFrame(known.asked);
    for (const timer of ["patience", "resting", "still"]) clearTimeout(known[timer]);
    dim(false);
    kept.delete(root);
  };
}
