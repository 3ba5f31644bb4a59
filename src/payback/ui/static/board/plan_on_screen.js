// The one plan on screen: what the controls stand at, and its key. Whoever shows something of the plan watches it; an
// answer of Python's counts only for the plan that it was worked out for.

import { kept, planKey } from "./plan_key.js";

/**
 * What Python says of a plan.
 * @typedef {object} Answer
 * @property {string} key of the plan that was worked out
 * @property {string} token of whoever set the plan: another one where Python itself did (a link, a preset, Back)
 * @property {string} rest what the plan holds beside its assumptions
 * @property {Record<string, number>} values that differ from where the controls start
 */
/**
 * What is sent to Python: everything that hands have moved since it set the plan.
 * @typedef {object} Moved
 * @property {string} token
 * @property {Record<string, number>} values
 */
/** @typedef {(plan: PlanOnScreen) => void} Watcher */

export class PlanOnScreen {
  /** @type {Record<string, number>} */
  values = {};

  /** @type {Record<string, number>} */
  places = {};

  key = "";
  isMoving = false; // a hand has moved it and not let go
  token = "";
  rest = "";

  /** @type {Record<string, number>} */
  #starts = {};

  /** @type {Record<string, number>} where Python set the plan */
  #base = {};

  /** @type {Record<string, number> | undefined} what Python set, before it is known where the controls start */
  #early;

  /** @type {Set<Watcher>} */
  #watchers = new Set();

  /** @type {string[]} names of the controls on the board */
  shown = [];

  /** @type {(moved: Moved) => void} */
  send = () => undefined;

  /** @type {(shown: string[]) => void} */
  sendShown = () => undefined;

  /**
   * Every assumption with where its control starts, and the decimals that it is kept to.
   * @param {Record<string, {start: number, places: number}>} specs in the order of the key
   */
  describe(specs) {
    const names = Object.entries(specs);
    this.places = Object.fromEntries(names.map(([name, { places }]) => [name, places]));
    this.#starts = Object.fromEntries(names.map(([name, { start }]) => [name, start]));
    if (!this.#early) return;
    this.#set(this.#early);
    this.#early = undefined;
    this.#changed();
  }

  /**
   * Every value of a plan that Python names by what differs from where the controls start.
   * @param {Record<string, number>} values
   * @returns {Record<string, number>}
   */
  full(values) {
    return { ...this.#starts, ...values };
  }

  /**
   * Takes what Python says: its values where it set the plan itself, else only what stands beside them.
   * @param {Answer} answer
   * @returns {boolean} whether it is the answer to the plan on screen
   */
  take({ key, token, rest, values }) {
    this.rest = rest;
    if (token !== this.token) {
      this.token = token;
      if (this.isDescribed) this.#set(values);
      else this.#early = values;
    }
    if (this.isDescribed) this.#changed();
    return key === this.key;
  }

  /** Whether it is known where the controls start. */
  get isDescribed() {
    return Object.keys(this.#starts).length > 0;
  }

  /** @param {Record<string, number>} values */
  #set(values) {
    this.isMoving = false;
    this.#base = this.full(values);
    this.values = { ...this.#base };
  }

  /**
   * A hand moves a control.
   * @param {string} name
   * @param {number} value
   */
  move(name, value) {
    const exact = kept(value, this.places[name] ?? 0);
    if (this.values[name] === exact) return;
    this.values = { ...this.values, [name]: exact };
    this.isMoving = true;
    this.#changed();
  }

  /** A hand lets go: Python is asked for the answer. */
  commit() {
    if (this.isMoving) {
      this.isMoving = false;
      this.refresh();
    }
    const moved = Object.entries(this.values).filter(([name, value]) => value !== this.#base[name]);
    this.send({ token: this.token, values: Object.fromEntries(moved) });
  }

  /**
   * Puts other controls on the board.
   * @param {string[]} names
   */
  show(names) {
    if (names.join() === this.shown.join()) return;
    this.shown = names;
    this.refresh();
  }

  /**
   * Has somebody see every change, before the next frame is painted.
   * @param {Watcher} watcher
   * @returns {() => void} ends it
   */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Something else that the page shows the plan with has come. */
  refresh() {
    for (const watcher of this.#watchers) watcher(this);
  }

  #changed() {
    this.key = planKey(this.values, this.places, this.rest);
    this.refresh();
  }
}

/** That of this page. */
export const plan = new PlanOnScreen();
