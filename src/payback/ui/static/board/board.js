// The board: the headline controls, the verdict, four figures and the curve. While a hand moves, what the tables give moves
// with it; Python's answer is shown once it is that of the controls.

import { paint, prepare } from "../figure.js";
import { Control } from "./control.js";
import { MovingLine } from "./curve.js";
import { belongsTo, dimOthers } from "./dimming.js";
import { write } from "./dom.js";
import { afterFrame } from "./frames.js";
import { wording } from "./moving_words.js";
import { plan } from "./plan_on_screen.js";
import { answer, netFlow, unpackTables } from "./tables.js";

/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {{name: string, label: string, value: string, note: string}} Figure */
/**
 * What Python tells the board.
 * @typedef {object} BoardData
 * @property {import("./plan_on_screen.js").Answer} answer
 * @property {[string, string, string]} sentence the number that matters in the middle
 * @property {boolean} good whether it pays back
 * @property {string} doubt
 * @property {Figure[]} figures
 * @property {any} chart as figure.js draws it
 * @property {number | null} payback
 * @property {number[]} points
 * @property {import("./moving_words.js").OpenWords} words
 */
/**
 * What stays as it is while controls move.
 * @typedef {object} Frame
 * @property {Record<string, import("./slider_steps.js").Spec & {start: number}>} specs
 * @property {string[]} shown names of the controls on the board
 * @property {import("./number_text.js").NumberStyle} style
 * @property {import("./control.js").ControlWords} words
 * @property {any} tables
 */
/** @typedef {{data: BoardData & {frame?: Frame}, parentElement: HTMLElement, setStateValue: (name: string, value: unknown) => void}} Component */

class Board {
  /** @type {Map<string, Control>} */
  controls = new Map();

  /** @type {BoardData | undefined} Python's newest answer, to whichever plan */
  #newest;

  /** @type {BoardData | undefined} the one that is shown */
  #settled;

  /** @type {Tables | undefined} */
  #tables;

  /** @type {Frame | undefined} */
  #frame;

  /** @type {any} */
  #part;

  /** @type {MovingLine | undefined} */
  #line;

