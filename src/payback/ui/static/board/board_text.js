// The words of the board: the verdict, what speaks against it, how it is worked out, and the four figures.

import { description } from "./description.js";
import { belongsTo } from "./dimming.js";
import { write } from "./dom.js";
import { wording } from "./moving_words.js";
import { reserve } from "./reserved_height.js";

/** @typedef {import("./tables.js").Answer} Answer */
/** @typedef {{name: string, label: string, value: string, note: string, means: string}} Figure */
/**
 * What Python says of a plan.
 * @typedef {object} Texts
 * @property {string} problem why the plan has no answer; empty where it has one, and only then all that follows is there
 * @property {[string, string, string]} sentence the number that matters in the middle
 * @property {string} state of the verdict
 * @property {boolean} good whether everybody in the plan is to be hired
 * @property {string} doubt
 * @property {{title: string, steps: string[]}} worked how it is worked out
 * @property {Figure[]} figures
 * @property {import("./moving_words.js").OpenWords} words
 */

const LONG = 48; // months whose words are as long as any
const LARGE = -888_888; // an amount whose words are as long as most

export class BoardText {
  /** @param {HTMLElement} root of the board */
  constructor(root) {
    /** @param {string} selector */
    const find = (selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
    this.sentence = find("h1");
    this.doubt = find(".pb-doubt");
    this.worked = find(".pb-worked");
    this.tiles = find(".pb-tiles");
  }

  /**
   * Says what Python says.
   * @param {Texts} texts
   * @param {string} key of the plan
   */
  settle(texts, key) {
    this.#say(texts.sentence, texts.state, texts.good);
    write(this.doubt, texts.doubt);
    this.#explain(texts.worked);
    this.#writeFigures(texts.figures);
    belongsTo(key, [this.sentence, this.doubt, this.worked, ...this.tiles.children]);
    this.#reserve(texts);
  }

  /**
   * Says why a plan has no answer.
   * @param {Texts} texts
   * @param {string} key of the plan
   */
  refuse(texts, key) {
    this.#say(texts.sentence, texts.state, texts.good);
    write(this.doubt, texts.problem);
    belongsTo(key, [this.sentence, this.doubt]);
  }

  /**
   * Says what the tables give; undefined before the page is described.
   * @param {Texts} settled
   * @param {Answer} all
   * @param {Answer} hard
   * @param {string} key of the plan
   */
  move(settled, all, hard, key) {
    const words = description.value && wording(settled.words, description.value.style);
    if (!words) return undefined;
    const isBack = all.payback !== null;
    this.#say(parts(words.sentence(all.payback, all.total.at(-1) ?? 0)), isBack ? "pays_back" : "not_within", isBack);
    this.#writeMoving({
      payback: [words.payback(all.payback), words.date(all.payback)],
      hole: [words.amount(all.hole), words.holeMonth(all.deepest)],
      net: [words.net(all.total[Math.min(settled.words.look, all.total.length - 1)] ?? 0)],
      hard: [words.payback(hard.payback)],
    });
    belongsTo(key, [this.sentence, ...this.tiles.children]);
    return words;
  }

  /**
   * Keeps the height of the sentence, whatever a hand makes of it.
   * @param {Texts} texts
   */
  #reserve({ words: open, sentence }) {
    if (!description.value) return;
    const words = wording(open, description.value.style);
    const moving = [null, 0, LONG].map((payback) => words.sentence(payback, LARGE).replaceAll("**", ""));
    reserve(this.sentence, [...moving, sentence.join("")]);
  }

  /**
   * @param {[string, string, string]} texts
   * @param {string} state of the verdict
   * @param {boolean} good
   */
  #say(texts, state, good) {
    [...this.sentence.children].forEach((node, k) => write(node, texts[k] ?? ""));
    this.sentence.className = good ? "pb-yes" : "pb-no";
    this.sentence.dataset["state"] = state;
  }

  /** @param {Texts["worked"]} worked */
  #explain({ title, steps }) {
    write(this.worked.children[0], title);
    const items = steps.map((step) => Object.assign(document.createElement("li"), { textContent: step }));
    this.worked.children[1]?.replaceChildren(...items);
  }

  /** @param {Figure[]} figures */
  #writeFigures(figures) {
    if (this.tiles.children.length !== figures.length) {
      this.tiles.innerHTML = figures.map(() => '<div class="pb-tile"><span></span><strong></strong><small></small></div>').join("");
    }
    figures.forEach(({ name, label, value, note, means }, k) => {
      const tile = /** @type {HTMLElement} */ (this.tiles.children[k]);
      tile.dataset["figure"] = name;
      tile.title = means;
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
}

/**
 * A sentence with one part between `**`.
 * @param {string} text
 * @returns {[string, string, string]}
 */
function parts(text) {
  const [before = "", number = "", after = ""] = text.split("**");
  return [before, number, after];
}
