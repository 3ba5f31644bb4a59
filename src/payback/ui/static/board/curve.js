// The moving line of the payback curve: one path over the axes of the figure that Plotly draws at rest, with its marks and
// their words. Where it leaves the amounts in view they reach further, and the axis is drawn anew here: Plotly takes
// frames for that.

import { change } from "./dom.js";

/** @typedef {import("./tables.js").Answer} Answer */
/** @typedef {{amount: (x: number) => string, back: (month: number) => string, deepest: (hole: number) => string}} Wording */
/** @typedef {Record<string, string | number>} Attributes */

const SVG = "http://www.w3.org/2000/svg";
const ROOM = 0.35; // of what the line spans, beyond it, when it leaves what is in view
const STEPS = [2, 5, 10]; // of an axis, as Plotly counts
const LETTER = 6.25; // pixels of a letter, a little more than most are wide
const [OVER, UNDER, CAPITALS] = [6, 22, 12]; // pixels from a word to what is below and above it, and its height
const PARTS = /** @type {const} */ ({
  grid: "g", area: "svg", drop: "line", hole: "circle", mark: "circle", holeText: "text", markText: "text",
});
const INSIDE = /** @type {const} */ ({ band: "path", before: "path", line: "path" });

/** @typedef {keyof typeof PARTS | keyof typeof INSIDE} Part */

/**
 * @param {Element} parent
 * @param {string} tag
 * @param {Attributes} attributes
 */
function add(parent, tag, attributes) {
  const node = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  change(node, attributes);
  parent.append(node);
  return node;
}

/**
 * The steps of an axis from one amount to another, as many as Plotly would draw.
 * @param {[number, number]} range
 * @param {number} most
 */
export function ticks([low, high], most) {
  const rough = (high - low) / most;
  const base = 10 ** Math.floor(Math.log10(rough));
  const step = base * (STEPS.find((times) => times >= rough / base) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, k) => (first + k) * step);
}

/**
 * How far the amounts in view must reach for a line; the same where it is in view already.
 * @param {[number, number]} range
 * @param {Float64Array} line
 * @returns {[number, number]}
 */
export function reach([low, high], line) {
  const lowest = Math.min(...line);
  const highest = Math.max(...line, 0);
  if (lowest >= low && highest <= high) return [low, high];
  const room = ROOM * (highest - lowest || 1);
  return [lowest < low ? lowest - room : low, highest > high ? highest + room : high];
}

export class MovingLine {
  /** @type {[number, number] | undefined} amounts in view, where they reach further than the figure's */
  #range;

  /**
   * @param {any} plot the element that Plotly draws in: what it lays out is not typed
   */
  constructor(plot) {
    this.plot = plot;
    this.svg = add(plot.parentElement, "svg", { class: "pb-live", "aria-hidden": "true" });
    /** @type {Record<Part, SVGElement>} */
    const nodes = /** @type {any} */ ({});
    for (const [name, tag] of Object.entries(PARTS)) nodes[/** @type {Part} */ (name)] = add(this.svg, tag, { class: `pb-live-${name}` });
    for (const [name, tag] of Object.entries(INSIDE)) nodes[/** @type {Part} */ (name)] = add(nodes.area, tag, { class: `pb-live-${name}` });
    change(nodes.hole, { r: 3.5 });
    change(nodes.mark, { r: 6 });
    this.nodes = nodes;
  }

  /** The figure is at rest. */
  hide() {
    this.svg.classList.remove("pb-on");
    this.#range = undefined;
    for (const name of ["data-pb-before", "data-pb-wider"]) this.plot.toggleAttribute(name, false);
  }

