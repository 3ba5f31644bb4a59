// The board: the headline controls, the verdict, four figures, the curve, and where the value comes from. While a hand moves,
// what the tables give moves with it; Python's answer is shown once it is that of the controls.

import { Curve } from "./board_curve.js";
import { BoardText } from "./board_text.js";
import { belongsTo } from "./dimming.js";
import { Headline } from "./headline.js";
import { liveTables } from "./live_tables.js";
import { plan } from "./plan_on_screen.js";
import { SmallCurve } from "./small_curve.js";
import { answer } from "./tables.js";

/**
 * Python's answer to a plan.
 * @typedef {object} Shown
 * @property {string} key of the plan
 * @property {any} chart as figure.js draws it
 * @property {number | null} payback
 * @property {number[]} points running sum, month by month
 * @property {string} sources HTML: where the value comes from
 */
/** @typedef {Shown & import("./board_text.js").Texts} BoardData */

const PARTS = `
  <div class="pb-controls"></div>
  <section class="st-key-verdict"><h1><span></span><b></b><span></span></h1><p class="pb-doubt"></p>
    <details class="pb-worked"><summary></summary><ol></ol></details></section>
  <div class="pb-tiles"></div>
  <div class="pb-curve st-key-card-curve"><figure data-testid="payback-curve"></figure></div>
  <div class="pb-sources"></div>`;

class Board {
  /** @type {BoardData | undefined} Python's newest answer, to whichever plan */
  #newest;

  /** @type {BoardData | undefined} the one that is shown */
  #settled;

  /** @param {HTMLElement} root */
  constructor(root) {
    root.innerHTML = PARTS;
    /** @param {string} selector */
    const find = (selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
    this.root = root;
    this.text = new BoardText(root);
    this.sources = find(".pb-sources");
    this.curve = new Curve(find("figure"));
    this.small = new SmallCurve(find("figure"));
    this.headline = new Headline(find(".pb-controls"), (control) => this.small.held(control?.element));
    this.watch = plan.watch(() => this.#draw());
  }

  stop() {
    this.watch();
    this.headline.stop();
    this.small.stop();
  }

  /** @param {BoardData} data */
  async take(data) {
    if (this.#newest === data) return;
    this.#newest = data;
    if (!data.problem) await this.curve.take(data.chart);
    if (this.#newest === data) this.#draw(); // else a later one has come in the meantime
  }

  /** Shows the plan on screen: as Python says it, or as far as the tables reach. */
  #draw() {
    const newest = this.#newest;
    if (!newest || !plan.key) return;
    if (newest.key !== plan.key) this.#move();
    else if (newest.problem) this.#refuse(newest);
    else if (this.curve.isReady(newest.chart)) this.#settle(newest);
  }

  /** @param {BoardData} data */
  #settle(data) {
    this.small.rest();
    if (this.#settled === data && this.curve.state === "settled") return;
    this.#settled = data;
    this.root.classList.remove("pb-refused-plan");
    this.root.classList.add("pb-answered");
    this.curve.settle(data.chart, data.payback, data.points);
    this.text.settle(data, plan.key);
    if (this.sources.innerHTML !== data.sources) this.sources.innerHTML = data.sources;
    belongsTo(plan.key, [this.curve.figure, this.sources]);
    liveTables.rest();
  }

  /**
   * The plan has no answer: why not, and which control to move.
   * @param {BoardData} data
   */
  #refuse(data) {
    this.small.rest();
    this.#settled = data;
    this.root.classList.add("pb-refused-plan", "pb-answered");
    this.text.refuse(data, plan.key);
  }

  /** One move of a hand. */
  #move() {
    const settled = this.#settled;
    if (!settled || settled.problem) return;
    const flow = liveTables.flow();
    if (!flow) {
      this.curve.leave();
      return;
    }
    const all = answer(flow.all);
    const words = this.text.move(settled, all, answer(flow.hard), plan.key);
    if (!words) return;
    this.curve.move(all, words);
    this.small.move(all, words);
    belongsTo(plan.key, [this.curve.figure]);
  }
}

/** @type {WeakMap<Element, Board>} */
const boards = new WeakMap();

/** @param {{data: BoardData, parentElement: HTMLElement}} component */
export default function show({ data, parentElement }) {
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".pb-board"));
  const board = boards.get(root) ?? new Board(root);
  boards.set(root, board);
  board.take(data);
  return () => {
    board.stop();
    boards.delete(root);
  };
}
