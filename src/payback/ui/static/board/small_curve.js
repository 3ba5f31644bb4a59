// The curve once more, small, under the control in a hand: where the screen is too low to show both.

import { element, write } from "./dom.js";

/** @typedef {import("./tables.js").Answer} Answer */

const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT] = [100, 40];

/**
 * A running sum as a path over months and amounts.
 * @param {Float64Array} total
 */
export function pathOf(total) {
  const [low, high] = [Math.min(0, ...total), Math.max(0, ...total)];
  const span = high - low || 1;
  /** @param {number} money */
  const y = (money) => ((high - money) / span) * HEIGHT;
  const points = Array.from(total, (money, month) => `${((month / (total.length - 1)) * WIDTH).toFixed(2)},${y(money).toFixed(2)}`);
  return { line: `M${points.join("L")}`, zero: `M0,${y(0).toFixed(2)}H${WIDTH}` };
}

export class SmallCurve {
  #box = element("div", "pb-small-curve", { "aria-hidden": "true" });
  #text = element("strong", "");
  #line = document.createElementNS(SVG, "path");
  #zero = document.createElementNS(SVG, "path");

  /** @type {HTMLElement | undefined} */
  #control;

  #isInView = true;

  /** @param {HTMLElement} figure the curve itself */
  constructor(figure) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.append(this.#zero, this.#line);
    this.#zero.setAttribute("class", "pb-small-zero");
    this.#line.setAttribute("class", "pb-small-line");
    this.#box.append(this.#text, svg);
    this.watch = new IntersectionObserver(([entry]) => (this.#isInView = Boolean(entry?.isIntersecting)), { threshold: 0.6 });
    this.watch.observe(figure);
  }

  stop() {
    this.watch.disconnect();
    this.#box.remove();
  }

  /**
   * A hand holds a control, or none any longer.
   * @param {HTMLElement | undefined} control
   */
  held(control) {
    this.#control = control;
    if (!control) this.#box.remove();
  }

  /**
   * @param {Answer} answer
   * @param {{sentence: (payback: number | null, end: number) => string}} words
   */
  move(answer, words) {
    if (!this.#control || this.#isInView) return;
    const { line, zero } = pathOf(answer.total);
    this.#line.setAttribute("d", line);
    this.#zero.setAttribute("d", zero);
    write(this.#text, words.sentence(answer.payback, answer.total.at(-1) ?? 0).split("**")[1] ?? "");
    if (this.#box.parentElement !== this.#control) this.#control.append(this.#box);
  }

  /** The hand has let go, and Python has answered. */
  rest() {
    if (!this.#control) this.#box.remove();
  }
}
