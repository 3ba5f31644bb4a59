// An assumption in the panel: its control, the ways back to where its value came from, and the pin.

import { control, redescribe, showPlan } from "./control_list.js";
import { element, linkButton, takeKeyboard } from "./dom.js";
import { pin } from "./headline.js";
import { valueText } from "./number_text.js";
import { commit } from "./plan_component.js";
import { kept } from "./plan_key.js";
import { plan } from "./plan_on_screen.js";
import { todaysEffectOn } from "./todays_effort.js";

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

  /**
   * Says everything anew, in another language perhaps; a text that is being typed stays.
   * @param {Description} described
   */
  describe(described) {
    this.described = described;
    redescribe(this.control, described);
    delete this.#ways.dataset["ways"];
    this.show();
  }

  /** Stands where the plan on screen does. */
  show() {
    showPlan(this.control, this.described);
    const value = plan.values[this.name];
    const ways = Object.entries(this.#origins()).filter(([, origin]) => origin !== value);
    const wanted = JSON.stringify(ways);
    if (this.#ways.dataset["ways"] === wanted) return;
    this.#ways.dataset["ways"] = wanted;
    const { label } = this.control.spec;
    this.#ways.replaceChildren(
      ...ways.map(([way, origin]) => this.#back(/** @type {"benchmark" | "history" | "link"} */ (way), origin)),
      linkButton("pb-way pb-pin", label, this.described.words.pin, () => pin(this.name)),
    );
  }

  /** Where the value may go back to; a benchmark of a full-time person as it would be under today's effort. */
  #origins() {
    const { specs, observed } = this.described;
    const origins = specs[this.name]?.origins ?? {};
    if (!observed.includes(this.name) || origins.benchmark === undefined) return origins;
    return { ...origins, benchmark: kept(origins.benchmark * todaysEffectOn(plan.values, this.name), plan.places[this.name] ?? 0) };
  }

  /**
   * @param {"benchmark" | "history" | "link"} way
   * @param {number} origin
   */
  #back(way, origin) {
    const { spec, style } = this.control;
    const text = this.described.words[way].replace("{value}", valueText(origin, spec.unit, style));
    return linkButton("pb-way", spec.label, text, () => {
      plan.move(this.name, origin);
      commit();
      takeKeyboard(this.control.element); // the button is gone
    });
  }
}
