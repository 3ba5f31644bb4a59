// An assumption in the panel: its control, the ways back to where its value came from, and the pin.

import { control, showPlan } from "./control_list.js";
import { element, write } from "./dom.js";
import { pin } from "./headline.js";
import { valueText } from "./number_text.js";
import { commit } from "./plan_component.js";
import { plan } from "./plan_on_screen.js";

/** @typedef {import("./description.js").Description} Description */

export class Row {
  #ways = element("div", "pb-ways");

  /**
   * @param {string} name
   * @param {Description} described
   */
  constructor(name, described) {
    this.name = name;
    this.described = described;
    this.control = control(name, described);
    this.control.element.append(this.#ways);
    this.show();
  }

  /** Stands where the plan on screen does. */
  show() {
    showPlan(this.control, this.described);
    const value = plan.values[this.name];
    const ways = Object.entries(this.described.specs[this.name]?.origins ?? {}).filter(([, origin]) => origin !== value);
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
    const { spec, style } = this.control;
    const text = this.described.words[way].replace("{value}", valueText(origin, spec.unit, style));
    const button = element("button", "pb-way", { type: "button", "aria-label": `${spec.label}: ${text}` });
    write(button, text);
    button.addEventListener("click", () => {
      plan.move(this.name, origin);
      commit();
    });
    return button;
  }

  #pin() {
    const text = this.described.words.pin;
    const button = element("button", "pb-way pb-pin", { type: "button", "aria-label": `${this.control.spec.label}: ${text}` });
    write(button, text);
    button.addEventListener("click", () => pin(this.name));
    return button;
  }
}
