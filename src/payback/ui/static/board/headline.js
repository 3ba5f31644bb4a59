// The controls that stand above a page: three at first, others where somebody has put them there.

import { control, redescribe, showPlan } from "./control_list.js";
import { description } from "./description.js";
import { dimOthers } from "./dimming.js";
import { linkButton, takeKeyboard } from "./dom.js";
import { plan } from "./plan_on_screen.js";
import { pinned } from "./panel_choice.js";

/** @typedef {import("./control.js").Control} Control */
/** @typedef {import("./description.js").Description} Description */

const CHOSEN = "pb-assumption"; // figure.js says so of a bar that stands for one

export class Headline {
  /** @type {Map<string, Control>} */
  #controls = new Map();

  #drawn = "";

  /**
   * @param {HTMLElement} place
   * @param {(control: Control | undefined) => void} [held] a hand holds a control, or none any longer
   */
  constructor(place, held) {
    this.place = place;
    this.held = held;
    /** @param {Event} event */
    const reach = (event) => this.#reach(/** @type {CustomEvent<string>} */ (event).detail);
    document.addEventListener(CHOSEN, reach);
    const ends = [
      description.watch((described) => this.#describe(described)),
      plan.watch(() => this.show()),
      () => document.removeEventListener(CHOSEN, reach),
    ];
    this.stop = () => ends.forEach((end) => end());
  }

  /**
   * Brings the control of an assumption that was chosen in a picture under the hand.
   * @param {string} name
   */
  #reach(name) {
    if (!description.value?.specs[name]) return;
    if (!plan.shown.includes(name)) pin(name);
    const box = this.#controls.get(name)?.element;
    box?.scrollIntoView({ block: "nearest" });
    /** @type {HTMLElement | null | undefined} */ (box?.querySelector("input"))?.focus({ preventScroll: true });
  }

  /** Everything stands where the plan on screen does; what belongs to another one is dimmed. */
  show() {
    const described = description.value;
    if (!described || !plan.key) return;
    this.#place(described);
    for (const made of this.#controls.values()) showPlan(made, described);
    dimOthers(plan.key, plan.isMoving);
  }

  /** @param {Description} described */
  #describe(described) {
    for (const made of this.#controls.values()) redescribe(made, described);
    this.#drawn = "";
    this.show();
  }

  /** @param {Description} described */
  #place(described) {
    if (this.#drawn === plan.shown.join()) return;
    this.#drawn = plan.shown.join();
    for (const name of plan.shown) {
      const made = this.#controls.get(name) ?? control(name, described, this.held);
      this.#controls.set(name, made);
    }
    this.place.replaceChildren(...plan.shown.map((name) => this.#withWayBack(name, described)));
  }

  /**
   * @param {string} name
   * @param {Description} described
   */
  #withWayBack(name, described) {
    const box = /** @type {HTMLElement} */ (this.#controls.get(name)?.element);
    box.querySelector(".pb-unpin")?.remove();
    if (described.headline.includes(name)) return box;
    box.append(linkButton("pb-way pb-unpin", described.specs[name]?.label ?? name, described.words.unpin, () => pin(name)));
    return box;
  }
}

/**
 * Puts an assumption on the board, or takes it off again; the one that has come has the keyboard, since what was pressed is gone.
 * @param {string} name
 */
export function pin(name) {
  const before = plan.shown;
  plan.show(pinned(before, name, description.value?.headline ?? []));
  plan.sendShown(plan.shown);
  const come = plan.shown.find((other) => !before.includes(other));
  takeKeyboard(document.querySelector(`.pb-controls > .st-key-${come}`));
}

/** @type {WeakMap<Element, Headline>} */
const drawn = new WeakMap();

/** @param {{parentElement: HTMLElement}} component */
export default function show({ parentElement }) {
  const place = /** @type {HTMLElement} */ (parentElement.querySelector(".pb-controls"));
  if (!drawn.has(place)) drawn.set(place, new Headline(place));
  return () => {
    drawn.get(place)?.stop();
    drawn.delete(place);
  };
}