  /** @param {HTMLElement} root */
  constructor(root) {
    root.innerHTML =
      '<div class="pb-controls"></div>' +
      '<section class="st-key-verdict"><h1><span></span><b></b><span></span></h1><p class="pb-doubt"></p></section>' +
      '<div class="pb-tiles"></div><figure data-testid="payback-curve"></figure>';
    /** @param {string} selector */
    const find = (selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
    this.root = root;
    this.place = find(".pb-controls");
    this.sentence = find("h1");
    this.doubt = find(".pb-doubt");
    this.tiles = find(".pb-tiles");
    this.curve = find("figure");
    this.stop = plan.watch(() => this.#draw());
  }

  /** @param {Frame} frame */
  describe(frame) {
    if (this.#frame === frame) return;
    this.#frame = frame;
    this.#tables = unpackTables(frame.tables);
    plan.describe(Object.fromEntries(Object.entries(frame.specs).map(([name, { start, unit }]) => [name, { start, places: unit.places }])));
    const hooks = { moved: plan.move.bind(plan), committed: commit };
    for (const name of frame.shown) {
      const spec = frame.specs[name];
      if (!spec) continue;
      const control = this.controls.get(name) ?? new Control(spec, frame.style, frame.words, hooks);
      this.controls.set(name, control);
      control.describe(spec, frame.style, frame.words);
      this.place.append(control.element);
    }
  }

  /** @param {BoardData} data */
  async take(data) {
    if (this.#newest === data) return;
    this.#newest = data;
    this.#part = await prepare(this.curve, data.chart);
    if (this.#newest !== data) return; // a later one has come in the meantime
    this.#line ??= new MovingLine(this.#part.plot);
    plan.take(data.answer);
  }

  /** Shows the plan on screen: as Python says it, or as far as the tables reach. */
  #draw() {
    for (const [name, control] of this.controls) control.show(plan.values[name] ?? NaN);
    dimOthers(plan.key);
    if (!this.#newest || !this.#line) return;
    if (this.#newest.answer.key === plan.key) this.#settle(this.#newest);
    else this.#move();
  }

  /** @param {BoardData} data */
  #settle(data) {
    if (this.#settled === data && this.curve.dataset["state"] === "settled") return;
    this.#settled = data;
    const key = data.answer.key;
    paint(this.curve, this.#part, data.chart);
    this.#line?.hide();
    const [before, number, after] = data.sentence;
    this.#say([before, number, after], data.good);
    this.doubt.textContent = data.doubt;
    this.#writeFigures(data.figures);
    belongsTo(key, [this.sentence, this.doubt, this.curve, ...this.tiles.children]);
    this.#announce("settled", data.payback);
  }

  /** One move of a hand. */
  #move() {
    const [frame, settled] = [this.#frame, this.#settled];
    if (!frame || !settled || !this.#tables || !this.#line) return;
    const flow = netFlow(this.#tables, plan.values, this.#values(settled));
    if (!flow) {
      this.curve.dataset["state"] = "live";
      return;
    }
    const [all, hard] = [answer(flow.all), answer(flow.hard)];
    const words = wording(settled.words, frame.style);
    this.#line.draw(all, words);
    const [before = "", number = "", after = ""] = words.sentence(all.payback).split("**");
    this.#say([before, number, after], all.payback !== null);
    this.#writeMoving({
      payback: [words.payback(all.payback), words.date(all.payback)],
      hole: [words.amount(all.hole), words.holeMonth(all.deepest)],
      net: [words.net(all.total[Math.min(settled.words.look, all.total.length - 1)] ?? 0)],
      hard: [words.payback(hard.payback)],
    });
    belongsTo(plan.key, [this.sentence, this.curve, ...this.tiles.children]);
    this.#announce("live", all.payback);
  }

  /** @param {BoardData} settled */
  #values(settled) {
    const starts = Object.entries(this.#frame?.specs ?? {}).map(([name, { start }]) => [name, start]);
    return { ...Object.fromEntries(starts), ...settled.answer.values };
  }

  /**
   * @param {[string, string, string]} texts
   * @param {boolean} good
   */
  #say(texts, good) {
    [...this.sentence.children].forEach((node, k) => write(node, texts[k] ?? ""));
    this.sentence.className = good ? "pb-yes" : "pb-no";
  }

  /** @param {Figure[]} figures */
  #writeFigures(figures) {
    if (this.tiles.children.length !== figures.length) {
      this.tiles.innerHTML = figures.map(() => '<div class="pb-tile"><span></span><strong></strong><small></small></div>').join("");
    }
    figures.forEach(({ name, label, value, note }, k) => {
      const tile = /** @type {HTMLElement} */ (this.tiles.children[k]);
      tile.dataset["figure"] = name;
      [label, value, note].forEach((text, nth) => write(tile.children[nth], text));
    });
  }

  /** @param {Record<string, string[]>} moving value, and what goes with it */
  #writeMoving(moving) {
    for (const tile of this.tiles.children) {
      const [value, note] = moving[/** @type {HTMLElement} */ (tile).dataset["figure"] ?? ""] ?? [];
      if (value !== undefined) write(tile.children[1], value);
      if (note !== undefined) write(tile.children[2], note);
    }
  }

  /**
   * @param {"live" | "settled"} state
   * @param {number | null} payback
   */
  #announce(state, payback) {
    const { dataset } = this.curve;
    dataset["state"] = state;
    dataset["drawn"] = JSON.stringify(plan.values);
    dataset["paybackMonth"] = payback === null ? "" : String(payback);
  }
}

const commit = afterFrame(() => plan.commit());

/** @type {WeakMap<Element, Board>} */
const boards = new WeakMap();
/** @type {PromiseWithResolvers<Frame>} */
const frame = Promise.withResolvers();

/** @param {Component} component */
export default function show({ data, parentElement, setStateValue }) {
  if (data.frame) {
    frame.resolve(data.frame);
    return undefined;
  }
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".pb-board"));
  const board = boards.get(root) ?? new Board(root);
  boards.set(root, board);
  plan.send = (moved) => setStateValue("moved", moved);
  frame.promise.then((described) => {
    board.describe(described);
    return board.take(data);
  });
  return () => {
    board.stop();
    boards.delete(root);
  };
}
