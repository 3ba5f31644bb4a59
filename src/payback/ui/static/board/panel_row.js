// An assumption in the panel: its control, the ways back to where its value came from, and the pin.

import { Control } from "./control.js";
import { element, write } from "./dom.js";
import { valueText } from "./number_text.js";
import { plan } from "./plan_on_screen.js";

/** @typedef {import("./slider_steps.js").Spec & {start: number, origins: Partial<Record<"benchmark" | "history", number>>}} PanelSpec */
/** @typedef {Record<"search" | "benchmark" | "history" | "pin" | "nothing", string>} PanelWords */
/**
 * What the panel is made of.
 * @typedef {object} PanelFrame
 * @property {{name: string, label: string, members: string[]}[]} groups
 * @property {Record<string, PanelSpec>} specs
 * @property {string[]} shown names on the board
 * @property {import("./number_text.js").NumberStyle} style
 * @property {import("./control.js").ControlWords & PanelWords} words
 */
/** @typedef {{committed: (name: string) => void, pin: (name: string) => void}} PanelHooks */

export class Row {
  #ways = element("div", "pb-ways");

  /**
   * @param {PanelSpec} spec
   * @param {PanelFrame} frame
   * @param {PanelHooks} hooks
   */
  constructor(spec, frame, hooks) {
    this.spec = spec;
    this.frame = frame;
    this.hooks = hooks;
    this.control = new Control(spec, frame.style, frame.words, { moved: plan.move.bind(plan), committed: hooks.committed });
    this.control.element.append(this.#ways);
  }

  /** @param {number} value */
  show(value) {
    this.control.show(value);
    const ways = Object.entries(this.spec.origins).filter(([, origin]) => origin !== value);
    const wanted = JSON.stringify(ways);
    if (this.#ways.dataset["ways"] === wanted) return;
    this.#ways.dataset["ways"] = wanted;
    this.#ways.replaceChildren(...ways.map(([way, origin]) => this.#back(/** @type {"benchmark" | "history"} */ (way), origin)), this.#pin());
  }

  /**
   * @param {"benchmark" | "history"} way
   * @param {number} origin
   */
  #back(way, origin) {
    const text = this.frame.words[way].replace("{value}", valueText(origin, this.spec.unit, this.frame.style));
    const button = element("button", "pb-way", { type: "button", "aria-label": `${this.spec.label}: ${text}` });
    write(button, text);
    button.addEventListener("click", () => {
      plan.move(this.spec.name, origin);
      this.hooks.committed(this.spec.name);
    });
    return button;
  }

  #pin() {
    const { words } = this.frame;
    const button = element("button", "pb-way pb-pin", { type: "button", "aria-label": `${this.spec.label}: ${words.pin}` });
    write(button, words.pin);
    button.addEventListener("click", () => this.hooks.pin(this.spec.name));
    return button;
  }
}
