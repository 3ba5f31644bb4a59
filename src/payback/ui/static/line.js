// The moving line: one path over Plotly's axes, with its marks and their words. Where it leaves the amounts in view they
// reach further, and the figure's own axis and lines are drawn anew here: Plotly takes frames for that.

const SVG = "http://www.w3.org/2000/svg";
const ROOM = 0.35; // of what the line spans, beyond it, when it leaves what is in view
const STEPS = [2, 5, 10]; // of an axis, as Plotly counts
const TAGS = {
  grid: "g", area: "svg", drop: "line", hole: "circle", mark: "circle", holeText: "text", markText: "text",
};
const IN_AREA = { band: "path", before: "path", line: "path" };

function add(parent, tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  change(node, attributes);
  return parent.appendChild(node);
}

/** Writes what differs: a change that changes nothing still has the browser look at the page again. */
function change(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
  }
}

/** An empty drawing over the plot, made once. */
function canvas(part) {
  if (part.live) return part.live;
  const svg = add(part.plot.parentElement, "svg", { class: "pb-live", "aria-hidden": "true" });
  const live = { svg };
  for (const [name, tag] of Object.entries(TAGS)) live[name] = add(svg, tag, { class: `pb-live-${name}` });
  for (const [name, tag] of Object.entries(IN_AREA)) live[name] = add(live.area, tag, { class: `pb-live-${name}` });
  change(live.hole, { r: 3.5 });
  change(live.mark, { r: 6 });
  return (part.live = live);
}

/** Takes the moving line away, for a figure that is at rest. */
export function hide(part) {
  const { svg } = canvas(part);
  svg.classList.remove("pb-on");
  svg.style.top = `${part.plot.offsetTop}px`; // asked for at rest: in a drag it would force a layout
  part.live.range = undefined;
  for (const name of ["data-pb-before", "data-pb-wider"]) part.plot.toggleAttribute(name, false);
}

/** Where months and amounts lie in pixels, as far as the axes reach. */
function scales({ plot, live }) {
  const { xaxis, yaxis, _size: size } = plot._fullLayout;
  const [low, high] = live.range ?? yaxis.range;
  return {
    x: (month) => xaxis._offset + xaxis.l2p(month),
    y: (money) => size.t + (size.h * (high - money)) / (high - low),
  };
}

/** Lets the amounts in view reach further when the line leaves them. */
function reach(part, seen, amount) {
  const { live, plot } = part;
  const [low, high] = live.range ?? plot._fullLayout.yaxis.range;
  const lowest = Math.min(...seen);
  const highest = Math.max(...seen, 0);
  if (lowest >= low && highest <= high) return;
  const room = ROOM * (highest - lowest || 1);
  live.range = [lowest < low ? lowest - room : low, highest > high ? highest + room : high];
  drawAxis(part, amount);
  drawBefore(part);
  plot.toggleAttribute("data-pb-wider", true);
}

/** The steps of an axis from one amount to another, as many as Plotly would draw. */
function ticks([low, high], most) {
  const rough = (high - low) / most;
  const base = 10 ** Math.floor(Math.log10(rough));
  const step = base * STEPS.find((times) => times >= rough / base);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, k) => (first + k) * step);
}

/** The amounts at the side and their lines, in the look of the figure's own. */
function drawAxis(part, amount) {
  const { yaxis, _size: size, width } = part.plot._fullLayout;
  const { y } = scales(part);
  const font = { fill: yaxis.tickfont.color, "font-size": yaxis.tickfont.size };
  part.live.grid.replaceChildren();
  for (const money of ticks(part.live.range, yaxis.nticks)) {
    const at = y(money);
    const look = money ? { stroke: yaxis.gridcolor } : { stroke: yaxis.zerolinecolor, "stroke-width": yaxis.zerolinewidth };
    add(part.live.grid, "line", { x1: size.l, x2: width - size.r, y1: at, y2: at, ...look });
    add(part.live.grid, "text", { x: size.l - 1, y: at, dy: "0.32em", ...font }).textContent = amount(money);
  }
}

const path = (points, { x, y }) =>
  Array.from(points, (money, month) => `${month ? "L" : "M"}${x(month).toFixed(1)},${y(money).toFixed(1)}`).join("");

/** The figure's own line and its band on the wider axis. */
function drawBefore(part) {
  const { live, plot } = part;
  const named = Object.fromEntries(plot.data.map((trace) => [trace.name, trace]));
  const scale = scales(part);
  change(live.before, { d: path(named.likely.y, scale), stroke: named.likely.line.color });
  if (!named.low) return;
  const back = path(named.high.y, scale).slice(1).split("L").reverse().join("L");
  change(live.band, { d: `${path(named.low.y, scale)}L${back}Z`, fill: named.high.fillcolor });
}

/** Draws the running sum of an answer (payback.model.live_tables) in words that `wording` has. */
export function draw(part, said, wording) {
  const live = canvas(part);
  const { width, height, xaxis, _size: size } = part.plot._fullLayout;
  const months = Math.min(said.total.length - 1, Math.ceil(xaxis.range[1]));
  const seen = said.total.subarray(0, months + 1);
  reach(part, seen, wording.amount);
  const scale = scales(part);
  const { x, y } = scale;
  change(live.svg, { width, height, viewBox: `0 0 ${width} ${height}` });
  const area = { x: size.l, y: size.t, width: size.w, height: size.h };
  change(live.area, { ...area, viewBox: Object.values(area).join(" ") });
  change(live.line, { d: path(seen, scale) });
  const inside = (px) => Math.min(Math.max(px, size.l + 60), width - size.r - 60);
  const hole = said.hole > 0 && said.deepest <= months;
  show(live, ["hole", "holeText"], hole);
  if (hole) {
    change(live.hole, { cx: x(said.deepest), cy: y(-said.hole) });
    change(live.holeText, { x: inside(x(said.deepest)), y: y(-said.hole) + 22 });
    live.holeText.textContent = wording.deepest(said.hole);
  }
  const back = said.payback > 0 && said.payback <= months;
  show(live, ["drop", "mark", "markText"], back);
  if (back) {
    const at = x(said.payback);
    const top = y(0) - 0.16 * size.h;
    change(live.mark, { cx: at, cy: y(0) });
    change(live.drop, { x1: at, x2: at, y1: y(0), y2: top });
    change(live.markText, { x: inside(at), y: top - 6 });
    live.markText.textContent = wording.back(said.payback);
  }
  live.svg.classList.add("pb-on");
  part.plot.toggleAttribute("data-pb-before", true);
}

function show(live, names, visible) {
  for (const name of names) live[name].style.display = visible ? "" : "none";
}
