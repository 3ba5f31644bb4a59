// The payback curve. At rest it shows what Python worked out. While a slider is dragged it redraws itself from the
// tables that Python handed out (basis.js): the line (line.js), the figures and the sentence with it; whatever only Python can tell is dimmed until it does. Python is asked while the hand rests, so that all is there
// when it lets go.

const PATIENCE = 2500; // milliseconds after which an answer that does not come is asked for again
const STILL = 60; // milliseconds that a held slider must rest at least before Python is asked what it comes to there
const PACE = 1.5; // and how much longer than between its last two steps: a slow hand is not disturbed
const RESTED = 300; // milliseconds of rest after which Python's figure is drawn in the hand
const TOLD = 20; // milliseconds after letting go in which the slider tells Python
const kept = new WeakMap(); // what belongs to an element: its data, its tables, the words it wrote over
const modules = ({ scripts }) =>
  Promise.all(["figure", "basis", "line"].map((name) => import(new URL(scripts[name], document.baseURI).href)));

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
    amount,
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

/** Where a text of Python's stands; looked for once, and what Python says there is remembered. */
function placeOf(known, selector) {
  const place = known.words.get(selector);
  if (place?.node.isConnected) return place.node;
  const node = document.querySelector(selector);
  if (node) known.words.set(selector, { node, html: node.innerHTML, className: node.className });
  return node;
}

/** Puts a text where Python's stands. */
function put(known, selector, text, className) {
  const node = placeOf(known, selector);
  if (!node) return;
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
  for (const { node, html, className } of known.words.values()) {
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

let moving = false; // whether what only Python can tell is to be dimmed, once the frame is painted

/** Dims, or dims no longer, what only Python can tell: once the curve has been painted, which dimming would hold up. */
function dim(now) {
  moving = now;
  const show = () => document.body.toggleAttribute("data-pb-moving", moving);
  if (moving) requestAnimationFrame(() => setTimeout(show));
  else show();
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
  known.line.hide(part);
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
  const { data, part, tables, basis, line, held } = known;
  if (!tables) return;
  if (isTold(known)) {
    if (!held || held.plan === data.plan) return settle(root, known);
    restoreWords(known);
    dim(false);
    return settleAt(root, known, (known.moved ?? 0) + RESTED);
  }
  const values = aligned(known.values, tables.settled);
  const flow = basis.netFlow(tables, values);
  insist(root, known);
  if (!flow) {
    dim(true);
    root.dataset.state = "live";
    return;
  }
  const said = basis.answer(flow.all);
  known.writer ??= writer(data);
  line.draw(part, said, known.writer);
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
  modules(data).then(async ([figure, basis, line]) => {
    const part = await figure.prepare(root, data);
    if (known.wanted !== data || !root.isConnected) return; // a later run has come in the meantime
    // Until the tables of this plan are there, those of the last one serve where nothing but sliders has moved.
    const tables = known.data?.choices === data.choices ? known.tables : undefined;
    Object.assign(known, { data, part, figure, basis, line, tables, writer: undefined });
    Object.assign(root.dataset, { pbPlan: data.plan, pbTables: data.tables });
    known.values = known.held ? { ...sliderValues(data.settled), ...known.values } : sliderValues(data.settled);
    root.points = () => Array.from(part.points);
    if (!known.held) settle(root, known);
    document.dispatchEvent(new CustomEvent("payback:plan"));
    const mine = await basis.tablesOf(data.tables);
    if (known.data !== data || !root.isConnected) return;
    known.tables = basis.basis(mine, data.settled);
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
