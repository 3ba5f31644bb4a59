// The curve on the board: Plotly's figure at rest, the moving line over it while a hand moves.

import { paint, prepare } from "../figure.js";
import { belongsTo } from "./dimming.js";
import { MovingLine } from "./curve.js";
import { plan } from "./plan_on_screen.js";

/** @typedef {import("./tables.js").Answer} Answer */

export class Curve {
  /** @type {any} */
  #part;

  /** @type {any} the picture that is ready to be drawn */
  #ready;

  /** @type {MovingLine | undefined} */
  #line;

  /** @type {ArrayLike<number>} running sum, month by month */
  #points = [];

  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.figure = figure;
    Object.assign(figure, { points: () => Array.from(this.#points) });
  }

  get state() {
    return this.figure.dataset["state"];
  }

  /**
   * Makes ready to draw a picture.
   * @param {any} chart
   */
  async take(chart) {
    this.#part ??= await prepare(this.figure, chart);
    this.#line ??= new MovingLine(this.#part.plot);
    this.#ready = chart;
  }

  /** @param {any} chart */
  isReady(chart) {
    return this.#ready === chart;
  }

  /**
   * Draws Python's picture.
   * @param {any} chart
   * @param {number | null} payback
   * @param {number[]} points
   */
  settle(chart, payback, points) {
    this.#points = points;
    paint(this.figure, this.#part, chart);
    this.#line?.hide();
    belongsTo(plan.key, this.figure.querySelectorAll("figcaption, details"));
    this.#announce("settled", payback);
  }

  /**
   * Draws a line that a hand moves.
   * @param {Answer} answer
   * @param {import("./curve.js").Wording} words
   */
  move(answer, words) {
    this.#points = answer.total;
    this.#line?.draw(answer, words);
    this.#announce("live", answer.payback);
  }

  /** The plan on screen is another one, which only Python can work out. */
  leave() {
    this.figure.dataset["state"] = "live";
  }

  /**
   * @param {"live" | "settled"} state
   * @param {number | null} payback
   */
  #announce(state, payback) {
    const { dataset } = this.figure;
    dataset["state"] = state;
    dataset["drawn"] = JSON.stringify(plan.values);
    dataset["paybackMonth"] = payback === null ? "" : String(payback);
  }
}