  /**
   * Draws a running sum.
   * @param {Answer} answer
   * @param {Wording} wording
   */
  draw(answer, wording) {
    const { nodes, plot } = this;
    const { width, height, xaxis, _size: size } = plot._fullLayout;
    const months = Math.min(answer.total.length - 1, Math.ceil(xaxis.range[1]));
    const seen = answer.total.subarray(0, months + 1);
    this.#reach(seen, wording);
    const { x, y } = this.#scales();
    change(this.svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    const area = { x: size.l, y: size.t, width: size.w, height: size.h };
    change(nodes.area, { ...area, viewBox: Object.values(area).join(" ") });
    change(nodes.line, { d: this.#path(seen) });
    /**
     * The middle of a word that belongs to a place, so that it ends inside the plot.
     * @param {number} px
     * @param {string} text
     */
    const inside = (px, text) => {
      const half = (LETTER * text.length) / 2;
      return Math.max(Math.min(px, width - size.r - half), size.l + half);
    };
    const hole = answer.hole > 0 && answer.deepest <= months;
    this.#show(["hole", "holeText"], hole);
    if (hole) {
      change(nodes.hole, { cx: x(answer.deepest), cy: y(-answer.hole) });
      const text = wording.deepest(answer.hole);
      change(nodes.holeText, { x: inside(x(answer.deepest), text), y: Math.min(y(-answer.hole) + UNDER, size.t + size.h) });
      nodes.holeText.textContent = text;
    }
    const back = answer.payback;
    const returns = back !== null && back > 0 && back <= months;
    this.#show(["drop", "mark", "markText"], returns);
    if (returns) {
      const [text, top] = [wording.back(back), Math.max(y(0) - 0.16 * size.h, size.t + CAPITALS + OVER)];
      change(nodes.mark, { cx: x(back), cy: y(0) });
      change(nodes.drop, { x1: x(back), x2: x(back), y1: y(0), y2: top });
      change(nodes.markText, { x: inside(x(back), text), y: top - OVER });
      nodes.markText.textContent = text;
    }
    this.svg.classList.add("pb-on");
    plot.toggleAttribute("data-pb-before", true);
  }

  /** Where months and amounts lie in pixels. */
  #scales() {
    const { xaxis, yaxis, _size: size } = this.plot._fullLayout;
    const [low, high] = this.#range ?? yaxis.range;
    return {
      /** @param {number} month @returns {number} */
      x: (month) => xaxis._offset + xaxis.l2p(month),
      /** @param {number} money @returns {number} */
      y: (money) => size.t + (size.h * (high - money)) / (high - low),
    };
  }

  /** @param {Iterable<number>} points */
  #path(points) {
    const { x, y } = this.#scales();
    return Array.from(points, (money, month) => `${month ? "L" : "M"}${x(month).toFixed(1)},${y(money).toFixed(1)}`).join("");
  }

  /**
   * Lets the amounts in view reach further when the line leaves them.
   * @param {Float64Array} seen
   * @param {Wording} wording
   */
  #reach(seen, wording) {
    const before = this.#range ?? this.plot._fullLayout.yaxis.range;
    const range = reach(before, seen);
    if (range[0] === before[0] && range[1] === before[1]) return;
    this.#range = range;
    this.#drawAxis(range, wording);
    this.#drawBefore();
    this.plot.toggleAttribute("data-pb-wider", true);
  }

  /**
   * The amounts at the side and their lines, in the look of the figure's own.
   * @param {[number, number]} range
   * @param {Wording} wording
   */
  #drawAxis(range, wording) {
    const { yaxis, _size: size, width } = this.plot._fullLayout;
    const { y } = this.#scales();
    const font = { fill: yaxis.tickfont.color, "font-size": yaxis.tickfont.size };
    this.nodes.grid.replaceChildren();
    for (const money of ticks(range, yaxis.nticks)) {
      const stroke = money ? yaxis.gridcolor : yaxis.zerolinecolor;
      const thick = money ? yaxis.gridwidth : yaxis.zerolinewidth;
      add(this.nodes.grid, "line", { x1: size.l, x2: width - size.r, y1: y(money), y2: y(money), stroke, "stroke-width": thick });
      add(this.nodes.grid, "text", { x: size.l - 1, y: y(money), dy: "0.32em", ...font }).textContent = wording.amount(money);
    }
  }

  /** The figure's own line and its band on the wider axis. */
  #drawBefore() {
    const traces = Object.fromEntries(this.plot.data.map((/** @type {any} */ trace) => [trace.name, trace]));
    const { likely, low, high } = traces;
    change(this.nodes.before, { d: this.#path(likely.y), stroke: likely.line.color });
    if (!low) return;
    const back = this.#path(high.y).slice(1).split("L").toReversed().join("L");
    change(this.nodes.band, { d: `${this.#path(low.y)}L${back}Z`, fill: high.fillcolor });
  }

  /**
   * @param {Part[]} names
   * @param {boolean} visible
   */
  #show(names, visible) {
    for (const name of names) this.nodes[name].style.display = visible ? "" : "none";
  }
}
